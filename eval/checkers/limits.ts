import { hashtagsIn } from './addresses';

/** What a platform allows in one post, and how many hashtags people put there. */
interface Limit {
  max: number;
  count: (text: string) => number;
  /** Habit. */
  hashtags: number;
}

const URLS = /https?:\/\/[^\s)）」»”]+/giu;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const graphemesOf = (text: string): string[] =>
  [...segmenter.segment(text)].map(({ segment }) => segment);

const units = (text: string): number => text.length;

/** A link counts 23, most European signs one, all others and every emoji two. */
const countX = (text: string): number => {
  const links = text.match(URLS)?.length ?? 0;
  const rest = graphemesOf(text.replace(URLS, '').normalize('NFC'));
  return rest.reduce((sum, sign) => sum + weightOf(sign), links * 23);
};

const weightOf = (sign: string): number => {
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(sign)) return 2;
  return [...sign].reduce((sum, point) => {
    const code = point.codePointAt(0) ?? 0;
    const isLight =
      code <= 4351 ||
      (code >= 8192 && code <= 8205) ||
      (code >= 8208 && code <= 8223) ||
      (code >= 8242 && code <= 8247);
    return sum + (isLight ? 1 : 2);
  }, 0);
};

const countMastodon = (text: string): number => {
  const shortened = text
    .replace(URLS, 'x'.repeat(23))
    .replace(/(@[a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]/giu, '$1');
  return graphemesOf(shortened).length;
};

/** An emoji counts as many as it has bytes. */
const countThreads = (text: string): number =>
  graphemesOf(text).reduce((sum, sign) => {
    const isEmoji = /\p{Emoji_Presentation}|\ufe0f|\p{Regional_Indicator}|\u20e3/u.test(sign);
    return sum + (isEmoji ? Buffer.byteLength(sign) : 1);
  }, 0);

const LIMITS: Readonly<Record<string, Limit>> = {
  x: { max: 280, count: countX, hashtags: 2 },
  linkedin: { max: 3_000, count: units, hashtags: 5 },
  facebook: { max: 63_206, count: units, hashtags: 3 },
  instagram: { max: 2_200, count: units, hashtags: 5 },
  threads: { max: 500, count: countThreads, hashtags: 1 },
  tiktok: { max: 2_200, count: units, hashtags: 5 },
  bluesky: { max: 300, count: (text) => graphemesOf(text).length, hashtags: 3 },
  mastodon: { max: 500, count: countMastodon, hashtags: 5 },
};

/** Parts of a post that are longer than the platform takes, by our own counting here. */
export const overLimit = (platform: string, parts: readonly string[]): string[] => {
  const limit = LIMITS[platform];
  if (!limit) throw new Error(`The limits of ${platform} are not known to the evaluation.`);
  return parts
    .map((part, index) => ({ place: index + 1, count: limit.count(part) }))
    .filter(({ count }) => count > limit.max)
    .map(({ place, count }) => `part ${place} counts ${count} of ${limit.max}`);
};

/** Hashtags in the whole post beyond what is usual there. */
export const hashtagsBeyondHabit = (platform: string, parts: readonly string[]): number =>
  Math.max(0, hashtagsIn(parts.join('\n')).length - (LIMITS[platform]?.hashtags ?? 0));
