/**
 * Counting as app/validators/status_length_validator.rb and app/lib/extractor.rb of Mastodon do
 * (CODE): grapheme clusters, with each link as long as the server says and a remote mention as its
 * local part. What a link is comes from config/initializers/twitter_regex.rb.
 */

import { isOneGraphemeEach } from '../graphemes/one-each';

/** Characters that no label of a host name has: ASCII punctuation, spaces and controls. */
const NOT_IN_LABEL = '\\u0000-,.\\/:-@\\[-\\^`{-\\u00a0\\p{White_Space}\\ufffe\\ufeff\\uffff';
const LABEL_CHAR = `[^_\\-${NOT_IN_LABEL}]`;
const SUBDOMAIN = `${LABEL_CHAR}(?:[_-]*${LABEL_CHAR})*\\.`;
const DOMAIN = `${LABEL_CHAR}(?:-*${LABEL_CHAR})*\\.`;
/**
 * The server knows every top-level domain by name. Without such a list, any ASCII word counts as
 * one, and none with other letters: links with those count with their whole length, so never with
 * less than they have there.
 */
const HOST = `(?:${SUBDOMAIN})*${DOMAIN}(?:xn--[0-9a-z]+|[a-z]{2,}(?![0-9a-z@]))`;

const PATH_CHAR = '[^\\p{White_Space}<>()?]';
/** With one level of parentheses inside, as in encyclopaedias' addresses. */
const PARENTHESES = `\\((?:${PATH_CHAR}|\\(${PATH_CHAR}+\\))+\\)`;
const PATH_END = `(?:[^\\p{White_Space}()?!*"'「」<>;:=,.$%\\[\\]~&|@]|${PARENTHESES})`;
const PATH = `(?:\\/(?:(?:${PATH_CHAR}|${PARENTHESES})*${PATH_END})?)`;

const BEYOND_ASCII =
  '\\u{a0}-\\u{d7ff}\\u{e000}-\\u{fdcf}\\u{fdf0}-\\u{ffef}\\u{10000}-\\u{10fffd}';
const QUERY = `(?:\\?[a-z0-9!?*'();:&=+$\\/%#\\[\\]\\-_.,~|@^${BEYOND_ASCII}]*[a-z0-9_&=#\\/\\-${BEYOND_ASCII}])`;

const URL_START = '(?<![a-z0-9@＠$#＃\\ufffe\\ufeff\\uffff])';
const URL = `${URL_START}https?:\\/\\/${HOST}(?::\\d+)?${PATH}?${QUERY}?`;

const WORD_CHAR = '[\\p{L}\\p{M}\\p{Nd}\\p{Pc}]';
const USER = '[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*';
const REMOTE_MENTION = `(?<![=\\/]|${WORD_CHAR})@(?<user>${USER})@${WORD_CHAR}+(?:[.-]+${WORD_CHAR}+)*`;

const SHORTENED = new RegExp(`(?<url>${URL})|${REMOTE_MENTION}`, 'giu');

/** Behind these, an @ was no mention after all. */
const NO_MENTION_BEFORE = /^(?:[@＠]|:\/\/)/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The segmenter's time grows with the square of what it is given (V8 of Node 20): pieces. */
const PIECE_LENGTH = 1_000;

/** How long a text is in grapheme clusters, with nothing shortened: content warnings, poll choices. */
export const countGraphemes = (text: string): number => {
  if (isOneGraphemeEach(text)) return text.length;
  let count = 0;
  let start = 0;
  let length = PIECE_LENGTH;
  while (start + length < text.length) {
    // Half a character at the end would be taken for one of its own.
    const isCut = /[\ud800-\udbff]/.test(text.charAt(start + length - 1));
    const piece = text.slice(start, start + length - (isCut ? 1 : 0));
    const clusters = [...graphemes.segment(piece)];
    const last = clusters.at(-1)?.index ?? 0;
    // The last one may go on behind the piece, so the next piece begins with it.
    count += Math.max(0, clusters.length - 1);
    start += last;
    length = last === 0 ? length * 2 : PIECE_LENGTH;
  }
  return count + [...graphemes.segment(text.slice(start))].length;
};

/** What of a text counts, for a server where a link counts `urlLength`. */
export const countableText = (text: string, urlLength: number): string => {
  const placeholder = 'x'.repeat(urlLength);
  return text.replace(SHORTENED, (whole: string, ...found: unknown[]) => {
    const { url, user } = found.at(-1) as { url?: string; user?: string };
    if (url !== undefined) return placeholder;
    const [offset] = found.slice(-3) as [number];
    return NO_MENTION_BEFORE.test(text.slice(offset + whole.length)) ? whole : `@${user ?? ''}`;
  });
};

/** Length of a text on a server where a link counts `urlLength`. Never throws. */
export const countCharacters = (text: string, urlLength: number): number =>
  countGraphemes(countableText(text, urlLength));
