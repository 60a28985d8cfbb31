import type { DeliveryView } from '../../contracts/deliveries';
import type { AdminClient } from '../person/admin-client';
import type { PostReader } from './platform-readers';

export const ARTICLE = 'api::article.article';
const RULE_PATH = '/api/admin/distribution/rules';
const PLATFORM_COUNT = 3;

/** One post, read back from its platform. */
export interface VerifiedPost {
  entry: string;
  how: 'rule' | 'hand';
  platform: string;
  url: string;
  /** From the click on Publish or Distribute until the post was visible, ms. */
  tookMs: number;
  problem: string | null;
}

interface Draft {
  documentId: string;
  title: string;
  locale: string;
}

/** Publishes one article that a rule distributes and one that is dispatched by hand. */
export const doMainJob = async (
  client: AdminClient,
  readers: Record<string, PostReader>
): Promise<VerifiedPost[]> => {
  const [first, second] = await twoDrafts(client);
  const byRule = await distributeByRule(client, first);
  const byHand = await distributeByHand(client, second);
  return [
    ...(await verify({ draft: first, how: 'rule', deliveries: byRule, readers })),
    ...(await verify({ draft: second, how: 'hand', deliveries: byHand, readers })),
  ];
};

/** One rule: every article to every connected account. */
export const ensureRule = async (client: AdminClient): Promise<number> => {
  const existing = (await client.rules()).find(({ contentType }) => contentType === ARTICLE);
  if (existing) return existing.id;
  await client.addRule({ name: 'New articles to every account', contentType: ARTICLE });
  return ensureRule(client);
};

const setRule = async (client: AdminClient, enabled: boolean): Promise<void> => {
  const id = await ensureRule(client);
  const rule = { name: 'New articles to every account', contentType: ARTICLE, enabled };
  await client.request('PUT', `${RULE_PATH}/${id}`, rule);
};

const distributeByRule = async (client: AdminClient, draft: Draft): Promise<DeliveryView[]> => {
  await setRule(client, true);
  await client.publishArticle(draft.documentId, draft.locale);
  return settled(client, draft);
};

const distributeByHand = async (client: AdminClient, draft: Draft): Promise<DeliveryView[]> => {
  await setRule(client, false);
  await client.publishArticle(draft.documentId, draft.locale);
  await client.dispatch({
    contentType: ARTICLE,
    documentId: draft.documentId,
    locale: draft.locale,
  });
  const deliveries = await settled(client, draft);
  await setRule(client, true);
  return deliveries;
};

const settled = async (client: AdminClient, draft: Draft): Promise<DeliveryView[]> => {
  const all = await client.settledDeliveries(draft.documentId, PLATFORM_COUNT);
  return all.filter(({ locale }) => locale === draft.locale);
};

/** Two seeded articles that nobody has published yet; new ones when all are out. */
const twoDrafts = async (client: AdminClient): Promise<[Draft, Draft]> => {
  const drafts = await unpublished(client);
  while (drafts.length < 2) {
    const title = `Harbour note of ${new Date().toISOString()} (${drafts.length + 1})`;
    const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const excerpt = 'Everything in the seed is published already, so this note is new.';
    const documentId = await client.createArticle({ title, slug, excerpt });
    drafts.push({ documentId, title, locale: 'en' });
  }
  const [first, second] = drafts;
  if (!first || !second) throw new Error('There are no two articles to publish.');
  return [first, second];
};

const unpublished = async (client: AdminClient): Promise<Draft[]> => {
  const { results } = await client.request<{ results: (Draft & { status: string })[] }>(
    'GET',
    '/content-manager/collection-types/api::article.article?locale=en&pageSize=100&sort=id:ASC'
  );
  return results
    .filter(({ status }) => status === 'draft')
    .map(({ documentId, title, locale }) => ({ documentId, title, locale }));
};

const verify = async ({
  draft,
  how,
  deliveries,
  readers,
}: {
  draft: Draft;
  how: 'rule' | 'hand';
  deliveries: DeliveryView[];
  readers: Record<string, PostReader>;
}): Promise<VerifiedPost[]> =>
  Promise.all(
    deliveries.map(async (delivery) => ({
      entry: draft.title,
      how,
      platform: delivery.platformLabel,
      url: delivery.url ?? '—',
      tookMs: Date.parse(delivery.postedAt ?? delivery.createdAt) - Date.parse(delivery.createdAt),
      problem: await problemOf(delivery, readers[delivery.platform]),
    }))
  );

const problemOf = async (
  delivery: DeliveryView,
  read: PostReader | undefined
): Promise<string | null> => {
  if (delivery.state !== 'published' || !delivery.postId || !delivery.url) {
    return `${delivery.state}: ${delivery.reason ?? 'no reason given'}`;
  }
  if (!read) return 'no reader';
  const text = await read({ id: delivery.postId, url: delivery.url }).catch(String);
  return text === delivery.text ? null : `reads back as ${JSON.stringify(text.slice(0, 120))}`;
};
