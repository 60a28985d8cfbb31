/** A stretch between two borders; UTF-16 indexes of the whole text. */
export interface Segment {
  start: number;
  end: number;
  isWordLike: boolean;
}

/**
 * V8 of Node 20 takes the square of the time for a long text: 60,000 characters cost seconds at
 * once, and some milliseconds in pieces.
 */
const WINDOW = 300;
/** The last segments of a window may go on behind it, so the next window begins with them. */
const UNSURE = 3;

/** What `Intl.Segmenter` finds, in linear time. */
export function* segmentsOf(text: string, segmenter: Intl.Segmenter): Generator<Segment> {
  let start = 0;
  let size = WINDOW;
  while (start < text.length) {
    const end = wholeEnd(text, start + size);
    const found = [...segmenter.segment(text.slice(start, end))];
    const sure = end >= text.length ? found : found.slice(0, -UNSURE);
    for (const { index, segment, isWordLike } of sure) {
      yield {
        start: start + index,
        end: start + index + segment.length,
        isWordLike: isWordLike ?? false,
      };
    }
    const last = sure.at(-1);
    size = last ? WINDOW : size * 2;
    start += last ? last.index + last.segment.length : 0;
  }
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What people see as single characters. */
export const graphemesOf = (text: string): Generator<Segment> => segmentsOf(text, graphemes);

/** Not between the halves of a surrogate pair. */
const wholeEnd = (text: string, end: number): number => {
  const isSplit =
    end < text.length &&
    /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) &&
    /[\uDC00-\uDFFF]/.test(text.charAt(end));
  return isSplit ? end + 1 : end;
};
