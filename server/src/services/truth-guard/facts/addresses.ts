import type { Fact, Span } from '../fact';
import { canonicalUrl } from './canonical-url';

/** Scripts without spaces glue their punctuation to what stands before it. */
const ENDS = '\\s\\u0001<>"“”„«»「」『』（）【】《》〈〉、，！？；،؛؟';

const SCHEMED = new RegExp(
  `(?:[a-z][a-z0-9+.-]{1,20}:(?://|\\\\\\\\)|www\\.|mailto:)[^${ENDS}]+`,
  'giu'
);
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}[.。．])+[\p{L}]{2,24}(?![\p{L}\p{N}@])/gu;
const SPELLED_EMAIL =
  /[\w.+-]{1,40}\s?[[({<]\s?(?:at|arroba|chiocciola)\s?[\])}>]\s?[\w-]+(?:\s?[[({<]?\s?(?:dot|punkt|punto|ponto|point|\.)\s?[\])}>]?\s?\w{2,})+/giu;
/** Ends of domains that are no words; all others need a path behind them. */
const KNOWN_END =
  'com|org|net|info|biz|io|app|dev|shop|store|online|site|xyz|club|top|live|tv|cc|co|ai|ly|gl|gg|me|eu|de|fr|es|pt|nl|uk|us|ca|au|jp|cn|br|mx|ru|ua|pl|ch|se|dk|gr|cz|tr|kr|il|ir|sa|ae|example|test|invalid|link|click|page|news|blog|win|vip|bet|bid|loan|work|zip|mov|fun|icu|tk|ml|ga|cf|onion|bsky|social|web|website|space|pro|art|bar|cafe|museum|events?|tickets|travel|info|рф|укр|中国|公司|网络|みんな|한국|भारत|مصر|امارات|السعودية';
const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}@._/-])(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}_-]{0,61}[\\p{L}\\p{N}])?[.。．｡]){1,6}(?:(?:${KNOWN_END})(?![\\p{L}\\p{N}]|[.。．｡]\\p{L})(?:[:/?#][^${ENDS}]*)?|\\p{Ll}{2,24}[/][^${ENDS}]*)`,
  'giu'
);
/** "example [dot] com", "example dot com", "hxxps". */
const SPELLED =
  /[a-z0-9-]{2,63}\s?(?:[[({]\s?(?:dot|\.|punkt|punto|point|ponto)\s?[\])}]|\s(?:dot|punkt|punto|ponto)\s)\s?(?:com|org|net|info|io|app|shop|site|xyz|de|fr|es|pt|it|example|test)(?![a-z])(?:\s?\/\S*)?/giu;
const IP = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\/\S*/g;

const NAMED_MENTION = /@\[[^[\]\n]{1,200}\]\([^()\s]{1,200}\)/gu;
const MENTION =
  /(?<![\p{sc=Latn}\p{sc=Cyrl}\p{N}_@./])@([\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_.-]{0,80}[\p{L}\p{M}\p{N}_])?(?:@[\w.-]+\.\w{2,})?)/gu;
const HASHTAG =
  /(?<![\p{sc=Latn}\p{sc=Cyrl}\p{N}_&/])#([\p{L}\p{M}\p{N}_·]*\p{L}[\p{L}\p{M}\p{N}_·]*)/gu;

const TAIL = /[.,;:!?…)\]}'’*_~。！？，；：）]+$/u;

/** A token without one of these holds none of them. */
const SIGN = /[@#:.。．｡/\\[({]/u;
const TOKEN = /\S+/gu;
const DOT_INSIDE = /[.。．｡]\p{L}|\d\//u;
const SPELLED_SIGN =
  /[[({<]\s?(?:at|arroba|chiocciola|dot|punkt|punto|point|ponto|\.)\s?[\])}>]|\s(?:dot|punkt|punto|ponto)\s/iu;

/** Links, e-mail addresses, mentions and hashtags of a text, without overlaps. Linear. */
export const addressFactsOf = (view: string): Fact[] => {
  const spelled: Fact[] = [];
  if (view.includes('@[')) {
    const add = adderTo(spelled, []);
    addAll(view, NAMED_MENTION, (raw, span) => add('mention', span, `@:${raw.toLowerCase()}`));
  }
  if (SPELLED_SIGN.test(view)) {
    const add = adderTo(spelled, []);
    addAll(view, SPELLED_EMAIL, (raw, span) => add('email', span, `email:${raw.toLowerCase()}`));
    addAll(view, SPELLED, (raw, span) => add('url', span, `url:${raw.toLowerCase()}`));
  }
  const facts = [...spelled];
  for (const { 0: token, index } of view.matchAll(TOKEN)) {
    if (!SIGN.test(token)) continue;
    const own: Fact[] = [];
    const add = adderTo(own, spelled);
    addToken(token, (kind, { start, end }, key) =>
      add(kind, { start: index + start, end: index + end }, key)
    );
    for (const fact of own) facts.push(fact);
  }
  return facts.sort((a, b) => a.start - b.start);
};

type Add = (kind: Fact['kind'], span: Span, key: string) => void;

/** Adds what does not overlap what is there. */
const adderTo =
  (facts: Fact[], others: readonly Fact[]): Add =>
  (kind, { start, end }, key) => {
    const overlaps = (other: Fact) => other.start < end && start < other.end;
    if (facts.some(overlaps) || others.some(overlaps)) return;
    facts.push({ kind, start, end, ways: [[key]], gives: [key] });
  };

const addAll = (text: string, pattern: RegExp, add: (raw: string, span: Span) => void): void => {
  for (const { 0: raw, index } of text.matchAll(pattern)) {
    add(raw, { start: index, end: index + raw.length });
  }
};

/** What stands between two spaces; earlier patterns win where two would read the same. */
const addToken = (token: string, add: Add): void => {
  if (token.includes(':') || /www\./i.test(token)) addSchemed(token, add);
  if (token.includes('@')) {
    addAll(token, EMAIL, (raw, span) => add('email', span, `email:${raw.toLowerCase()}`));
    addAll(token, MENTION, (raw, span) => add('mention', span, `@:${handleOf(raw)}`));
  }
  if (DOT_INSIDE.test(token)) addBare(token, add);
  if (token.includes('#')) {
    addAll(token, HASHTAG, (raw, span) => add('hashtag', span, `#:${raw.slice(1)}`));
  }
};

const addSchemed = (token: string, add: Add): void =>
  addAll(token, SCHEMED, (raw, { start }) => {
    const url = withoutTail(raw);
    const span = { start, end: start + url.length };
    if (/^mailto:/i.test(url)) add('email', span, `email:${url.slice(7).toLowerCase()}`);
    else add('url', span, `url:${canonicalUrl(url)}`);
  });

const addBare = (token: string, add: Add): void => {
  for (const pattern of [BARE, IP]) {
    addAll(token, pattern, (raw, { start }) => {
      const url = withoutTail(raw);
      if (isEndOfSentence(url)) return;
      add('url', { start, end: start + url.length }, `url:${canonicalUrl(url)}`);
    });
  }
};

/** "Brot.De" and "end.Me": a space is missing there, a domain is written in one case. */
const isEndOfSentence = (url: string): boolean => {
  const host = url.split(/[/?#:]/, 1)[0] ?? '';
  const last = host.split(/[.。．｡]/).at(-1) ?? '';
  return /^\p{Lu}\p{Ll}/u.test(last);
};

/** A closing bracket belongs to the link where it was opened there. */
const withoutTail = (raw: string): string => {
  const bare = raw.replace(TAIL, '');
  const closes = raw.slice(bare.length).startsWith(')') && bare.includes('(');
  return closes && !bare.includes(')') ? `${bare})` : bare;
};

export const handleOf = (mention: string): string => mention.replace(/^[@＠]/u, '').toLowerCase();
