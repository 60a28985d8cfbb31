import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import type { Nudge } from '../../queue';
import { inTransaction } from '../database/transaction';
import type { Delivery } from '../deliveries/delivery';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Approval, Decider } from './approval';
import type { Approvals } from './approvals';
import { approvedTimes } from './approved-times';
import { commentedBy } from './comments';
import { revisionOf } from './revision';

interface Approving {
  by: Decider;
  /** Of what the person saw. */
  revision: string;
  comment?: string | undefined;
}

interface Verdict {
  state: 'approved' | 'rejected';
  by: Decider;
  comment?: string | undefined;
}

/** What a person who may approve does with what waits. Each answers the row as it is afterwards. */
export class ApprovalDecisions {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly approvals: Approvals
  ) {}

  /**
   * Lets exactly the posts go that the person saw: in time, one after the other where that has long
   * passed, and not at all where it is too late. All of them or, with an error, none.
   *
   * @throws 400 when somebody decided before, or it was changed since the person looked; 404
   */
  async approve(id: number, { by, revision, comment }: Approving): Promise<Approval> {
    await this.approvals.closeIdle((await this.approvals.find(id)).distributionId);
    await inTransaction(this.strapi, async ({ onCommit }) => {
      const waiting = await this.#decide(id, { state: 'approved', by, comment });
      if (revisionOf(waiting) !== revision) throw new errors.ApplicationError(CHANGED);
      const nudges = await this.#release(waiting, by);
      onCommit(() => {
        void getService(this.strapi, 'queue').nudgeDeliveries(nudges);
      });
    });
    return this.approvals.find(id);
  }

  /** Calls its posts off. @throws 400 when somebody decided before, 404 */
  async reject(id: number, by: Decider, comment: string): Promise<Approval> {
    await this.approvals.closeIdle((await this.approvals.find(id)).distributionId);
    await inTransaction(this.strapi, async () => {
      const waiting = await this.#decide(id, { state: 'rejected', by, comment });
      const reason = `${by.name} did not approve it: ${comment}`;
      const data = {
        ...{ reason, dueAt: null, waitsFor: null },
        finishedAt: new Date(systemClock.now()),
      };
      const where = { waitsFor: 'approval' };
      for (const delivery of waiting) {
        const details = { where, data, event: { message: reason } };
        // Somebody cancelled it at the same moment: that is as good.
        await this.#repository.apply(delivery.id, 'cancel', details);
      }
    });
    return this.approvals.find(id);
  }

  /** The first who writes the state decides; answers what waited for it. */
  async #decide(id: number, { state, by, comment }: Verdict): Promise<Delivery[]> {
    const { table } = this.approvals;
    const decidedAt = new Date(systemClock.now());
    const decided = { state, decidedById: by.id, decidedBy: by.name, decidedAt };
    const where = { id, state: 'pending' };
    const { count } = await table.updateMany({ where, data: decided });
    const approval = await this.approvals.find(id);
    if (count !== 1) throw new errors.ApplicationError(overReason(approval));
    const waiting = await this.approvals.waitingOf(approval.distributionId);
    const { requestedById } = approval;
    const isTold = requestedById !== null && requestedById !== by.id;
    const data = {
      decidedIds: waiting.map((delivery) => delivery.id),
      tellAt: isTold ? decidedAt : null,
      toldAt: null,
      ...(comment === undefined ? {} : commentedBy(approval, by, comment)),
    };
    await table.updateMany({ where: { id }, data });
    return waiting;
  }

  async #release(waiting: readonly Delivery[], by: Decider): Promise<Nudge[]> {
    const { catchUp, missedAfterMs } = getConfig(this.strapi).delivery;
    const now = systemClock.now();
    const { afterMs, ...pace } = catchUp;
    const times = approvedTimes(waiting, { now, pace, afterMs, missedAfterMs });
    const nudges: Nudge[] = [];
    for (const delivery of waiting) {
      const dueAt = times.get(delivery.id) ?? null;
      const isOurs =
        dueAt === null
          ? await this.#miss(delivery, by, now)
          : await this.#requeue(delivery, by, dueAt);
      // It was changed between the look at it and now: nobody approved that.
      if (!isOurs) throw new errors.ApplicationError(CHANGED);
      if (dueAt === null) continue;
      nudges.push({ deliveryId: delivery.id, dueAt, priority: delivery.priority });
    }
    return nudges;
  }

  #requeue({ id, claims }: Delivery, by: Decider, dueAt: number): Promise<boolean> {
    return this.#repository.apply(id, 'release', {
      where: { claims, waitsFor: 'approval' },
      data: { reason: null, waitsFor: null, dueAt: new Date(dueAt) },
      event: { message: `${by.name} approved it.` },
    });
  }

  #miss({ id, claims, scheduledAt }: Delivery, by: Decider, now: number): Promise<boolean> {
    const time = scheduledAt ? momentOf(scheduledAt) : 'its time';
    const reason = `${by.name} approved it, but it was meant to go out at ${time} and that is too long ago. Retry it if it still matters.`;
    return this.#repository.apply(id, 'miss', {
      where: { claims, waitsFor: 'approval' },
      data: { reason, waitsFor: null, dueAt: null, finishedAt: new Date(now) },
      event: { message: reason },
    });
  }

  get #repository() {
    return getService(this.strapi, 'deliveries').repository;
  }
}

/** Why it cannot be decided any more. */
const overReason = ({ state, decidedBy, decidedAt }: Approval): string => {
  if (state === 'closed') {
    return 'Nothing of this waits any more: its posts were cancelled, or their time passed. Reload to see what became of them.';
  }
  const when = decidedAt ? ` at ${momentOf(decidedAt)}` : '';
  return `${decidedBy ?? 'Somebody'} ${state} this already${when}. Reload to see it.`;
};

const momentOf = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

const CHANGED =
  'What waits here was changed since you looked at it. Reload, look at the posts again, and then decide.';
