/** A hashtag as Threads sees it; digits alone are none. */
const FIRST_TAG = /(^|[^#\p{L}\p{N}_])#(?!\d+(?:[\s.&@!?,;:#]|$))([^#\s.&@!?,;:]+)/u;

/** What a platform answers for a text, where no reader can know how it was written. */
export const expectedText = (platform: string, text: string): string =>
  // Threads makes the first hashtag the topic, and takes its hash away.
  platform === 'threads' ? text.replace(FIRST_TAG, '$1$2') : text;
