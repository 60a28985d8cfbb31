import type { Overrides } from '../../../contracts/compositions';
import type { AdminClient } from '../../../scripts/person/admin-client';
import { UIDS } from '../../../server/src/constants';
import { tableOf } from '../../../server/src/services/database/table';
import { getService } from '../../../server/src/services/get-service';
import type { TestApp } from './app';
import { anArticle, ARTICLE, aPublishedArticle } from './articles';

export interface ManyDeliveries {
  platform: string;
  count: number;
  /** When all of them are due. @default at once */
  dueAt?: Date;
}

/** One article to many targets of one account, each with words of its own; answers the document id. */
export const distributeMany = async (
  app: TestApp,
  admin: AdminClient,
  { platform, count, dueAt }: ManyDeliveries
): Promise<string> => {
  const account = (await admin.connections()).find((one) => one.platform === platform);
  if (!account) throw new Error(`${platform} is not connected.`);
  const targets = tableOf<{ id: number }>(app.strapi, UIDS.target);
  const overrides: Overrides = {};
  const targetIds: number[] = [];
  for (let number = 1; number <= count; number += 1) {
    const { id } = await targets.create({
      data: {
        siteId: account.siteId,
        connectionId: account.id,
        name: `Target ${number}`,
        format: 'feed',
        options: {},
        enabled: true,
      },
    });
    targetIds.push(id);
    const text = `Tide table ${number} of ${count}, ${String(anArticle().slug)}`;
    overrides[String(id)] = { texts: [text] };
  }
  const documentId = await aPublishedArticle(app);
  await getService(app.strapi, 'distributions').dispatch({
    entry: { uid: ARTICLE, documentId, locale: 'en' },
    targetIds,
    overrides,
    again: false,
    source: 'manual',
    requestedBy: null,
    idempotencyKey: `test:${documentId}`,
    firstTimeOnly: false,
    dueAt: dueAt ?? null,
  });
  await targets.deleteMany({ where: { id: { $in: targetIds.slice(1) } } });
  return documentId;
};
