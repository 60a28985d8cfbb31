import { isOneGraphemeEach } from '../graphemes/one-each';

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });
const ENCODER = new TextEncoder();

const EMOJI = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20E3]/u;

/**
 * Length as Threads counts it (POSTS): graphemes, an emoji as many as it has UTF-8 bytes. That every
 * other grapheme, CJK included, is one is the reading of other publishers; the page does not say.
 */
export const countThreadsCharacters = (text: string): number => {
  if (isOneGraphemeEach(text)) return text.length;
  let count = 0;
  for (const { segment } of SEGMENTER.segment(text)) {
    count += EMOJI.test(segment) ? ENCODER.encode(segment).byteLength : 1;
  }
  return count;
};

const LINK = /https?:\/\/[^\s<>"]+/gi;
/** Ends a sentence more often than an address. */
const TRAILING: ReadonlySet<string> = new Set('.,;:!?\'")]}*_~…');

/**
 * Different links in a text. Threads does not say what it takes for one; bare names such as
 * `example.com` are left out, since a refusal by Threads then costs nothing.
 */
export const linksIn = (text: string): string[] => {
  const links = (text.match(LINK) ?? []).map(withoutPunctuation);
  return [...new Set(links.filter((link) => URL.canParse(link)))];
};

/** Not by an expression, which would take the square of the time for a million full stops. */
const withoutPunctuation = (link: string): string => {
  let end = link.length;
  while (TRAILING.has(link.charAt(end - 1))) end -= 1;
  return link.slice(0, end);
};

/**
 * What is left of a text for comparing: lists may give it back without the hash of its topic
 * (POSTS), and with other white space.
 */
export const comparableText = (text: string): string =>
  text.normalize('NFC').replaceAll('#', '').replace(/\s+/g, ' ').trim();
