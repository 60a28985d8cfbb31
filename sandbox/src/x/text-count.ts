import { detectUrls } from './url-detection';

/**
 * Weighted length of a post (https://docs.x.com/fundamentals/counting-characters, checked
 * 2026-11-22): after NFC a link is 23, an emoji sequence 2, a code point of the four light ranges
 * 1, any other 2.
 */
export const weightedLength = (text: string): number =>
  weigh(text.normalize('NFC')).reduce((total, piece) => total + piece.weight, 0);

/** As much of the text, from its start, as weighs at most `limit`. Never splits a link or emoji. */
export const weightedPrefix = (text: string, limit: number): string => {
  const normal = text.normalize('NFC');
  let total = 0;
  let end = 0;
  for (const piece of weigh(normal)) {
    total += piece.weight;
    if (total > limit) break;
    end = piece.end;
  }
  return normal.slice(0, end);
};

interface Piece {
  end: number;
  weight: number;
}

const URL_WEIGHT = 23;
const EMOJI_WEIGHT = 2;
const LIGHT_RANGES: readonly (readonly [number, number])[] = [
  [0x0000, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
];

const weigh = (text: string): Piece[] => {
  const urlEnds = new Map(detectUrls(text).map((url) => [url.start, url.end]));
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const piece = pieceAt(text, at, urlEnds.get(at));
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
};

const pieceAt = (text: string, at: number, urlEnd: number | undefined): Piece => {
  if (urlEnd !== undefined) return { end: urlEnd, weight: URL_WEIGHT };
  const emoji = emojiAt(text, at);
  if (emoji) return { end: at + emoji.length, weight: EMOJI_WEIGHT };
  const codePoint = text.codePointAt(at) ?? 0;
  const isLight = LIGHT_RANGES.some(([from, to]) => codePoint >= from && codePoint <= to);
  return { end: at + (codePoint > 0xffff ? 2 : 1), weight: isLight ? 1 : 2 };
};

// The `v` flag is not in the language level we compile to, so this is built at run time. Joined
// emoji without their variation selectors are not in the set, and count piece by piece.
const EMOJI = new RegExp('\\p{RGI_Emoji}|[0-9#*]\\ufe0f?\\u20e3', 'vy');

const emojiAt = (text: string, at: number): string | null => {
  // Nothing below begins an emoji but the keycaps' digits and signs: a cheap way out.
  if (text.charCodeAt(at) < 0xa9 && !/[0-9#*]/.test(text.charAt(at))) return null;
  EMOJI.lastIndex = at;
  return EMOJI.exec(text)?.[0] ?? null;
};
