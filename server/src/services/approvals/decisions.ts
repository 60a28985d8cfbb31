import type { Core } from '@strapi/types';

import { inTransaction } from '../database/transaction';
import type { Delivery } from '../deliveries/delivery';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { tellOfApproval } from '../webhooks/told';
import type { Approval, Decider } from './approval';
import type { Approvals } from './approvals';
import { ApprovedPosts } from './approved-posts';
import { commentedBy } from './comments';
import { changedError, overError } from './decision-errors';
import { momentWords } from './moment-words';
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
  readonly #posts: ApprovedPosts;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly approvals: Approvals
  ) {
    this.#posts = new ApprovedPosts(strapi);
  }

  /**
   * Lets exactly the posts go that the person saw, see {@link ApprovedPosts.letGo}. All of them or,
   * with an error, none.
   *
   * @throws 400 when somebody decided before, or it was changed since the person looked; 404
   */
  async approve(id: number, { by, revision, comment }: Approving): Promise<Approval> {
    await this.approvals.closeIdle((await this.approvals.find(id)).distributionId);
    await inTransaction(this.strapi, async ({ onCommit }) => {
      const waiting = await this.#decide(id, { state: 'approved', by, comment });
      if (revisionOf(waiting) !== revision) throw changedError();
      const nudges = await this.#posts.letGo(waiting, by);
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
    if (count !== 1) throw overError(overReason(approval));
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
    await tellOfApproval(this.strapi, approval);
    return waiting;
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
  const when = decidedAt ? ` at ${momentWords(decidedAt)}` : '';
  return `${decidedBy ?? 'Somebody'} ${state} this already${when}. Reload to see it.`;
};
