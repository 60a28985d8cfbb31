import { languageOf, primaryLanguageOf } from '../adaptation/language-of';

/** Tells languages apart; loaded with the first use, because it takes some 30 MB. */
interface Detector {
  detect(text: string): {
    language: string;
    isReliable(): boolean;
    getScores(): Record<string, number>;
  };
}

let loading: Promise<Detector> | null = null;

/** Also to have it ready before it is needed. */
export const openDetector = (): Promise<Detector> => {
  loading ??= import('eld/extrasmall').then(({ eld }) => eld as Detector);
  return loading;
};

/** Shorter texts are guesswork: "Hotel Restaurant" is at home everywhere. Letters. */
const SHORTEST = 30;
/** The wanted language may be so much less likely than the likeliest one. */
const CLOSE = 0.92;
/** One language under several names. */
const SAME: Readonly<Record<string, string>> = {
  nb: 'no',
  nn: 'no',
  iw: 'he',
  in: 'id',
  fil: 'tl',
};

/** Whose short texts nobody tells apart for certain. */
const NEIGHBOURS: readonly (readonly string[])[] = [
  ['no', 'da', 'sv'],
  ['hr', 'sr', 'bs', 'sl'],
  ['cs', 'sk'],
  ['id', 'ms'],
  ['gl', 'pt'],
  ['ca', 'es'],
  ['nl', 'af'],
  ['ru', 'uk', 'be', 'bg'],
];

/**
 * Whether a text is in a language that it should not be in. Careful: neighbours such as Danish and
 * Norwegian, texts of a few words and languages that the detector does not know pass.
 *
 * @returns the language it seems to be in, as its English name; null: nothing against it
 */
export const wrongLanguage = async (text: string, wanted: string): Promise<string | null> => {
  const expected = primaryLanguageOf(wanted);
  const letters = text.replace(/[#@]\S+|\P{L}+/gu, ' ').trim();
  const isLong = [...letters].length >= (SCRIPTS_OF_FEW.test(letters) ? SHORTEST / 3 : SHORTEST);
  if (expected === '' || expected === 'und' || !isLong) return null;
  const detected = (await openDetector()).detect(letters);
  const seems = nameOf(detected.language);
  if (!detected.isReliable() || seems === '' || areAlike(seems, nameOf(expected))) return null;
  const scores = detected.getScores();
  const best = scores[detected.language] ?? 0;
  const ours = Object.entries(scores).find(([name]) => nameOf(name) === nameOf(expected))?.[1] ?? 0;
  return ours >= best * CLOSE ? null : englishName(seems);
};

/** Where a few signs say as much as a sentence. */
const SCRIPTS_OF_FEW = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

const areAlike = (one: string, other: string): boolean =>
  one === other || NEIGHBOURS.some((group) => group.includes(one) && group.includes(other));

const nameOf = (language: string): string => SAME[language] ?? language;

export const englishName = (language: string): string => {
  const tag = languageOf(language);
  return (tag && new Intl.DisplayNames('en', { type: 'language' }).of(tag)) ?? language;
};
