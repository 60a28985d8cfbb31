/** Characters that are read of one value; more than a long book chapter. */
export const MAX_INPUT_LENGTH = 1_000_000;

/** Characters of the result; the longest post of any platform is far below. */
export const MAX_OUTPUT_LENGTH = 100_000;

/** Blocks, texts and tags that are looked at in one value. */
export const MAX_NODES = 200_000;

/** Blocks below one another; the editors allow fewer than ten. */
export const MAX_DEPTH = 60;

/**
 * HTML elements open at the same time. More than MAX_DEPTH, because old HTML leaves `<font>` and
 * `<b>` open; the parser's own stack costs time in proportion to it.
 */
export const MAX_OPEN_ELEMENTS = 1_000;
