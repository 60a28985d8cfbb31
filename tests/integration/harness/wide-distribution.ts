import { randomUUID } from 'node:crypto';

import { getService } from '../../../server/src/services/get-service';
import type { TestApp } from './app';
import { aPublishedArticle, ARTICLE } from './articles';
import { tablesOf } from './rows';
import { QUIET_SITE } from './sealed-accounts';

/** One order to more targets at once would be too long a statement for SQLite. */
const TARGETS_OF_AN_ORDER = 250;

/** Targets of the connected account that no earlier call has made. */
const makeTargets = async (app: TestApp, count: number): Promise<number[]> => {
  const { connections, targets } = tablesOf(app);
  const where = { platform: 'bluesky', siteId: { $ne: QUIET_SITE } };
  const connection = await connections.findOne({ where });
  const { id: connectionId, siteId } = connection as unknown as { id: number; siteId: number };
  const name = `wide ${randomUUID()}`;
  const target = { siteId, connectionId, name, format: 'feed', options: {}, enabled: true };
  await targets.createMany({ data: Array.from({ length: count }, () => target) });
  return (await targets.findMany({ where: { name } })).map(({ id }) => id);
};

/** So many deliveries to Bluesky at once, with texts that resemble no other; answers the entries. */
export const distributeWidely = async (app: TestApp, count: number): Promise<string[]> => {
  const targetIds = await makeTargets(app, count);
  const documentIds: string[] = [];
  for (let from = 0; from < count; from += TARGETS_OF_AN_ORDER) {
    const some = targetIds.slice(from, from + TARGETS_OF_AN_ORDER);
    const documentId = await aPublishedArticle(app);
    await getService(app.strapi, 'distributions').dispatch({
      entry: { uid: ARTICLE, documentId, locale: 'en' },
      targetIds: some,
      overrides: Object.fromEntries(
        some.map((id) => [id, { texts: [`What the tide brought, part ${id}`] }])
      ),
      again: false,
      source: 'manual',
      requestedBy: null,
      idempotencyKey: `wide:${documentId}`,
      firstTimeOnly: false,
      dueAt: null,
    });
    documentIds.push(documentId);
  }
  return documentIds;
};

export const publishedOf = (app: TestApp, entries: readonly string[]): Promise<number> =>
  tablesOf(app).deliveries.count({
    where: { entryDocumentId: { $in: entries }, state: 'published' },
  });

export const untilPublished = async (
  app: TestApp,
  entries: readonly string[],
  count: number
): Promise<void> => {
  const until = Date.now() + 240_000;
  for (;;) {
    const published = await publishedOf(app, entries);
    if (published >= count) return;
    if (Date.now() > until) throw new Error(`Only ${published} of ${count} were published.`);
    await new Promise((wait) => setTimeout(wait, 50));
  }
};
