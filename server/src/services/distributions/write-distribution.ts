import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { Nudge } from '../../queue';
import { waitingReason } from '../approvals/waiting-reason';
import { accountName } from '../connections/account-name';
import { tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import type { Delivery } from '../deliveries/delivery';
import type { DeliveryRepository } from '../deliveries/delivery-repository';
import { isLiving, WHERE_LIVING } from '../deliveries/living';
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
  ofVersion: readonly Pick<Delivery, 'state' | 'removedAt' | 'dedupeKey'>[];
  /** Targets that have the entry, in whatever version. */
  everSentTo: ReadonlySet<number | null>;
}

interface Judgement {
  granted: { delivery: PlannedDelivery; dedupeKey: string }[];
  skipped: DispatchResult['skipped'];
}

/** What a plan would come to. */
export interface Rehearsal extends Pick<DispatchResult, 'skipped'> {
  targetIds: number[];
}

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

  /** Which targets a plan would serve at this moment. */
  async rehearse(plan: DistributionPlan): Promise<Rehearsal> {
    const { granted, skipped } = await this.#judge(plan);
    return { targetIds: granted.map(({ delivery }) => delivery.target.id), skipped };
  }

  async #store(plan: DistributionPlan): Promise<DispatchResult & { nudges: Nudge[] }> {
    const { granted, skipped } = await this.#judge(plan);
    if (granted.length === 0) return { distributionId: null, deliveryIds: [], skipped, nudges: [] };
    const wanted = granted.map(({ delivery, dedupeKey }) => {
      const platformCostUsd = this.#costOf(delivery);
      return { ...deliveryData(plan, delivery), platformCostUsd, dedupeKey };
    });
    const distribution = await this.#table.create({ data: distributionData(plan) });
    const made = await this.#deliveries.createAll(distribution.id, wanted);
    await this.#askFor(plan, distribution.id);
    await this.#judgeProposals(granted.map(({ delivery }) => delivery));
    return {
      distributionId: distribution.id,
      deliveryIds: made.map(({ id }) => id),
      skipped,
      nudges: nudgesOf(plan, made),
    };
  }

  /** Keeps from its targets what they have already. */
  async #judge(plan: DistributionPlan): Promise<Judgement> {
    const skipped = [...plan.leftOut];
    const granted: Judgement['granted'] = [];
    const history = await this.#historyOf(plan);
    for (const delivery of plan.deliveries) {
      const verdict = judge(plan, delivery, history);
      if (verdict.ok) granted.push({ delivery, dedupeKey: verdict.dedupeKey });
      else skipped.push({ targetId: delivery.target.id, reason: verdict.reason });
    }
    return { granted, skipped };
  }

  #costOf({ connection, content }: PlannedDelivery): number | null {
    const adapters = getService(this.strapi, 'adapters');
    return postCostUsd(adapters.descriptorOf(connection.platform), content);
  }

  /** What people sent tells how they liked what was proposed. */
  async #judgeProposals(deliveries: readonly PlannedDelivery[]): Promise<void> {
    const { store } = getService(this.strapi, 'proposals');
    for (const { target, aiCredit } of deliveries) {
      if (aiCredit) await store.judge(aiCredit.adaptationId, target.id, aiCredit.verdict);
    }
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
        ...WHERE_LIVING,
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
  if (earlier.some(isLiving) && !order.again) {
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
  { target, connection, content, options, firstComment, aiCredit }: PlannedDelivery
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
  ...variantColumnsOf(content),
  aiAdapted: aiCredit !== null,
  aiCostUsd: aiCredit?.costUsd ?? null,
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

/** Other words of a person are no variant of anything. */
const variantColumnsOf = ({ template, customised }: PlannedDelivery['content']) => {
  const variant = customised?.includes('text') ? undefined : template?.variant;
  return {
    experimentId: variant?.experimentId ?? null,
    variant: variant?.key ?? null,
    variantSlot: variant?.slot ?? null,
  };
};

/** Due at its time, or once somebody approved it. */
const beginningOf = ({ needsApproval }: DispatchOrder, site: Site, dueAt: Date) =>
  needsApproval
    ? {
        state: 'held',
        waitsFor: 'approval',
        dueAt: null,
        reason: waitingReason(site),
      }
    : { state: 'queued', dueAt };
