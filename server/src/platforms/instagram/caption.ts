/** CP: hashtags and mentions in one caption. */
export const MAX_HASHTAGS = 30;
export const MAX_MENTIONS = 20;

/** CP. */
export const MAX_CAPTION_LENGTH = 2200;

/** Whether code points or UTF-16 units count is not documented: the stricter of the two. */
export const countCaption = (text: string): number => text.length;

const HASHTAG = /#(?=[\p{L}\p{N}_\p{Extended_Pictographic}])/gu;

/** Not those of mail addresses. */
const MENTION = /(?<![\w.+-])@(?=\w)/g;

export const countHashtags = (text: string): number => text.match(HASHTAG)?.length ?? 0;

export const countMentions = (text: string): number => text.match(MENTION)?.length ?? 0;

/**
 * A caption as it can be compared with what Instagram shows of it: spaces may be moved, and by
 * Facebook Login a caption comes back without `@` unless one has admin tasks on the Page (IGM).
 */
export const comparableCaption = (text: string): string =>
  text.normalize('NFC').replaceAll('@', '').replace(/\s+/g, ' ').trim();
