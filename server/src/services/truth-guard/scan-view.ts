/** First digits of the rows of ten in the basic plane, but for ASCII. */
const FIRST_DIGITS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
  0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0,
  0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

const OTHER_DIGIT = /[^\P{Nd}0-9]/gu;
/** Commas, points and colons of full width are punctuation but between digits. */
const FULL_WIDTH =
  /[\uFF02-\uFF0B\uFF0D\uFF0F\uFF1C-\uFF1E\uFF20-\uFF5E]|(?<=\d)[\uFF0C\uFF0E\uFF1A](?=\d)/g;
const ARABIC_SIGNS = /[٪٫٬]/g;
/** Where such digits and signs are; quotation marks and dashes are not. */
const HAS_OTHERS = /[\u0660-\u1FFF\uA620-\uABF9\uFF00-\uFFEF]|[\uD800-\uDBFF]/;

/**
 * The text as a reader of numbers and addresses wants it: digits of all scripts and full-width signs
 * as ASCII. Every index stays what it was.
 */
export const scanView = (text: string): string => {
  if (!HAS_OTHERS.test(text)) return text;
  return text
    .replace(OTHER_DIGIT, asciiDigit)
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(ARABIC_SIGNS, (sign) => (sign === '٪' ? '%' : sign === '٫' ? '.' : ','));
};

const asciiDigit = (digit: string): string => {
  const code = digit.charCodeAt(0);
  const first = digit.length === 1 ? FIRST_DIGITS.find((row) => code >= row && code < row + 10) : 0;
  return first ? String(code - first) : digit;
};

/** Blanks out spans, so that what stands in them is not read twice. Every index stays. */
export const masked = (text: string, spans: readonly { start: number; end: number }[]): string => {
  let view = '';
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.end <= end) continue;
    const start = Math.max(span.start, end);
    view += text.slice(end, start) + MASK.repeat(span.end - start);
    end = span.end;
  }
  return view + text.slice(end);
};

/** No letter, no space and no sign that ends a sentence. */
const MASK = '\u0001';
