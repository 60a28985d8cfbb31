const TOKEN = /\S+/gu;
/** Things that are worthless when halved. */
const WHOLE = /^\p{P}*(?:https?:\/\/|www\.|[#@][\p{L}\p{N}_])|^\S+\.\p{L}{2,}\/\S/iu;
const SENTENCE_END = /[.!?…。！？؟۔।]["'”’»)\]]*$/u;

export interface CutPoint {
  /** UTF-16 index: the text before it is kept. */
  end: number;
  /** The kept text ends a sentence. */
  sentence: boolean;
}

/**
 * Where a text may be cut: between words of its language, never inside a URL, hashtag, mention or
 * grapheme. Ascending; the whole text is the last point.
 */
export const cutPointsOf = (text: string, language: string | null): CutPoint[] => {
  const words = new Intl.Segmenter(languageOf(language), { granularity: 'word' });
  const points: CutPoint[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    if (!WHOLE.test(token)) {
      for (const { index, segment, isWordLike } of words.segment(token)) {
        const end = index + segment.length;
        if (isWordLike && end < token.length) addPoint(points, text, match.index + end);
      }
    }
    addPoint(points, text, match.index + token.length);
  }
  return points;
};

const addPoint = (points: CutPoint[], text: string, end: number): void => {
  points.push({ end, sentence: SENTENCE_END.test(text.slice(Math.max(0, end - 8), end)) });
};

const languageOf = (language: string | null): string | undefined => {
  try {
    return language ? Intl.getCanonicalLocales(language)[0] : undefined;
  } catch {
    return undefined;
  }
};
