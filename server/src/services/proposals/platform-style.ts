/** How people write there, for the model; facts are the article's alone. */
const STYLES: Readonly<Record<string, string>> = {
  x: 'One strong first sentence; no small talk.',
  linkedin: 'For people at work: why it matters, in short paragraphs; calm.',
  facebook: 'Friendly and plain, two or three sentences.',
  instagram:
    'Begins with a line that makes people stop; then short lines. No link can be followed there.',
  threads: 'Like a remark to friends, easy and short.',
  tiktok: 'A caption of one or two short lines under a video or pictures.',
  bluesky: 'Plain and personal; one thought.',
  mastodon: 'Plain words, no marketing; people there dislike advertising.',
};

const OTHERS = 'Plain and short.';

export const styleOf = (platform: string): string => STYLES[platform] ?? OTHERS;

/** Longer posts are allowed in places, but nobody reads them to the end; characters. */
export const LONGEST_POST = 1_500;
