import { foldWord, romanised } from './fold-word';
import { namesOfPlace, placeOf } from './words/places';

/** They bend names: "Nowaka", "Лиссабоне", "Lizbonʼda". */
const INFLECTING: ReadonlySet<string> = new Set(
  'pl cs sk ru uk be bg sr hr bs sl mk lt lv et fi hu tr el ro la ka hy kk az uz sq'.split(' ')
);
/** They write words together: "Hafenmuseum". */
const COMPOUNDING: ReadonlySet<string> = new Set(['de', 'nl', 'sv', 'da', 'nb', 'no', 'nn', 'fi']);
const ENDINGS = [
  's',
  'es',
  'n',
  'en',
  'e',
  'er',
  'in',
  'ern',
  'ed',
  'd',
  'ing',
  'ly',
  'i',
  'a',
  'o',
];
const LEAST_STEM = 4;

export interface KnownWords {
  /** In the language of the text that is checked. */
  has(this: void, folded: string, language: string): boolean;
  /**
   * Whether a word is a country or a language that the source names in its own: "Portuguese" holds
   * against "portugiesisch". Slow when it is asked first.
   */
  isCountry(this: void, folded: string, language: string): boolean;
  /** Makes what is else made with the first word that is not found at once. */
  warm(this: void): void;
}

/** Whether a source has a word, or a form of it, or its name in another language. */
export const createKnownWords = (
  words: ReadonlySet<string>,
  sourceLanguage: string
): KnownWords => {
  let others: { stems: ReadonlySet<string>; places: ReadonlySet<number> } | null = null;
  const othersOf = () => (others ??= formsOf(words));
  const has = (folded: string, language: string): boolean => {
    if (words.has(folded) || isForm(folded, words)) return true;
    const { stems, places } = othersOf();
    const place = placeOf(folded);
    if (place !== undefined && places.has(place)) return true;
    if (stems.has(stemOf(folded))) return true;
    if (INFLECTING.has(language) && isBent(stemOf(folded), stems)) return true;
    return COMPOUNDING.has(language) && isCompound(folded, words);
  };
  const isCountry = createCountries(sourceLanguage, words);
  return { has: remembered(has), isCountry, warm: () => void othersOf() };
};

const isForm = (folded: string, words: ReadonlySet<string>): boolean =>
  ENDINGS.some(
    (ending) =>
      (folded.length >= 3 && words.has(folded + ending)) ||
      (folded.endsWith(ending) &&
        folded.length - ending.length >= 3 &&
        words.has(folded.slice(0, -ending.length)))
  );

/** "Mueller" and "Müller", "Лиссабон" and "Lissabon" letter by letter. */
const stemOf = (folded: string): string => romanised(folded).replace(/([aou])e/g, '$1');

const formsOf = (words: ReadonlySet<string>) => {
  const list = [...words];
  return {
    stems: new Set(list.map(stemOf)),
    places: new Set(
      list.flatMap((word) => {
        const place = placeOf(word);
        return place === undefined ? [] : [place];
      })
    ),
  };
};

const isBent = (stem: string, stems: ReadonlySet<string>): boolean => {
  const kept = stem.slice(0, Math.max(LEAST_STEM, stem.length - 2));
  if (kept.length < LEAST_STEM) return false;
  for (const other of stems) {
    if (other.startsWith(kept) && Math.abs(other.length - stem.length) <= 3) return true;
  }
  return false;
};

const isCompound = (folded: string, words: ReadonlySet<string>): boolean => {
  for (const word of words) {
    if (word.length < LEAST_STEM || folded.length <= word.length) continue;
    if (folded.startsWith(word) || folded.endsWith(word)) return true;
  }
  return false;
};

/** The targets of one article say the same words. */
const remembered = (ask: KnownWords['has']): KnownWords['has'] => {
  const answers = new Map<string, boolean>();
  return (folded, language) => {
    const key = `${language} ${folded}`;
    const answer = answers.get(key) ?? ask(folded, language);
    answers.set(key, answer);
    return answer;
  };
};

const createCountries = (sourceLanguage: string, words: ReadonlySet<string>) => {
  const tables = new Map<string, ReadonlyMap<string, string>>();
  const tableOf = (language: string): ReadonlyMap<string, string> => {
    const known = tables.get(language) ?? namesIn(language);
    tables.set(language, known);
    return known;
  };
  return (folded: string, language: string): boolean => {
    if (!sourceLanguage || !language || sourceLanguage === language) return false;
    const code = codeOf(folded, tableOf(language));
    if (!code) return false;
    for (const [name, other] of tableOf(sourceLanguage)) {
      if (other === code && isIn(name, words)) return true;
    }
    return false;
  };
};

/** Adjectives bend: what both begin with is enough. */
const codeOf = (folded: string, names: ReadonlyMap<string, string>): string | undefined => {
  const exact = names.get(folded);
  if (exact) return exact;
  const stem = folded.slice(0, Math.max(LEAST_STEM, folded.length - 2));
  if (stem.length < LEAST_STEM) return undefined;
  for (const [name, code] of names) if (name.startsWith(stem)) return code;
  return undefined;
};

const isIn = (name: string, words: ReadonlySet<string>): boolean => {
  if (words.has(name)) return true;
  const stem = name.slice(0, Math.max(2, name.length - 2));
  for (const word of words) if (word.startsWith(stem) && stem.length >= 3) return true;
  return false;
};

const LANGUAGES =
  'en de fr es pt it nl sv da nb fi pl cs ru uk el tr ar he hi ja zh ko hu ro bg ca eu ga cy is';
const REGIONS = 'GB DE FR ES PT IT NL SE DK NO FI PL CZ RU UA GR TR EG IL IN JP CN KR HU RO BG';

const namesIn = (language: string): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  try {
    const languages = new Intl.DisplayNames([language], { type: 'language' });
    for (const tag of LANGUAGES.split(' ')) names.set(foldWord(languages.of(tag) ?? ''), tag);
    const regions = new Intl.DisplayNames([language], { type: 'region' });
    for (const tag of REGIONS.split(' ')) names.set(foldWord(regions.of(tag) ?? ''), tag);
  } catch {
    // A tag that Intl does not know has no names here.
  }
  names.delete('');
  return names;
};

/** Whether a source has a place by any of its names, in scripts that part no words too. */
export const hasPlace = (name: string, { has }: { has: (name: string) => boolean }): boolean => {
  const place = placeOf(foldWord(name));
  return place !== undefined && namesOfPlace(place).some(has);
};
