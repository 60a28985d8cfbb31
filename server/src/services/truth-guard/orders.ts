import type { Span } from './fact';
import { quotesOf } from './facts/quotes';
import { scanView } from './scan-view';
import { sentencesOf } from './sentences';
import { instructionsIn } from './words/instructions';

/** A text of a source without what speaks to a model. */
export interface WithoutOrders {
  text: string;
  /** What the orders put between quotation marks. Orders that are quoted themselves have none. */
  ordered: string[];
}

/** Sentences behind one that speaks to a model: what it asks for often stands in the next. */
const TAKEN_ALONG = 2;
/** A short line such as "SYSTEM:" takes the next one along. */
const OPEN_LINE = /[:：]\s*$|^.{0,40}$/u;

/**
 * Without the sentences that speak to a model and those right behind them: what they say is no fact
 * of the article. Nor is what they put between quotation marks, however long it is. `border` parts
 * fields and stays.
 */
export const withoutOrders = (text: string, border: string): WithoutOrders => {
  const hits = instructionsIn(scanView(text));
  if (hits.length === 0) return { text, ordered: [] };
  const sentences = sentencesOfLines(text);
  const areHits = marksOf(text, hits);
  const orders = ordersAmong(text, { lines: sentences, areHits, border });
  const areOrders = marksOf(text, orders);
  const quotes = quotesOf(text).filter(
    (quote) => areOrders[quote.start] === 1 && !quote.text.includes(border)
  );
  const areGone = marksOf(text, [...orders, ...quotes]);
  const gone = sentences.flat().filter((sentence) => hasMark(areGone, sentence));
  const beginnings = marksOf(
    text,
    hits.map(({ start }) => ({ start, end: start + 1 }))
  );
  // Whoever quotes an order tells of it.
  const asked = quotes.filter(({ start, end }) => !hasMark(beginnings, { start: start + 1, end }));
  return { text: without(text, gone), ordered: asked.map((quote) => quote.text) };
};

/** One for each UTF-16 unit that lies in a span, so that hostile rows cost linear time. */
const marksOf = (text: string, spans: readonly Span[]): Uint8Array => {
  const marks = new Uint8Array(text.length);
  for (const { start, end } of spans) marks.fill(1, start, end);
  return marks;
};

const hasMark = (marks: Uint8Array, { start, end }: Span): boolean =>
  marks.subarray(start, end).includes(1);

/** Sentences by line; an empty line has none. */
const sentencesOfLines = (text: string): Span[][] => {
  let place = 0;
  return text.split('\n').map((line) => {
    const offset = place;
    place += line.length + 1;
    return sentencesOf(line, null).map(({ start, end }) => ({
      ...{ start: start + offset, end: end + offset },
    }));
  });
};

interface OrdersArgs {
  lines: readonly (readonly Span[])[];
  areHits: Uint8Array;
  border: string;
}

const ordersAmong = (text: string, { lines, areHits, border }: OrdersArgs): Span[] => {
  let isOpen = false;
  return lines.flatMap((sentences) => {
    const line = text.slice(sentences[0]?.start ?? 0, sentences.at(-1)?.end ?? 0);
    if (line === border) return [];
    const wasOpen = isOpen && line !== '';
    const isHit = sentences.some((sentence) => hasMark(areHits, sentence));
    isOpen = (isHit || wasOpen) && OPEN_LINE.test(line);
    return wasOpen ? sentences : withThoseBehind(sentences, areHits);
  });
};

const withThoseBehind = (sentences: readonly Span[], areHits: Uint8Array): Span[] => {
  let left = 0;
  return sentences.filter((sentence) => {
    left = hasMark(areHits, sentence) ? TAKEN_ALONG + 1 : left - 1;
    return left > 0;
  });
};

const without = (text: string, spans: readonly Span[]): string => {
  let kept = '';
  let place = 0;
  for (const { start, end } of spans) {
    kept += text.slice(place, start);
    place = end;
  }
  return kept + text.slice(place);
};
