import type { AdminClient } from '../person/admin-client';

const ARTICLES = '/content-manager/collection-types/api::article.article';

export interface Draft {
  documentId: string;
  title: string;
  locale: string;
}

interface ListedArticle extends Draft {
  status: string;
  cover: object | null;
}

/**
 * Two seeded articles with pictures that nobody has published yet; new ones when all are out.
 * Instagram and TikTok take nothing without a picture.
 */
export const twoDrafts = async (client: AdminClient): Promise<[Draft, Draft]> => {
  const drafts = await unpublished(client);
  while (drafts.length < 2) drafts.push(await newDraft(client, drafts.length + 1));
  const [first, second] = drafts;
  if (!first || !second) throw new Error('There are no two articles to publish.');
  return [first, second];
};

const unpublished = async (client: AdminClient): Promise<Draft[]> => {
  const { results } = await client.request<{ results: ListedArticle[] }>(
    'GET',
    `${ARTICLES}?locale=en&pageSize=100&sort=id:ASC`
  );
  return results
    .filter(({ status, cover }) => status === 'draft' && cover)
    .map(({ documentId, title, locale }) => ({ documentId, title, locale }));
};

const newDraft = async (client: AdminClient, place: number): Promise<Draft> => {
  const title = `Harbour note of ${new Date().toISOString()} (${place})`;
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const excerpt = 'Everything in the seed is published already, so this note is new.';
  const cover = await aPicture(client);
  const documentId = await client.createArticle({ title, slug, excerpt, cover });
  return { documentId, title, locale: 'en' };
};

/** The media library's id of a picture that the seed brought. */
export const aPicture = async (client: AdminClient): Promise<number> => {
  const { results } = await client.request<{ results: { id: number; mime: string }[] }>(
    'GET',
    '/upload/files?pageSize=100&sort=id:ASC'
  );
  const picture = results.find(({ mime }) => mime === 'image/jpeg');
  if (!picture) throw new Error('The media library has no picture for a new article.');
  return picture.id;
};
