import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { Erasure } from '../../../../contracts/data-care';
import { UIDS } from '../../constants';
import type { Connection } from '../connections/connection';
import { accountName } from '../connections/account-name';
import { tableOf } from '../database/table';
import { inTransaction } from '../database/transaction';
import type { Delivery } from '../deliveries/delivery';
import { emptied } from '../deliveries/emptied';
import { systemClock } from '../environment';
import { getService } from '../get-service';

const BATCH = 200;

/** A post in these states is at its platform at this moment. */
const RUNNING = ['preparing', 'committing'];

/**
 * Removes what is held about an account: credentials, account, targets, numbers, and every word of
 * its posts. Of a post stays a row without words, whose key keeps it from going out again.
 *
 * @throws 400 while one of its posts is going out
 */
export const eraseConnection = async (
  strapi: Core.Strapi,
  connection: Connection
): Promise<Erasure> => {
  await assertNothingRuns(strapi, connection);
  // Cancels what waits, gives the token back and removes connection and targets.
  await getService(strapi, 'connections').remove(connection);
  return eraseTraces(strapi, connection.id);
};

const assertNothingRuns = async (strapi: Core.Strapi, connection: Connection): Promise<void> => {
  const where = { connectionId: connection.id, state: { $in: RUNNING } };
  if ((await tableOf(strapi, UIDS.delivery).count({ where })) === 0) return;
  const name = accountName(connection.platform, connection.account.handle);
  throw new errors.ApplicationError(
    `A post to ${name} is going out right now. Wait a minute, then erase the account again.`
  );
};

/** Repeating it finds nothing more to do. */
const eraseTraces = async (strapi: Core.Strapi, connectionId: number): Promise<Erasure> => {
  const erasure: Erasure = { deliveries: 0, events: 0, numbers: 0 };
  const deliveries = tableOf<Pick<Delivery, 'id' | 'content'>>(strapi, UIDS.delivery);
  for (let afterId = 0; ;) {
    const rows = await deliveries.findMany({
      where: { connectionId, id: { $gt: afterId } },
      ...{ select: ['id', 'content'], orderBy: { id: 'asc' }, limit: BATCH },
    });
    const last = rows.at(-1);
    if (!last) break;
    afterId = last.id;
    const done = await eraseBatch(strapi, rows);
    erasure.deliveries += rows.length;
    erasure.events += done.events;
    erasure.numbers += done.numbers;
  }
  await tableOf(strapi, UIDS.metricCheck).deleteMany({ where: { connectionId } });
  await tableOf(strapi, UIDS.rateLimit).deleteMany({ where: { connectionId } });
  return erasure;
};

const eraseBatch = (
  strapi: Core.Strapi,
  rows: readonly Pick<Delivery, 'id' | 'content'>[]
): Promise<Pick<Erasure, 'events' | 'numbers'>> =>
  inTransaction(strapi, async () => {
    const now = new Date(systemClock.now());
    const deliveries = tableOf(strapi, UIDS.delivery);
    for (const { id, content } of rows) {
      await deliveries.updateMany({ where: { id }, data: { ...emptied(content, now), ...GONE } });
    }
    const deliveryId = { $in: rows.map(({ id }) => id) };
    const { count: events } = await tableOf(strapi, UIDS.deliveryEvent).updateMany({
      where: { deliveryId, message: { $notNull: true } },
      data: { message: null },
    });
    const { count: numbers } = await tableOf(strapi, UIDS.analyticsDay).deleteMany({
      where: { deliveryId },
    });
    // Made anew from what is left: see services/analytics/fact-keeper.
    await tableOf(strapi, UIDS.deliveryFact).deleteMany({ where: { deliveryId } });
    return { events, numbers };
  });

/** What leads to the account beside the words. */
const GONE = {
  accountHandle: null,
  posted: [],
  platformPostId: null,
  platformUrl: null,
  reason: null,
  followUpAt: null,
  removeAt: null,
};
