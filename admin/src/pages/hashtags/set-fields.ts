import type { HashtagSetRequest, HashtagSetView } from '../../../../contracts/templates';
import type { MessageId } from '../../translations/message';

/** What stands in the form. */
export interface SetFields {
  name: string;
  /** What templates call it. */
  slug: string;
  /** One hashtag in a line, or parted by commas. */
  tags: string;
}

export const NEW_SET: SetFields = { name: '', slug: '', tags: '' };

const MAX_TAGS = 60;
const SLUG = /^[a-z][a-z0-9_]{0,59}$/;

export const setFieldsOf = ({ name, slug, tags }: HashtagSetView): SetFields => ({
  name,
  slug,
  tags: tags.join('\n'),
});

/**
 * Single tags in the order they were entered, each once. Words in a line belong together, unless
 * each of them has a sign of its own: "slow food" is one, "#slow #food" are two.
 */
export const tagsIn = (text: string): string[] => {
  const lines = text.split(/[\n,;]+/).flatMap((line) => line.split(/\s+(?=#)/));
  const tags = lines.map((tag) => tag.trim().replace(/^#+/, '')).filter((tag) => tag !== '');
  const seen = new Set<string>();
  return tags.filter((tag) => {
    const key = tag.toLocaleLowerCase();
    return !seen.has(key) && seen.add(key);
  });
};

/** What templates may call a set of this name. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 60);

export const setRequestOf = (
  { name, slug, tags }: SetFields,
  siteId: number | undefined
): HashtagSetRequest => ({ siteId, name: name.trim(), slug: slug.trim(), tags: tagsIn(tags) });

/** What can be said without asking the server. */
export const setProblems = ({
  name,
  slug,
  tags,
}: SetFields): Partial<Record<keyof SetFields, MessageId>> => {
  const count = tagsIn(tags).length;
  return {
    ...(name.trim() === '' ? { name: 'hashtags.name.missing' } : {}),
    ...(SLUG.test(slug.trim()) ? {} : { slug: 'hashtags.slug.wrong' }),
    ...(count === 0 ? { tags: 'hashtags.tags.missing' } : {}),
    ...(count > MAX_TAGS ? { tags: 'hashtags.tags.tooMany' } : {}),
  };
};

/** Templates in whose text a set is named; the names that people gave them. */
export const templatesNaming = (
  slug: string,
  templates: readonly { name: string; body: string }[]
): string[] => {
  const named = new RegExp(`\\bsets\\s*(\\.\\s*${slug}\\b|\\[\\s*["']${slug}["']\\s*\\])`);
  return templates.filter(({ body }) => named.test(body)).map(({ name }) => name);
};
