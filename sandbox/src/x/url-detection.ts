import { asciiLabelLength } from './punycode-length';
import { TOP_LEVEL_DOMAINS } from './top-level-domains';

/**
 * Finds what the platform takes for a link: anything with http(s):// and a known top-level domain,
 * and bare domains (platforms/x.md §5; behaviour checked against twitter-text 3.1.0 in tests).
 */
export interface DetectedUrl {
  /** As written. */
  url: string;
  /** UTF-16 offsets. */
  start: number;
  end: number;
}

const PUNCTUATION = String.raw`!'#%&()*+,\\\-.\/:;<=>?@\[\]^_{|}~$`;
const SPACES = String.raw`\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const DIRECTION = String.raw`\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069`;
const NEVER = String.raw`\ufffe\ufeff\uffff`;
const LATIN_ACCENTS =
  String.raw`\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268` +
  String.raw`\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff`;

// Bounded, so that long words without dots and long rows of dots stay cheap; see isSoundHost.
const HOST_CHAR = `[^${PUNCTUATION}${SPACES}${DIRECTION}${NEVER}]`;
const SUBDOMAIN = `${HOST_CHAR}(?:(?:[_-]|${HOST_CHAR}){0,255}${HOST_CHAR})?\\.`;
const NAME = `${HOST_CHAR}(?:(?:-|${HOST_CHAR}){0,255}${HOST_CHAR})?\\.`;
const TLD =
  `(?:(?:${TOP_LEVEL_DOMAINS.join('|')})(?=[^0-9a-zA-Z@+-]|$)` + String.raw`|xn--[0-9a-z-]+)`;

const PATH_CHAR = `[a-z0-9\\u0400-\\u04ff${LATIN_ACCENTS}!*';:=+,.$/%#\\[\\]\\-\\u2013_~@|&]`;
const PATH_END = `[a-z0-9\\u0400-\\u04ff${LATIN_ACCENTS}+\\-=_#/]`;
// Parentheses belong to a path when they are balanced, up to two deep: /Lamp_(light_(blue))
const PATH_PARENS = `\\((?:${PATH_CHAR}+|${PATH_CHAR}*\\(${PATH_CHAR}+\\)${PATH_CHAR}*)\\)`;
// A full stop or comma at the end is the sentence's, also before a parenthesis that ends the path.
const PATH = `/(?:(?:${PATH_CHAR}|${PATH_PARENS})*${PATH_END})?(?:${PATH_PARENS})*`;
const QUERY = String.raw`\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]`;

const BEFORE = `[^A-Za-z0-9@\uff20$#\uff03${NEVER}]|[${DIRECTION}]|^`;
const LINK = new RegExp(
  `(?<before>${BEFORE})(?<url>(?<protocol>https?://)?(?<host>(?:${SUBDOMAIN}){0,127}${NAME}${TLD})` +
    `(?::[0-9]+)?(?<path>${PATH})?(?:${QUERY})?)`,
  'gi'
);
const ASCII_HOST = new RegExp(`(?:[-a-z0-9${LATIN_ACCENTS}]+\\.)+${TLD}`, 'gi');
const SHORT_LINK = new RegExp(`^https?://t\\.co/(?<slug>[a-z0-9]+)(?:${QUERY})?`, 'i');
const MAX_SLUG_LENGTH = 40;

const MAX_URL_LENGTH = 4096;
const MAX_LABEL_LENGTH = 63;

export const detectUrls = (text: string): DetectedUrl[] => {
  // Cheap way out: no link is without a dot.
  if (!text.includes('.')) return [];
  return [...text.matchAll(LINK)].flatMap((match) => {
    const { before = '', url = '', protocol, host = '' } = match.groups ?? {};
    const start = match.index + before.length;
    if ((protocol ?? 'https://').length + url.length > MAX_URL_LENGTH || !isSoundHost(host))
      return [];
    if (protocol) return withProtocol(url, start);
    return /[-_./]$/.test(before) ? [] : bareDomains({ url, host, start });
  });
};

const isSoundHost = (host: string): boolean =>
  host.split('.').every((label) => asciiLabelLength(label) <= MAX_LABEL_LENGTH);

const withProtocol = (url: string, start: number): DetectedUrl[] => {
  // A short link ends with its slug and query, whatever path follows.
  const short = SHORT_LINK.exec(url);
  if ((short?.groups?.slug?.length ?? 0) > MAX_SLUG_LENGTH) return [];
  const kept = short?.[0] ?? url;
  return [{ url: kept, start, end: start + kept.length }];
};

/** Without a protocol only the ASCII part of the host is a link; path and query follow the last. */
const bareDomains = (input: { url: string; host: string; start: number }): DetectedUrl[] => {
  const { url, host, start } = input;
  const found = [...host.matchAll(ASCII_HOST)].map(({ 0: name, index }) => ({
    url: name,
    start: start + index,
    end: start + index + name.length,
  }));
  const last = found.at(-1);
  const rest = url.slice(host.length);
  if (last && rest.startsWith('/')) {
    last.url = url.slice(last.start - start);
    last.end = start + url.length;
  }
  return found;
};
