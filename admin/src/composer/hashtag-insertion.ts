/** As a post has it: with its sign, without spaces. */
const signed = (tag: string): string => `#${tag.replace(/^#+/, '').replace(/\s+/g, '')}`;

const HASHTAG = /#[\p{L}\p{M}\p{N}_]+/gu;

/** The text with the tags that it does not have yet, after the hashtags at its end or below it. */
export const withHashtags = (text: string, tags: readonly string[]): string => {
  const known = new Set((text.match(HASHTAG) ?? []).map((tag) => tag.toLowerCase()));
  const added: string[] = [];
  for (const tag of tags.map(signed)) {
    if (tag === '#' || known.has(tag.toLowerCase())) continue;
    known.add(tag.toLowerCase());
    added.push(tag);
  }
  const words = text.trimEnd();
  if (added.length === 0) return text;
  if (words === '') return added.join(' ');
  const endsWithTags = /#[\p{L}\p{M}\p{N}_]+$/u.test(words);
  return `${words}${endsWithTags ? ' ' : '\n\n'}${added.join(' ')}`;
};
