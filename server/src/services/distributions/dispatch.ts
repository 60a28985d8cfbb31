import { createHash } from 'node:crypto';

import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { adapt } from '../adaptation/adapt';
import type { MappedEntry } from '../adaptation/entry';
import type { StoredContent } from '../adaptation/stored-content';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import { tableOf } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import type { Delivery } from '../deliveries/delivery';
import { getService } from '../get-service';
import type { Site } from '../sites/sites';
import type { Target } from '../targets/targets';
import type { DispatchOrder, DispatchResult } from './distribution';

interface DistributionRow {
  id: number;
}

/** A target that can take a delivery, with what it would say. */
interface Plan {
  target: Target;
  connection: Connection;
  content: StoredContent;
  dedupePrefix: string;
}

interface Prepared {
  order: DispatchOrder;
  site: Site;
  entry: MappedEntry;
  plans: Plan[];
  dueAt: Date;
  skipped: DispatchResult['skipped'];
}

const UNSUCCESSFUL = ['failed', 'cancelled', 'missed'];

/** Writes a distribution with its deliveries in one transaction, then nudges the queue. */
export const createDispatch = ({ strapi }: { strapi: Core.Strapi }) => {
  const distributions = () => tableOf<DistributionRow>(strapi, UIDS.distribution);
  const deliveries = () => getService(strapi, 'deliveries').repository;

  const prepare = async (order: DispatchOrder): Promise<Prepared> => {
    const site = await getService(strapi, 'sites').getDefault();
    const entry = await getService(strapi, 'entries').loadPublished(order.entry, site.linkBaseUrl);
    if (!entry)
      throw new errors.ApplicationError(
        'Publish the entry first: only its published version can be shared.'
      );
    const targets = await chosenTargets(site, order.targetIds);
    const plans: Plan[] = [];
    for (const target of targets) {
      const connection = await getService(strapi, 'connections').find(target.connectionId);
      if (connection) plans.push(planFor(order, entry, { target, connection }));
    }
    return { order, site, entry, plans, dueAt: new Date(), skipped: [] };
  };

  const chosenTargets = async (site: Site, ids: readonly number[] | null): Promise<Target[]> => {
    const all = await getService(strapi, 'targets').list(site.id);
    if (ids === null) return all;
    const unknown = ids.filter((id) => !all.some((target) => target.id === id));
    if (unknown.length > 0) {
      throw new errors.ValidationError(
        `There is no target ${unknown.join(', ')} any more; reload and choose again.`
      );
    }
    return all.filter((target) => ids.includes(target.id));
  };

  const planFor = (
    order: DispatchOrder,
    entry: MappedEntry,
    { target, connection }: Pick<Plan, 'target' | 'connection'>
  ): Plan => {
    const descriptor = getService(strapi, 'adapters').descriptorOf(connection.platform);
    const content = adapt(entry, descriptor);
    const text = order.texts[String(target.id)];
    if (text !== undefined) {
      const count = descriptor.text.count(text);
      if (count > descriptor.text.limit) {
        throw new errors.ValidationError(
          `The text for ${accountName(connection.platform, connection.account.handle)} on ${descriptor.label} has ${count} of ${descriptor.text.limit} ${descriptor.text.unit}.`
        );
      }
      const [first] = content.parts;
      content.parts = [{ text, media: first?.media ?? [] }];
    }
    return { target, connection, content, dedupePrefix: dedupePrefixOf(entry, target.id) };
  };

  /** Null when this target is to be left out; else the key that makes the delivery the only one. */
  const dedupeKeyFor = async (prepared: Prepared, plan: Plan): Promise<string | null> => {
    const { order, entry, skipped } = prepared;
    const targetId = plan.target.id;
    if (order.firstTimeOnly && (await wasEverSent(entry, targetId))) {
      skipped.push({ targetId, reason: 'This entry already went to this target.' });
      return null;
    }
    const earlier = await deliveries().findByDedupePrefix(plan.dedupePrefix);
    const living = earlier.filter(({ state }) => !UNSUCCESSFUL.includes(state));
    if (living.length > 0 && !order.again) {
      const reason = `This version already went to ${accountName(plan.connection.platform, plan.connection.account.handle)}.`;
      skipped.push({ targetId, reason });
      return null;
    }
    return `${plan.dedupePrefix}#${earlier.length}`;
  };

  const wasEverSent = async (entry: MappedEntry, targetId: number): Promise<boolean> => {
    const where = {
      entryUid: entry.uid,
      entryDocumentId: entry.documentId,
      entryLocale: entry.locale,
      target: { id: targetId },
      state: { $notIn: UNSUCCESSFUL },
    };
    return (await deliveries().findMany(where, 1)).length > 0;
  };

  const write = async (prepared: Prepared): Promise<DispatchResult> => {
    const { order, site, entry, plans, skipped } = prepared;
    const keyed: { plan: Plan; dedupeKey: string }[] = [];
    for (const plan of plans) {
      const dedupeKey = await dedupeKeyFor(prepared, plan);
      if (dedupeKey) keyed.push({ plan, dedupeKey });
    }
    if (keyed.length === 0) return { distributionId: null, deliveryIds: [], skipped };
    const distribution = await distributions().create({
      data: distributionData(order, site, entry),
    });
    const created: Delivery[] = [];
    for (const { plan, dedupeKey } of keyed) {
      const data = {
        ...deliveryData(entry, plan, prepared.dueAt),
        dedupeKey,
        site: site.id,
        distribution: distribution.id,
      };
      created.push(await deliveries().create(data));
    }
    return { distributionId: distribution.id, deliveryIds: created.map(({ id }) => id), skipped };
  };

  const earlierResult = async (idempotencyKey: string): Promise<DispatchResult | null> => {
    const row = await distributions().findOne({ where: { idempotencyKey } });
    if (!row) return null;
    const made = await deliveries().findMany({ distribution: { id: row.id } }, 1000);
    return { distributionId: row.id, deliveryIds: made.map(({ id }) => id), skipped: [] };
  };

  const nudge = async (ids: readonly number[], dueAt: number): Promise<void> => {
    const queue = getService(strapi, 'queue');
    await Promise.all(ids.map((id) => queue.nudgeDelivery(id, dueAt)));
  };

  const attempt = async (order: DispatchOrder): Promise<DispatchResult> => {
    const earlier = await earlierResult(order.idempotencyKey);
    if (earlier) return earlier;
    const prepared = await prepare(order);
    return await strapi.db.transaction(async ({ onCommit }) => {
      const result = await write(prepared);
      onCommit(() => {
        void nudge(result.deliveryIds, prepared.dueAt.getTime());
      });
      return result;
    });
  };

  return async (order: DispatchOrder): Promise<DispatchResult> => {
    try {
      return await attempt(order);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      // Somebody dispatched the same at the same moment; now its rows are there to be seen.
      return attempt(order);
    }
  };
};

const dedupePrefixOf = (entry: MappedEntry, targetId: number): string =>
  createHash('sha256')
    .update(
      JSON.stringify([entry.uid, entry.documentId, entry.locale, entry.versionHash, targetId])
    )
    .digest('hex')
    .slice(0, 40);

const distributionData = (order: DispatchOrder, site: Site, entry: MappedEntry) => ({
  site: site.id,
  entryUid: entry.uid,
  entryDocumentId: entry.documentId,
  entryTitle: entry.title,
  entryLocale: entry.locale,
  versionHash: entry.versionHash,
  source: order.source,
  requestedBy: order.requestedBy,
  idempotencyKey: order.idempotencyKey,
});

const deliveryData = (entry: MappedEntry, { target, connection, content }: Plan, dueAt: Date) => ({
  connection: connection.id,
  target: target.id,
  platform: connection.platform,
  accountHandle: connection.account.handle,
  entryUid: entry.uid,
  entryDocumentId: entry.documentId,
  entryTitle: entry.title,
  entryLocale: entry.locale,
  versionHash: entry.versionHash,
  state: 'queued',
  attempts: 0,
  doubtChecks: 0,
  content,
  options: target.options,
  handles: {},
  posted: [],
  dueAt,
  queuedAt: dueAt,
});
