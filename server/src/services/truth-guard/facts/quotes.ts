import type { Span } from '../fact';

/** What stands between quotation marks, without them. */
export interface Quote extends Span {
  text: string;
}

/** By their opening marks; German and others end with what begins English ones. */
const CLOSING: Readonly<Record<string, string>> = {
  ...{ '“': '”“', '„': '“”„‟"', '‟': '”', '«': '»', '»': '«»', '「': '」', '『': '』', '《': '》' },
  ...{
    '〝': '〞〟',
    '‘': '’',
    '‚': '‘’',
    '‹': '›',
    '›': '‹',
    '"': '"',
    "'": "'",
    '”': '”',
    '＂': '＂',
  },
};
/** Apostrophes too, so they open only where no letter stands before, and close where none follows. */
const SINGLE = "'‘‚‹›";
const LETTER = /[\p{L}\p{N}]/u;
/** Longer stretches are two marks that do not belong together. */
const MAX_LENGTH = 600;

/** Quotes of a text, the outer ones only. Linear but for unclosed marks, whose search is bounded. */
export const quotesOf = (text: string): Quote[] => {
  const quotes: Quote[] = [];
  let place = 0;
  while (place < text.length) {
    const closing = CLOSING[text.charAt(place)];
    const end = closing && opensAt(text, place) ? closingPlace(text, place, closing) : -1;
    if (end < 0) {
      place += 1;
      continue;
    }
    const content = text.slice(place + 1, end);
    if (isQuote(text.charAt(place), content))
      quotes.push({ text: content, start: place, end: end + 1 });
    place = end + 1;
  }
  return quotes;
};

/** Typewriter apostrophes are most often no quotes, so these need two words and more. */
const isQuote = (mark: string, content: string): boolean =>
  LETTER.test(content) && (mark !== "'" || /\s/.test(content));

/** Inches, minutes and the gershayim of Hebrew stand behind a letter or a digit. */
const opensAt = (text: string, place: number): boolean => {
  const mark = text.charAt(place);
  const before = text.charAt(place - 1);
  if (mark === '"' || mark === '”' || mark === '»' || SINGLE.includes(mark)) {
    return !LETTER.test(before) && /\S/.test(text.charAt(place + 1));
  }
  return true;
};

const closingPlace = (text: string, open: number, closing: string): number => {
  const mark = text.charAt(open);
  const isDelicate = mark === '"' || SINGLE.includes(mark);
  for (let place = open + 1; place < text.length && place - open <= MAX_LENGTH; place += 1) {
    const character = text.charAt(place);
    if (character === '\n' && isDelicate) return -1;
    if (!closing.includes(character)) continue;
    if (isDelicate && LETTER.test(text.charAt(place + 1))) continue;
    return place;
  }
  return -1;
};

/** Between these somebody left words out. */
const ELLIPSIS = /\s*[[(]?(?:…|\.{3,})[\])]?\s*/u;

/** The stretches of a quote that must stand in the source one by one. */
export const quotedStretches = (quote: string): string[] =>
  quote.split(ELLIPSIS).filter((stretch) => LETTER.test(stretch));
