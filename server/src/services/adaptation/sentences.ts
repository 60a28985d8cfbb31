import { primaryLanguageOf } from './language-of';

/**
 * Abbreviations that stand before what they belong to, so that nothing may be cut off behind them.
 * Those that end a thought ("etc.", "usw.") are left out.
 */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  en: 'mr mrs ms dr prof st rev hon gen col sgt lt capt gov sen rep pres vs viz cf ca approx no nos vol fig ed eds p pp op dept est al jan feb mar apr jun jul aug sep sept oct nov dec',
  de: 'hr fr dr prof dipl ing mag st str nr abs art abb bd hrsg bzw ca evtl ggf inkl exkl zzgl vgl sog bspw geb gest max min tel jh bes insb mind jan feb mär apr jun jul aug sep sept okt nov dez',
  fr: 'm mm mme mmes mlle dr pr me st ste art chap fig p pp vol éd env cf av bd tél no n janv févr avr juil sept oct nov déc',
  es: 'sr sra sres srta dr dra prof d dña ud uds vd art cap fig pág págs vol ed núm n.º aprox av avda tel ej ene feb mar abr jun jul ago sept oct nov dic',
  pt: 'sr sra srs dr dra prof profa d art cap fig pág págs vol ed núm n.º aprox av tel ex jan fev mar abr jun jul ago set out nov dez',
  it: 'sig sigg sigra dott dr prof avv ing arch on art cap fig p pp pag vol ed num n ca tel es gen feb mar apr giu lug ago sett ott nov dic',
};

const byLanguage = new Map(
  Object.entries(ABBREVIATIONS).map(([language, words]) => [language, new Set(words.split(' '))])
);
const ofAny = new Set([...byLanguage.values()].flatMap((words) => [...words]));

/** "J.", "z.", "U.S.", "i.d.R.". */
const INITIALS = /^(?:\p{L}\p{M}*[.-])*\p{L}\p{M}*\.$/u;
/** "3." is a day or a king as often as the end of a sentence. */
const ORDINAL = /^\p{Nd}{1,2}\.$/u;
const OPENING = /^[\p{Ps}\p{Pi}\p{Pd}"'„¿¡]+/u;

const END = /[.!?…。．！？｡؟۔।॥።។။][\p{Pe}\p{Pf}"'“«]*$/u;
/** Signs that need no space after them. */
const INNER_END = /[。！？｡।॥…][\p{Pe}\p{Pf}]*$/u;
/** Closing signs are few; hostile rows of them are looked at no further. */
const TAIL = 8;

/** Whether a word with a full stop only promises what follows: "Dr.", "z.", "3.". */
export const isAbbreviation = (word: string, language: string | null): boolean => {
  if (!word.endsWith('.') || word.length > 24) return false;
  const bare = word.replace(OPENING, '');
  if (INITIALS.test(bare) || ORDINAL.test(bare)) return true;
  const known = byLanguage.get(primaryLanguageOf(language)) ?? ofAny;
  return known.has(bare.slice(0, -1).toLowerCase());
};

/** Whether the text before `end` ends a sentence; `next` is what follows in the same line. */
export const endsSentence = (text: string, end: number, next: string): boolean =>
  END.test(text.slice(Math.max(0, end - TAIL), end)) && !/^\p{Ll}/u.test(next.replace(OPENING, ''));

/** The same inside a run without spaces. */
export const endsInnerSentence = (text: string, end: number): boolean =>
  INNER_END.test(text.slice(Math.max(0, end - TAIL), end));
