/**
 * The number everybody names; no page of Facebook's own does, nor in which unit it counts
 * (checked 2026-11-22): UTF-16 units are the strictest reading.
 */
export const MESSAGE_LIMIT = 63_206;

/** UTF-16 units. Total: a lone surrogate counts one. */
export const countFacebookCharacters = (text: string): number => text.length;
