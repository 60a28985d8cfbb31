import type { LlmImage } from '../contract';

/**
 * Tokens that a picture of about 1024 × 1024 px takes. Claude counts width × height / 750, which
 * makes 1398; Gemini four tiles of 258; OpenAI less at the low detail that we ask for.
 */
export const TOKENS_PER_IMAGE = 1_400;

/**
 * Tokens for one code point, by script: ranges of code points that end before `to`, in order.
 * Each is above what OpenAI's `o200k_base` took for plain prose of that script (measured
 * 2026-11-23), near what older and smaller vocabularies take. Rare scripts cost a token a byte.
 */
const BY_SCRIPT: readonly { to: number; tokens: number }[] = [
  { to: 0x0250, tokens: 1 }, // Latin letters with marks
  { to: 0x0370, tokens: 1 }, // phonetic signs, combining marks
  { to: 0x0400, tokens: 0.6 }, // Greek
  { to: 0x0530, tokens: 0.5 }, // Cyrillic
  { to: 0x0590, tokens: 1.2 }, // Armenian
  { to: 0x0600, tokens: 0.7 }, // Hebrew
  { to: 0x0780, tokens: 0.6 }, // Arabic, Syriac
  { to: 0x0900, tokens: 2.5 },
  { to: 0x0e00, tokens: 0.9 }, // Devanagari to Sinhala
  { to: 0x0f00, tokens: 0.9 }, // Thai, Lao
  { to: 0x10a0, tokens: 1.5 }, // Tibetan, Burmese
  { to: 0x1100, tokens: 1.2 }, // Georgian
  { to: 0x1200, tokens: 1.2 }, // Hangul, letter by letter
  { to: 0x1e00, tokens: 2.5 }, // Ethiopic, Khmer, Mongolian…
  { to: 0x1f00, tokens: 1 }, // Latin letters with several marks
  { to: 0x2000, tokens: 1.5 }, // Greek with marks
  { to: 0x2070, tokens: 0.7 }, // dashes, quotation marks, joiners
  { to: 0x2e80, tokens: 2 }, // arrows, signs, dingbats
  { to: 0x3040, tokens: 1.2 }, // radicals and marks of Chinese and Japanese
  { to: 0x3100, tokens: 1 }, // kana
  { to: 0x3400, tokens: 1.5 },
  { to: 0xa000, tokens: 1.3 }, // Han
  { to: 0xac00, tokens: 3 },
  { to: 0xd800, tokens: 1 }, // Hangul
  { to: 0xf900, tokens: 3 },
  { to: 0xfb00, tokens: 2 }, // Han, compatible forms
  { to: 0xfe00, tokens: 1.5 }, // Arabic, presentation forms
  { to: 0x10000, tokens: 1 }, // variation selectors, full-width forms
  { to: 0x110000, tokens: 4 }, // emoji, rare Han, historic scripts
];

const LOWER_OR_SPACE = /[a-z ]/;
const UPPER = /[A-Z]/;

/** Prose is cheap; figures, markup and JSON are cut into far smaller pieces. */
const ASCII: readonly number[] = Array.from({ length: 0x80 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (LOWER_OR_SPACE.test(char)) return 0.28;
  return UPPER.test(char) ? 0.4 : 0.6;
});

const tokensOf = (code: number): number => BY_SCRIPT.find(({ to }) => code < to)?.tokens ?? 4;

/**
 * About how many tokens a text and its pictures are, rather too many than too few, without knowing
 * the vendor's vocabulary. Claude takes some 30 % more: see {@link tokenFactorOf}.
 *
 * @returns a whole number, 0 for nothing.
 */
export const estimateTokens = (text: string, images: readonly LlmImage[]): number => {
  let tokens = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      tokens += ASCII[unit] ?? 0;
      continue;
    }
    const code = text.codePointAt(at) ?? 0;
    tokens += tokensOf(code);
    if (code > 0xffff) at += 1;
  }
  return Math.ceil(tokens) + images.length * TOKENS_PER_IMAGE;
};
