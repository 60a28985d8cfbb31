import type { Span } from '../fact';

/** Which part of a thread a text is, from 1. */
export interface PartPlace {
  part: number;
  parts: number;
}

const KEYCAP = /[\d#*]\uFE0F?\u20E3/gu;
const LIST_NUMBER = /^[ \t]*(\d{1,2})[.)](?=\s)/gmu;
const PART_NUMBER =
  /^\s*[([]?(\d{1,2})\s?\/\s?(\d{1,2})[)\]]?(?=\s|$)|[([]?(\d{1,2})\s?\/\s?(\d{1,2})[)\]]?\s*$/gu;
const BULLET =
  /^[ \t]*(?:[-–•·▪◦‣*✓✔✅➡→👉]|\p{Extended_Pictographic}|\d{1,2}[.)]|\d\uFE0F?\u20E3)/gmu;

/** Numbers that count lines or parts of the post itself: they claim nothing. */
export const uncountedSpansOf = (view: string, { part, parts }: PartPlace): Span[] => {
  const spans: Span[] = [];
  for (const found of view.matchAll(KEYCAP)) spans.push(spanOf(found));
  let next = 1;
  for (const found of view.matchAll(LIST_NUMBER)) {
    if (Number(found[1]) !== next) break;
    spans.push(spanOf(found));
    next += 1;
  }
  if (parts > 1) {
    for (const found of view.matchAll(PART_NUMBER)) {
      const [first, second] = [Number(found[1] ?? found[3]), Number(found[2] ?? found[4])];
      if (first === part && second === parts) spans.push(spanOf(found));
    }
  }
  return spans;
};

/** "Three things to bring:" before a list of three is no claim of its own. */
export const listLengthOf = (view: string): number => view.match(BULLET)?.length ?? 0;

const spanOf = ({ 0: raw, index }: RegExpExecArray): Span => ({
  start: index,
  end: index + raw.length,
});
