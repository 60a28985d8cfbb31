import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { MappedEntry } from '../adaptation/entry';
import { accountName } from '../connections/account-name';
import { tableOf, type Table, type Where } from '../database/table';
import { inTransaction } from '../database/transaction';
import type { DeliveryRepository } from '../deliveries/delivery-repository';
import { getService } from '../get-service';
import type { DispatchResult } from './distribution';
import type { DistributionPlan, PlannedDelivery } from './plan-distribution';

interface DistributionRow {
  id: number;
}

/** Whether a target gets its delivery, and under which key it is the only one. */
type Verdict = { ok: true; dedupeKey: string } | { ok: false; reason: string };

const UNSUCCESSFUL = ['failed', 'cancelled', 'missed'];
const MAX_DELIVERIES = 1000;

/** Writes a distribution with its deliveries in one transaction, then nudges the queue. */
export class DistributionWriter {
  constructor(private readonly strapi: Core.Strapi) {}

  /** What an order with this key made before; null when there was none. */
  async findEarlier(idempotencyKey: string): Promise<DispatchResult | null> {
    const row = await this.#table.findOne({ where: { idempotencyKey } });
    if (!row) return null;
    const made = await this.#deliveries.findMany({ distribution: { id: row.id } }, MAX_DELIVERIES);
    return { distributionId: row.id, deliveryIds: made.map(({ id }) => id), skipped: [] };
  }

  async write(plan: DistributionPlan): Promise<DispatchResult> {
    return inTransaction(this.strapi, async ({ onCommit }) => {
      const result = await this.#store(plan);
      onCommit(() => {
        void this.#nudge(result.deliveryIds, plan.dueAt.getTime());
      });
      return result;
    });
  }

  async #store(plan: DistributionPlan): Promise<DispatchResult> {
    const skipped: DispatchResult['skipped'] = [];
    const wanted: { delivery: PlannedDelivery; dedupeKey: string }[] = [];
    for (const delivery of plan.deliveries) {
      const verdict = await this.#judge(plan, delivery);
      if (verdict.ok) wanted.push({ delivery, dedupeKey: verdict.dedupeKey });
      else skipped.push({ targetId: delivery.target.id, reason: verdict.reason });
    }
    if (wanted.length === 0) return { distributionId: null, deliveryIds: [], skipped };
    const distribution = await this.#table.create({ data: distributionData(plan) });
    const deliveryIds: number[] = [];
    for (const { delivery, dedupeKey } of wanted) {
      const data = { ...deliveryData(plan, delivery), dedupeKey, distribution: distribution.id };
      deliveryIds.push((await this.#deliveries.create(data)).id);
    }
    return { distributionId: distribution.id, deliveryIds, skipped };
  }

  async #judge({ order, entry }: DistributionPlan, delivery: PlannedDelivery): Promise<Verdict> {
    const { target, connection, dedupePrefix } = delivery;
    if (order.firstTimeOnly && (await this.#wasEverSent(entry, target.id))) {
      return { ok: false, reason: 'This entry already went to this target.' };
    }
    const earlier = await this.#deliveries.findByDedupePrefix(dedupePrefix);
    const living = earlier.filter(({ state }) => !UNSUCCESSFUL.includes(state));
    if (living.length > 0 && !order.again) {
      const name = accountName(connection.platform, connection.account.handle);
      return { ok: false, reason: `This version already went to ${name}.` };
    }
    return { ok: true, dedupeKey: `${dedupePrefix}#${earlier.length}` };
  }

  async #wasEverSent(entry: MappedEntry, targetId: number): Promise<boolean> {
    const where: Where = {
      entryUid: entry.uid,
      entryDocumentId: entry.documentId,
      entryLocale: entry.locale,
      target: { id: targetId },
      state: { $notIn: UNSUCCESSFUL },
    };
    return (await this.#deliveries.findMany(where, 1)).length > 0;
  }

  async #nudge(ids: readonly number[], dueAt: number): Promise<void> {
    const queue = getService(this.strapi, 'queue');
    await Promise.all(ids.map((id) => queue.nudgeDelivery(id, dueAt)));
  }

  get #table(): Table<DistributionRow> {
    return tableOf<DistributionRow>(this.strapi, UIDS.distribution);
  }

  get #deliveries(): DeliveryRepository {
    return getService(this.strapi, 'deliveries').repository;
  }
}

const distributionData = ({ order, site, entry }: DistributionPlan) => ({
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

const deliveryData = (
  { site, entry, dueAt }: DistributionPlan,
  { target, connection, content }: PlannedDelivery
) => ({
  site: site.id,
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
