// CommonJS without detectable names: only the default import also works from an ES module.
import twitterText from 'twitter-text';

import type { TimelinePost } from './timeline-page';

/** A text reduced to what survives X's rewriting. */
export interface ComparableText {
  /** With links in a canonical form. */
  full: string;
  /** With links reduced to host and path, without letter case or escapes. */
  loose: string;
  /** With a mark in place of each link: equal where only the links may differ. */
  masked: string;
}

const LINK_MARK = '\uFFFC';
const ENTITY = /&(amp|lt|gt|quot|#39|#x27|apos);/gi;
const CHARACTERS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
};
const SHORT_LINK_AT_END = /\s*https?:\/\/t\.co\/\w+\s*$/;
const MEDIA_PAGE = /\/status\/\d+\/(photo|video)\/\d+$/;

/**
 * X returns text HTML-escaped (or, some say, not), links as t.co and a t.co for attached media
 * (https://docs.x.com/x-api/fundamentals/metrics, checked 2026-11-22): never compare literally.
 */
export const comparableText = (text: string): ComparableText => {
  const plain = unescapeFully(text).normalize('NFC');
  return {
    full: tidy(replaceLinks(plain, canonicalLink)),
    loose: tidy(replaceLinks(plain, looseLink)),
    masked: tidy(replaceLinks(plain, () => LINK_MARK)),
  };
};

/** The text of a post in a timeline, with short links expanded and the media link dropped. */
export const comparablePublishedText = (post: TimelinePost, hasMedia: boolean): ComparableText => {
  const text = replaceEach(
    post.text,
    (post.links ?? []).map(({ shortUrl, expandedUrl, isMedia }) => {
      const isMediaLink = isMedia || (hasMedia && MEDIA_PAGE.test(expandedUrl ?? ''));
      return [shortUrl, isMediaLink ? '' : (expandedUrl ?? shortUrl)];
    })
  );
  // What is still short was not explained; the last of them is the media's.
  return comparableText(hasMedia ? text.replace(SHORT_LINK_AT_END, '') : text);
};

/** In one pass, so that nothing inside a replacement is replaced again. */
const replaceEach = (text: string, pairs: readonly [string, string][]): string => {
  const replacements = new Map(pairs.filter(([from]) => from !== ''));
  if (replacements.size === 0) return text;
  const longestFirst = [...replacements.keys()].sort((a, b) => b.length - a.length);
  const pattern = longestFirst
    .map((from) => from.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');
  return text.replace(new RegExp(pattern, 'g'), (from) => replacements.get(from) ?? from);
};

/** To the end, on both sides: then it does not matter how often X escapes. */
const unescapeFully = (text: string): string => {
  let current = text;
  for (;;) {
    const next = current.replace(
      ENTITY,
      (entity, name: string) => CHARACTERS[name.toLowerCase()] ?? entity
    );
    if (next === current) return current;
    current = next;
  }
};

const replaceLinks = (text: string, replace: (url: string) => string): string => {
  let result = '';
  let end = 0;
  const links = twitterText.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true });
  for (const { url, indices } of links) {
    result += text.slice(end, indices[0]) + replace(url);
    end = indices[1];
  }
  return result + text.slice(end);
};

/** Letter case of the host, punycode, default port and a final slash do not tell links apart. */
const canonicalLink = (link: string): string => {
  const url = parseLink(link);
  return url ? `${url.host}${url.pathname.replace(/\/$/, '')}${url.search}${url.hash}` : link;
};

const looseLink = (link: string): string => {
  const url = parseLink(link);
  if (!url) return link;
  const bare = `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}`.toLowerCase();
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
};

const parseLink = (link: string): URL | null => {
  const address = /^https?:\/\//i.test(link) ? link : `http://${link}`;
  return URL.canParse(address) ? new URL(address) : null;
};

const tidy = (text: string): string =>
  text
    // A bare domain comes back with a scheme, also where X knows a top-level domain that the
    // parser does not.
    .replace(/https?:\/\//gi, '')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
