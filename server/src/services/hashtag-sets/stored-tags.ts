import { errors } from '@strapi/utils';

import { foldCase } from '../adaptation/fold-case';
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
        `tags: "${tag}" makes no hashtag: one has a letter, and fewer than 100 characters. Change it, or take it out.`
      );
    }
    const word = hashtag.slice(1);
    if (!stored.has(foldCase(word))) stored.set(foldCase(word), word);
  }
  return [...stored.values()];
};
