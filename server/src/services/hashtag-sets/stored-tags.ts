import { errors } from '@strapi/utils';

import { hashtagOf } from '../adaptation/hashtags';

/**
 * Tags as they are kept: without sign, as one word, each once.
 *
 * @throws 400 naming a tag that makes no hashtag
 */
export const storedTags = (tags: readonly string[]): string[] => {
  const stored = new Map<string, string>();
  for (const tag of tags) {
    const hashtag = hashtagOf(tag);
    if (hashtag === null) {
      throw new errors.ValidationError(
        `tags: "${tag}" makes no hashtag, because it has no letter. Take it out.`
      );
    }
    const word = hashtag.slice(1);
    if (!stored.has(word.toLowerCase())) stored.set(word.toLowerCase(), word);
  }
  return [...stored.values()];
};
