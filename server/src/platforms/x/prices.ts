import type { PostPrice } from '../contract';

import { linksIn } from './links';

/** Pay per use, in USD (https://docs.x.com/x-api/getting-started/pricing, checked 2026-11-22). */
const POST: PostPrice = { usd: 0.015, reason: 'a post' };
const POST_WITH_LINK: PostPrice = { usd: 0.2, reason: 'a post with a link' };

/** Texts up to here are handed to the parser whole: its time grows with the square of a word. */
const MAX_WHOLE_LENGTH = 10_000;
/** No account can post a text of more units, unless all of it is links. */
const MAX_LENGTH = 500_000;
/** twitter-text sees no link in a longer word. */
const MAX_WORD_LENGTH = 4_096;

/**
 * What the posts cost the operator: each one of a thread by itself. X also bills descriptions of
 * media, and by hearsay each file, which is not foreseen here.
 */
export const pricesOf = ({
  texts,
  card,
}: {
  texts: readonly string[];
  card: string | null;
}): PostPrice[] =>
  texts.map((text, index) => {
    const isLinked = (index === 0 && card !== null) || hasLink(text);
    return { ...(isLinked ? POST_WITH_LINK : POST) };
  });

/** Whatever X makes a link of: also a bare domain. */
const hasLink = (text: string): boolean =>
  text.length <= MAX_WHOLE_LENGTH
    ? linksIn(text).length > 0
    : text.slice(0, MAX_LENGTH).split(/\s+/).some(holdsLink);

const holdsLink = (word: string): boolean =>
  word.length <= MAX_WORD_LENGTH && word.includes('.') && linksIn(word).length > 0;
