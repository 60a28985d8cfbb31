import { isAbbreviation } from '../adaptation/sentences';
import type { Span } from './fact';

const END = /[.!?…؟।]+["”»“’')\]]*(?=\s|$)|[。！？｡]+["”」』）]*|\n+/gu;
/** Digits and their full stop before a small letter or a month: "24. November". */
const WORD_BEFORE = /\S{1,24}$/u;

/** Sentences of a text, without the space around them; lines end them too. */
export const sentencesOf = (text: string, language: string | null): Span[] => {
  const sentences: Span[] = [];
  let start = 0;
  const push = (end: number) => {
    const piece = text.slice(start, end);
    const lead = piece.length - piece.trimStart().length;
    if (piece.trim() !== '') {
      sentences.push({ start: start + lead, end: start + piece.trimEnd().length });
    }
    start = end;
  };
  for (const { 0: sign, index } of text.matchAll(END)) {
    const end = index + sign.length;
    if (
      sign.startsWith('.') &&
      isAbbreviation(WORD_BEFORE.exec(text.slice(start, index + 1))?.[0] ?? '', language)
    ) {
      continue;
    }
    push(end);
  }
  push(text.length);
  return sentences;
};
