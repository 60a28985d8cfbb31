const MAX_SUBJECT_LENGTH = 150;

/** The subject of a mail: a line break in a header would begin another header. */
export const oneLine = (text: string): string =>
  text.replace(/\p{Cc}+/gu, ' ').slice(0, MAX_SUBJECT_LENGTH);
