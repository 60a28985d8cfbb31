/** A stretch of a text that is worthless when halved; UTF-16 indexes. */
export interface Span {
  start: number;
  end: number;
}

const TOKEN = /\S+/gu;
/** Signs that stand in every link, hashtag, mention and address. */
const HAS_SIGN = /[.@＠#＃/]/u;

/** Scripts without spaces glue their punctuation to what stands before it. */
const ENDS = '\\s<>"“”„«»「」『』（）【】《》〈〉、。，！？；：،؛؟';

const LINK = new RegExp(`(?:[a-z][a-z0-9+.-]{1,20}://|www\\.)[^${ENDS}]+`, 'giu');
/** With the labels bounded, so that a row of full stops costs linear time. */
const BARE_LINK = new RegExp(
  `(?:[\\p{L}\\p{M}\\p{N}_-]{1,63}\\.){1,8}\\p{L}{2,63}(?:[/?#:][^${ENDS}]*)?`,
  'gu'
);
/** A hashtag of Bluesky goes on until one of these; those of others end sooner. */
const HASHTAG = new RegExp(`[#＃][^#＃${ENDS}]+`, 'gu');
/** Mail addresses, and mentions with or without a server. */
const ADDRESS = /[\w.%+-]{0,64}[@＠]\w+(?:[.@-]{1,8}\w+)*/gu;
/** LinkedIn's mention of a page or member: the only name with spaces. */
const NAMED_MENTION = /@\[[^[\]\n]{1,200}\]\([^()\s]{1,200}\)/gu;

/** More different ones are not kept whole in one text. */
const MAX_PROTECTED_TEXTS = 8;

/**
 * Links, hashtags, mentions, addresses and the given texts; ascending and without overlaps. Takes
 * rather more than what a platform links, never less.
 */
export const protectedSpansOf = (text: string, protectedTexts: readonly string[]): Span[] => {
  const spans: Span[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (!HAS_SIGN.test(token)) continue;
    for (const pattern of [LINK, BARE_LINK, HASHTAG, ADDRESS]) {
      for (const found of token.matchAll(pattern))
        spans.push(spanAt(index + found.index, found[0]));
    }
  }
  for (const found of text.matchAll(NAMED_MENTION)) spans.push(spanAt(found.index, found[0]));
  for (const whole of protectedTexts.slice(0, MAX_PROTECTED_TEXTS)) {
    for (const span of occurrencesOf(whole, text)) spans.push(span);
  }
  return merged(spans);
};

/** Where `sought` stands in a text, from left to right. */
export const occurrencesOf = (sought: string, text: string): Span[] => {
  const found: Span[] = [];
  if (sought === '') return found;
  let place = text.indexOf(sought);
  while (place >= 0) {
    found.push(spanAt(place, sought));
    place = text.indexOf(sought, place + sought.length);
  }
  return found;
};

const spanAt = (start: number, content: string): Span => ({ start, end: start + content.length });

const merged = (spans: Span[]): Span[] => {
  const kept: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else kept.push({ ...span });
  }
  return kept;
};

/** Answers for ascending places which span holds or touches them from the left. */
export const createSpanReader = (spans: readonly Span[]) => {
  let next = 0;
  return (place: number): { isInside: boolean; endsHere: boolean } => {
    while ((spans[next]?.end ?? Infinity) < place) next += 1;
    const span = spans[next];
    return {
      isInside: span !== undefined && span.start < place && place < span.end,
      endsHere: span?.end === place,
    };
  };
};
