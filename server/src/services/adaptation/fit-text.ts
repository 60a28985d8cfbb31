import { cutAround } from './cut-around';
import { withClosedBidi } from './open-marks';
import { shortenable, type Fits, type Shortenable } from './shorten';

/** What gives way when a text is too long. */
export interface TextPieces {
  title: string;
  summary: string;
  body: string;
  hashtags: readonly string[];
}

/** What was shortened; `text`: the worded text itself, because its fixed words alone are too long. */
export type ShortenedPiece = keyof TextPieces | 'text';

export interface FitTextArgs {
  pieces: TextPieces;
  /** Renders the wording with these pieces. Called at most some 130 times. */
  word(this: void, pieces: TextPieces): string;
  /** By the platform's counting. What is returned was tried, so it need not be monotone. */
  fits(this: void, text: string): boolean;
  /**
   * The highest count that can fit: of a piece, 200 UTF-16 units for each are looked at, because a
   * link of 4,096 may count 23 (X) and a family of 25 one.
   */
  maxUnits: number;
  /** Stand whole in the text or not at all: the link. */
  protectedTexts: readonly string[];
  /** BCP-47; null when it is not known. */
  language: string | null;
}

export interface FittedText {
  /** Fits, except when not even an empty text does. */
  text: string;
  /** Those that were kept. */
  hashtags: readonly string[];
  shortened: ShortenedPiece[];
  /** Protected texts that fit nowhere and are missing, though the wording has them. */
  lost: string[];
}

const UNITS_FOR_ONE = 200;
/** Texts whose fit is asked for, whatever the input; some of them are for the last resort. */
const MAX_TRIES = 110;
const LAST_RESORT_TRIES = 40;
/** UTF-16 units; what is left of a text and shorter than this ("The…") says nothing. */
const REMNANT = 8;
/** Pieces up to here together are tried whole at once. */
const SHORT = 4_000;

/**
 * Words an entry so that it fits. The body gives way first, then the summary, then hashtags from
 * the last, then the title. When the wording is too long even without them, its own text is cut at
 * the end, around the protected texts; when these alone are too long, they are left out, and when
 * nothing fits, the text is empty.
 *
 * @throws whatever `word` throws
 */
export const fitText = (args: FitTextArgs): FittedText => {
  const pieces = cleanPieces(args.pieces);
  const fits = createTries(args.fits, MAX_TRIES - LAST_RESORT_TRIES);
  const { text, kept } = fitPieces({ ...args, pieces, fits, fitsAtLast: args.fits });
  if (text === null) return lastResort(args, pieces);
  return {
    text,
    hashtags: kept.hashtags,
    shortened: shortenedOf({ ...args, pieces }, kept, text),
    lost: [],
  };
};

interface Fitted {
  /** Null: nothing fits. */
  text: string | null;
  kept: TextPieces;
}

/**
 * Built up from what matters most, so that no text is counted that is far too long: counting is
 * what costs.
 */
const fitPieces = (args: FitTextArgs & { fitsAtLast: Fits }): Fitted => {
  const { pieces, word, fits } = args;
  const isFitting = (kept: TextPieces) => fits(word(kept));
  if (unitsOf(pieces) <= SHORT) {
    const whole = word(pieces);
    if (fits(whole)) return { text: whole, kept: pieces };
  }
  let kept: TextPieces = { title: '', summary: '', body: '', hashtags: [] };
  const fill = (piece: 'title' | 'summary' | 'body'): boolean => {
    const found = shortenableOf(pieces[piece], args).toFit((text) =>
      isFitting({ ...kept, [piece]: text })
    );
    const isRemnant = piece !== 'title' && found.length < REMNANT && found !== pieces[piece];
    kept = { ...kept, [piece]: isRemnant ? '' : found };
    return found === pieces[piece];
  };
  if (fill('title')) {
    const count = tagsThatFit(pieces.hashtags, (hashtags) => isFitting({ ...kept, hashtags }));
    kept = { ...kept, hashtags: pieces.hashtags.slice(0, count) };
    const areAllKept = count === pieces.hashtags.length;
    if (fill('summary') && areAllKept) fill('body');
  }
  const text = word(kept);
  return { text: args.fitsAtLast(text) ? text : null, kept };
};

const unitsOf = ({ title, summary, body }: TextPieces): number =>
  title.length + summary.length + body.length;

const shortenableOf = (text: string, args: FitTextArgs): Shortenable =>
  shortenable(text, {
    language: args.language,
    protectedTexts: args.protectedTexts,
    maxUnits: args.maxUnits * UNITS_FOR_ONE,
  });

/** By halving: a post with fewer hashtags is a shorter one. */
const tagsThatFit = (
  hashtags: readonly string[],
  areFitting: (hashtags: readonly string[]) => boolean
): number => {
  if (hashtags.length === 0 || areFitting(hashtags)) return hashtags.length;
  let low = 0;
  let high = hashtags.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (areFitting(hashtags.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** A wording that says less than all of it was shortened there, one that never says it was not. */
const shortenedOf = (args: FitTextArgs, kept: TextPieces, text: string): ShortenedPiece[] => {
  const { pieces, word } = args;
  const names = ['body', 'summary', 'hashtags', 'title'] as const;
  return names.filter(
    (name) =>
      pieces[name].length !== kept[name].length && word({ ...kept, [name]: pieces[name] }) !== text
  );
};

const lastResort = (args: FitTextArgs, { title }: TextPieces): FittedText => {
  const fits = createTries(args.fits, LAST_RESORT_TRIES);
  const { language } = args;
  const maxUnits = args.maxUnits * UNITS_FOR_ONE;
  const bare = { title: shortenableOf(title, args).longest(), summary: '', body: '', hashtags: [] };
  const worded = args.word(bare).toWellFormed();
  const present = args.protectedTexts.filter((whole) => whole !== '' && worded.includes(whole));
  const around = cutAround({
    ...{ text: worded, protectedTexts: present, language, maxUnits, fits },
  });
  const done = { hashtags: [], shortened: ['text' as const] };
  if (around !== '' || present.length === 0) return { ...done, text: around, lost: [] };
  const without = present.reduce((text, whole) => text.split(whole).join(''), worded);
  const tidy = without.replace(/[^\S\n]{2,}/g, ' ').replace(/\n{3,}/g, '\n\n');
  const text = cutAround({
    ...{ text: tidy.trim(), protectedTexts: [], language, maxUnits, fits },
  });
  return { ...done, text, lost: present };
};

/** Well-formed, and no piece turns the direction of what stands behind it. */
const cleanPieces = ({ title, summary, body, hashtags }: TextPieces): TextPieces => ({
  title: withClosedBidi(title.toWellFormed()),
  summary: withClosedBidi(summary.toWellFormed()),
  body: withClosedBidi(body.toWellFormed()),
  hashtags,
});

/** Beyond so many tries nothing fits any more, and the best that was found stays. */
const createTries = (fits: Fits, most: number): Fits => {
  let tries = 0;
  let last: { text: string; answer: boolean } | null = null;
  return (text) => {
    if (last?.text === text) return last.answer;
    if (tries >= most) return false;
    tries += 1;
    last = { text, answer: fits(text) };
    return last.answer;
  };
};
