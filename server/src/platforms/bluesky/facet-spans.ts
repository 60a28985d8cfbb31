import { isTopLevelDomain } from './tlds';
import { countGraphemes, utf8Length } from './text';

/** A stretch of a text that should be more than text; `start` and `end` are UTF-16 indexes. */
export type Span = { start: number; end: number } & (
  { kind: 'link'; uri: string } | { kind: 'tag'; tag: string } | { kind: 'mention'; handle: string }
);

const MAX_TAG_GRAPHEMES = 64;
const MAX_TAG_BYTES = 640;

// CJK punctuation and quotation marks end a link or a tag: scripts without spaces glue them on.
const ENDS = '\\s<>"“”„«»「」『』（）【】《》〈〉、。，！？；：،؛؟';
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const DOMAIN = `(?:${LABEL}\\.)+[a-z][a-z0-9-]*[a-z0-9]`;
const OPENING = '(?<=^|[\\s\\p{Ps}\\p{Pi}"\'])';

const WEB_LINK = new RegExp(`(?<![a-z0-9])https?://[^${ENDS}]+`, 'giu');
const BARE_LINK = new RegExp(
  `${OPENING}(?<domain>${DOMAIN})(?::\\d{1,5})?(?:[/?#][^${ENDS}]*|(?![^${ENDS}.,;:!?)\\]}'’]))`,
  'giu'
);
// U+FE0F right after the sign makes it the keycap emoji #️⃣.
const TAG = new RegExp(
  `${OPENING}[#＃](?!\\uFE0F)(?<tag>[^${ENDS}#＃\\u00AD\\u2060\\u200A\\u200B]+)`,
  'gu'
);
const MENTION = new RegExp(`${OPENING}@(?<handle>${DOMAIN})(?![a-z0-9@-])`, 'giu');

/**
 * Finds links, hashtags and mentions by the rules of Bluesky's reference client
 * (https://docs.bsky.app/docs/advanced-guides/post-richtext, checked 2026-11-22), in order and
 * without overlaps. Total: never throws.
 */
export const findSpans = (text: string): Span[] => {
  const found = [
    ...findWebLinks(text),
    ...findBareLinks(text),
    ...findMentions(text),
    ...findTags(text),
  ].sort((a, b) => a.start - b.start);
  const kept: Span[] = [];
  for (const span of found) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
};

const findWebLinks = (text: string): Span[] =>
  [...text.matchAll(WEB_LINK)].flatMap((match) => linkSpan(match, ''));

const findBareLinks = (text: string): Span[] =>
  [...text.matchAll(BARE_LINK)]
    .filter((match) => isTopLevelDomain(match.groups?.domain?.split('.').at(-1) ?? ''))
    .flatMap((match) => linkSpan(match, 'https://'));

const linkSpan = (match: RegExpExecArray, scheme: string): Span[] => {
  const shown = withoutTrailingPunctuation(match[0]);
  const uri = toUri(scheme + shown);
  return uri === null
    ? []
    : [{ kind: 'link', start: match.index, end: match.index + shown.length, uri }];
};

const withoutTrailingPunctuation = (link: string): string => {
  let shown = link;
  while (/[.,;:!?'’]$/u.test(shown) || (shown.endsWith(')') && isUnbalanced(shown))) {
    shown = shown.slice(0, -1);
  }
  return shown;
};

const isUnbalanced = (link: string): boolean => link.split(')').length > link.split('(').length;

/**
 * The server refuses an ill-formed URI. An ASCII one goes out letter by letter; other scripts are
 * percent-encoded, the shown text stays as it is.
 */
export const toUri = (link: string): string | null => {
  if (!URL.canParse(link)) return null;
  return /^[\x21-\x7E]+$/.test(link) ? link : new URL(link).href;
};

const findMentions = (text: string): Span[] =>
  [...text.matchAll(MENTION)].map((match) => ({
    kind: 'mention',
    start: match.index,
    end: match.index + match[0].length,
    handle: (match.groups?.handle ?? '').toLowerCase(),
  }));

const findTags = (text: string): Span[] =>
  [...text.matchAll(TAG)].flatMap((match): Span[] => {
    const tag = (match.groups?.tag ?? '').replace(/[\p{P}\u200C\u200D]+$/u, '');
    return isTag(tag)
      ? [{ kind: 'tag', start: match.index, end: match.index + 1 + tag.length, tag }]
      : [];
  });

const isTag = (tag: string): boolean =>
  /[^\d\p{P}]/u.test(tag) &&
  countGraphemes(tag) <= MAX_TAG_GRAPHEMES &&
  utf8Length(tag) <= MAX_TAG_BYTES;
