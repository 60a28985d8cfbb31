/**
 * For each concept, by primary language tag, patterns of its words in lower case, without flags and
 * borders.
 */
export type PhraseTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A concept in a text. */
export interface Phrase {
  concept: string;
  start: number;
  end: number;
}

const UNSPACED: ReadonlySet<string> = new Set(['ja', 'zh', 'ko', 'th']);
/** Articles and prepositions are written together with the word. */
const PREFIXING: ReadonlySet<string> = new Set(['ar', 'he']);

export interface PhraseBook {
  languages: ReadonlySet<string>;
  /** In texts of a language; of one that has no table, or is not known, in English. */
  find(this: void, lowerText: string, language: string): Phrase[];
  /**
   * Whether a text says it in its language or in English; where the language is not known, in any.
   */
  says(this: void, lowerText: string, phrase: { concept: string; language: string }): boolean;
}

/**
 * Finds concepts by the words that languages have for them. Texts come in lower case, because
 * ignoring case is slow; patterns are compiled when they are needed first.
 */
export const createPhraseBook = (table: PhraseTable): PhraseBook => {
  const concepts = Object.keys(table);
  const languages = new Set(concepts.flatMap((concept) => Object.keys(table[concept] ?? {})));
  const finders = new Map([...languages].map((tag) => [tag, finderOf(table, concepts, tag)]));
  const patternsOf = (concept: string): ReadonlyMap<string, RegExp> =>
    new Map(
      Object.entries(table[concept] ?? {}).map(([tag, pattern]) => [
        tag,
        new RegExp(bordered(pattern, tag), 'u'),
      ])
    );
  const byConcept = new Map(concepts.map((concept) => [concept, patternsOf(concept)]));
  return {
    languages,
    find: (lowerText, language) => {
      const pattern = finders.get(language) ?? finders.get('en');
      return pattern ? phrasesOf(lowerText, pattern, concepts) : [];
    },
    says: (lowerText, { concept, language }) => {
      const patterns = byConcept.get(concept);
      const asked = language === '' ? [...(patterns?.keys() ?? [])] : [language, 'en'];
      return asked.some((tag) => patterns?.get(tag)?.test(lowerText) ?? false);
    },
  };
};

/** Around all alternatives at once: a place where no word begins is left at the first look. */
const bordered = (pattern: string, language: string): string => {
  if (UNSPACED.has(language)) return `(?:${pattern})`;
  const start = PREFIXING.has(language) ? '(?<!\\p{L}{3})' : '(?<![\\p{L}\\p{N}])';
  return `${start}(?:${pattern})(?![\\p{L}\\p{N}])`;
};

const finderOf = (table: PhraseTable, concepts: readonly string[], language: string): RegExp =>
  new RegExp(
    bordered(
      concepts
        .flatMap((concept, index) => {
          const pattern = table[concept]?.[language];
          return pattern ? [`(?<c${index}>${pattern})`] : [];
        })
        .join('|'),
      language
    ),
    'gu'
  );

const phrasesOf = (text: string, pattern: RegExp, concepts: readonly string[]): Phrase[] => {
  const phrases: Phrase[] = [];
  for (const { 0: words, index, groups } of text.matchAll(pattern)) {
    const which = concepts.findIndex((_, place) => groups?.[`c${place}`] !== undefined);
    const concept = concepts[which];
    if (concept) phrases.push({ concept, start: index, end: index + words.length });
  }
  return phrases;
};
