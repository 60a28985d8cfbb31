import type { PostFacts } from './state';

/** POSTS: a tag in the text ends at a space or at one of these; digits alone are no tag. */
const TAG = /(^|[^#\p{L}\p{N}_])#([^#\s.&@!?,;:]+)/gu;

/** Topic and text as they are shown: without a topic of its own, the first tag becomes it. */
export const withTopic = (facts: PostFacts): PostFacts => {
  if (facts.topicTag !== null) return facts;
  for (const match of facts.text.matchAll(TAG)) {
    const [, before = '', tag = ''] = match;
    if (/^\d+$/.test(tag) || tag.length > 50) continue;
    const hashAt = match.index + before.length;
    const text = facts.text.slice(0, hashAt) + facts.text.slice(hashAt + 1);
    return { ...facts, topicTag: tag, text, spoilers: movedSpoilers(facts, hashAt) };
  }
  return facts;
};

/** What stands behind the hidden hash moves one place forward. */
const movedSpoilers = ({ spoilers }: PostFacts, hashAt: number): PostFacts['spoilers'] =>
  spoilers.map(({ offset, length }) => {
    const holdsHash = offset <= hashAt && hashAt < offset + length;
    return {
      offset: offset > hashAt ? offset - 1 : offset,
      length: holdsHash ? length - 1 : length,
    };
  });
