import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { Nudge } from '../../queue';
import { accountName } from '../connections/account-name';
import { tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import type { Delivery } from '../deliveries/delivery';
import type { DeliveryRepository } from '../deliveries/delivery-repository';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { DispatchOrder, DispatchResult } from './distribution';
import type { DistributionPlan, PlannedDelivery } from './plan-distribution';
import { postCostUsd } from './post-cost';

interface DistributionRow {
  id: number;
}

/** Whether a target gets its delivery, and under which key it is the only one. */
type Verdict = { ok: true; dedupeKey: string } | { ok: false; reason: string };

/** What earlier distributions of the same entry did, by target. */
interface History {
  ofVersion: readonly Pick<Delivery, 'id' | 'state' | 'dedupeKey'>[];
  /** Targets that got the entry in whatever version. */
  everSentTo: ReadonlySet<number | null>;
}

const UNSUCCESSFUL = ['failed', 'cancelled', 'missed'];
/** What a person sends goes before what a rule sends: somebody waits for it. */
const PRIORITY = { manual: 2, api: 2, schedule: 3, rule: 5, bulk: 6 } as const;

/** Writes a distribution with its deliveries in one transaction, then nudges the queue. */
export class DistributionWriter {
  constructor(private readonly strapi: Core.Strapi) {}

  /** What an order with this key made before; null when there was none. */
  async findEarlier(idempotencyKey: string): Promise<DispatchResult | null> {
    const row = await this.#table.findOne({ where: { idempotencyKey } });
    if (!row) return null;
    const where = { distributionId: row.id };
    const made = await this.#deliveries.pick(['id'], { where, orderBy: { id: 'asc' } });
    return { distributionId: row.id, deliveryIds: made.map(({ id }) => id), skipped: [] };
  }

  async write(plan: DistributionPlan): Promise<DispatchResult> {
    return inTransaction(this.strapi, async ({ onCommit }) => {
      const { nudges, ...result } = await this.#store(plan);
      onCommit(() => {
        void getService(this.strapi, 'queue').nudgeDeliveries(nudges);
      });
      return result;
    });
  }

  async #store(plan: DistributionPlan): Promise<DispatchResult & { nudges: Nudge[] }> {
    const skipped = [...plan.leftOut];
    const wanted: Record<string, unknown>[] = [];
    const history = await this.#historyOf(plan);
    for (const delivery of plan.deliveries) {
      const verdict = judge(plan, delivery, history);
      if (verdict.ok) {
        const platformCostUsd = this.#costOf(delivery);
        const { dedupeKey } = verdict;
        wanted.push({ ...deliveryData(plan, delivery), platformCostUsd, dedupeKey });
      } else skipped.push({ targetId: delivery.target.id, reason: verdict.reason });
    }
    if (wanted.length === 0) return { distributionId: null, deliveryIds: [], skipped, nudges: [] };
    const distribution = await this.#table.create({ data: distributionData(plan) });
    const made = await this.#deliveries.createAll(distribution.id, wanted);
    await this.#askFor(plan, distribution.id);
    return {
      distributionId: distribution.id,
      deliveryIds: made.map(({ id }) => id),
      skipped,
      nudges: nudgesOf(plan, made),
    };
  }

  #costOf({ connection, content }: PlannedDelivery): number | null {
    const adapters = getService(this.strapi, 'adapters');
    return postCostUsd(adapters.descriptorOf(connection.platform), content);
  }

  async #askFor({ order, site }: DistributionPlan, distributionId: number): Promise<void> {
    if (!order.needsApproval) return;
    await getService(this.strapi, 'approvals').request(distributionId, site.id, order);
  }

  async #historyOf({ order, entry, deliveries }: DistributionPlan): Promise<History> {
    const prefixes = deliveries.map(({ dedupePrefix }) => dedupePrefix);
    const ofVersion = await this.#deliveries.findByDedupePrefix(prefixes);
    if (!order.firstTimeOnly) return { ofVersion, everSentTo: new Set() };
    const sent = await this.#deliveries.pick(['targetId'], {
      where: {
        entryUid: entry.uid,
        entryDocumentId: entry.documentId,
        entryLocale: entry.locale,
        state: { $notIn: UNSUCCESSFUL },
      },
      orderBy: { id: 'asc' },
    });
    return { ofVersion, everSentTo: new Set(sent.map(({ targetId }) => targetId)) };
  }

  get #table(): Table<DistributionRow> {
    return tableOf<DistributionRow>(this.strapi, UIDS.distribution);
  }

  get #deliveries(): DeliveryRepository {
    return getService(this.strapi, 'deliveries').repository;
  }
}

const judge = (
  { order }: DistributionPlan,
  { target, connection, dedupePrefix }: PlannedDelivery,
  { ofVersion, everSentTo }: History
): Verdict => {
  if (everSentTo.has(target.id)) {
    return { ok: false, reason: 'This entry already went to this target.' };
  }
  const earlier = ofVersion.filter(({ dedupeKey }) => dedupeKey.startsWith(`${dedupePrefix}#`));
  const living = earlier.filter(({ state }) => !UNSUCCESSFUL.includes(state));
  if (living.length > 0 && !order.again) {
    const name = accountName(connection.platform, connection.account.handle);
    return { ok: false, reason: `This version already went to ${name}.` };
  }
  return { ok: true, dedupeKey: `${dedupePrefix}#${earlier.length}` };
};

/** What waits for approval is not looked at before somebody gave it. */
const nudgesOf = (
  { order, dueAt }: DistributionPlan,
  made: readonly { id: number; priority: number }[]
): Nudge[] =>
  order.needsApproval
    ? []
    : made.map(({ id, priority }) => ({ deliveryId: id, dueAt: dueAt.getTime(), priority }));

const distributionData = ({ order, site, entry }: DistributionPlan) => ({
  site: site.id,
  entryUid: entry.uid,
  entryDocumentId: entry.documentId,
  entryTitle: entry.title,
  entryLocale: entry.locale,
  versionHash: entry.versionHash,
  source: order.source,
  sourceId: order.sourceId ?? null,
  requestedBy: order.requestedBy,
  idempotencyKey: order.idempotencyKey,
});

const deliveryData = (
  { order, site, entry, dueAt }: DistributionPlan,
  { target, connection, content, options, firstComment }: PlannedDelivery
) => ({
  siteId: site.id,
  connectionId: connection.id,
  targetId: target.id,
  scheduleId: order.scheduleId ?? null,
  source: order.source,
  platform: connection.platform,
  accountHandle: connection.account.handle,
  entryUid: entry.uid,
  entryDocumentId: entry.documentId,
  entryTitle: entry.title,
  entryLocale: entry.locale,
  versionHash: entry.versionHash,
  ...beginningOf(order, site, dueAt),
  attempts: 0,
  claims: 0,
  priority: PRIORITY[order.source],
  doubtChecks: 0,
  content,
  options,
  firstComment,
  handles: {},
  posted: [],
  scheduledAt: dueAt,
  queuedAt: new Date(),
});

/** Due at its time, or once somebody approved it. */
const beginningOf = ({ needsApproval }: DispatchOrder, { name }: Site, dueAt: Date) =>
  needsApproval
    ? {
        state: 'held',
        waitsFor: 'approval',
        dueAt: null,
        reason: `Waiting for somebody who may approve posts of ${name}.`,
      }
    : { state: 'queued', dueAt };
