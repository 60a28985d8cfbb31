import { blueskyReader } from '../demo/readers/bluesky-reader';
import { AdminClient } from '../person/admin-client';
import { untilQueueRuns } from '../person/until-queue-runs';

const APP_PASSWORD = /\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b/;
const ARTICLE = 'api::article.article';
const ARTICLES = `/content-manager/collection-types/${ARTICLE}`;
const SETTLE_TIMEOUT_MS = 90_000;

const PERSON = {
  firstname: 'First',
  lastname: 'Admin',
  email: 'admin@my-magazine.example',
  password: 'Only-here-1a',
};

export interface Addresses {
  strapi: string;
  /** Bluesky in the sandbox. */
  bluesky: string;
  /** The sandbox's Bluesky account. */
  handle: string;
}

/**
 * The first admin of a fresh Strapi connects an account and distributes an article.
 *
 * @returns the post's text as the platform tells it
 * @throws when anything is not as a person expects it
 */
export const publishPost = async ({ strapi, bluesky, handle }: Addresses): Promise<string> => {
  const client = new AdminClient(strapi);
  await client.enter(PERSON);
  const before = await client.connections();
  if (before.length > 0) throw new Error('A fresh Strapi has accounts.');
  await untilQueueRuns(client);
  await client.connectByPassword('bluesky', {
    identifier: handle,
    password: await appPassword(bluesky),
  });
  const title = 'The first post of this magazine';
  const documentId = await publishArticle(client, title);
  await client.dispatch({ contentType: ARTICLE, documentId });
  const [delivery] = await client.settledDeliveries(documentId, 1, SETTLE_TIMEOUT_MS);
  if (delivery?.state !== 'published' || !delivery.postId) {
    throw new Error(`The post is ${delivery?.state}: ${delivery?.reason ?? 'no reason is told'}`);
  }
  const text = await blueskyReader(bluesky)({ id: delivery.postId, url: delivery.url ?? '' });
  if (!text.includes(title)) throw new Error(`Bluesky shows another text: ${text}`);
  return text;
};

/** The sandbox shows ready app passwords on its settings page, as a person would make them. */
const appPassword = async (bluesky: string): Promise<string> => {
  const page = await (await fetch(`${bluesky}/settings/app-passwords`)).text();
  const password = APP_PASSWORD.exec(page)?.[0];
  if (!password) throw new Error('The Bluesky sandbox shows no app password.');
  return password;
};

const publishArticle = async (client: AdminClient, title: string): Promise<string> => {
  const data = { title, slug: 'first-post', excerpt: 'Written after it was installed.' };
  const documentId = await client.createArticle(data);
  await client.request('POST', `${ARTICLES}/${documentId}/actions/publish`, data);
  return documentId;
};
