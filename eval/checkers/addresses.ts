import { folded } from './plain';
import type { Invention, Source } from './source';

const URLS = /(?:https?:\/\/|www\.)[^\s<>"“”»«」』）)]+/giu;
const EMAILS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
const MENTIONS = /(?<![\p{L}\p{N}_@/.])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\p{L}\p{N}.-]+)?/giu;
const HASHTAGS = /(?<![\p{L}\p{N}_&/])[#＃]([\p{L}\p{M}\p{N}_]+)/giu;
const HOSTS = /(?<![\p{L}\p{N}@/._-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\p{L}\p{N}])/giu;

const trimmed = (text: string): string => text.replace(/[.,;:!?…]+$/u, '');

export const hashtagsIn = (text: string): string[] =>
  [...text.replace(URLS, ' ').matchAll(HASHTAGS)].map(([, tag]) => tag ?? '');

/** The text without everything that {@link inventedAddresses} looks at. */
export const withoutAddresses = (text: string): string =>
  [URLS, EMAILS, MENTIONS, HASHTAGS].reduce((rest, pattern) => rest.replace(pattern, ' '), text);

/** Links, e-mail addresses, mentions and hashtags that the article does not have. */
export const inventedAddresses = (post: string, source: Source): Invention[] => {
  const said = source.text.toLowerCase();
  const has = (text: string): boolean => said.includes(text.toLowerCase());
  const all = (pattern: RegExp, text: string): string[] => (text.match(pattern) ?? []).map(trimmed);
  const withoutUrls = post.replace(URLS, ' ');
  const withoutEmails = withoutUrls.replace(EMAILS, ' ');
  const handles = source.handles.map((handle) => handle.replace(/^@/, '').toLowerCase());
  const isOurs = (mention: string) => handles.includes(mention.slice(1).toLowerCase());
  const open = withoutAddresses(post);
  return [
    ...found('url', all(URLS, post), (url) => isOwnLink(url, source.link) || has(url)),
    ...found('url', all(HOSTS, open), has),
    ...found('email', all(EMAILS, withoutUrls), has),
    ...found('mention', all(MENTIONS, withoutEmails), (mention) => isOurs(mention) || has(mention)),
    ...found('hashtag', hashtagsIn(post), (tag) => isHashtagOf(tag, post, source)),
  ];
};

const found = (
  kind: Invention['kind'],
  texts: readonly string[],
  isKnown: (text: string) => boolean
): Invention[] => texts.filter((text) => !isKnown(text)).map((text) => ({ kind, text }));

const isOwnLink = (url: string, link: string): boolean => url.split(/[?#]/)[0] === link;

/** Its words stand in the article; in a translation, in the post itself. */
const isHashtagOf = (tag: string, post: string, { text, isTranslated }: Source): boolean => {
  const said = folded(isTranslated ? `${text} ${withoutAddresses(post)}` : text);
  if (said.includes(folded(tag))) return true;
  const words = tag.split(/_|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})/u);
  return words.every((word) => said.includes(folded(word)));
};
