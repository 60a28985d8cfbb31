import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { ApprovalView } from '../../../../contracts/approvals';
import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import type { Delivery } from '../deliveries/delivery';
import type { DispatchOrder } from '../distributions/distribution';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { whereSite, type SiteScope } from '../sites/site-scope';
import { tellOfApproval } from '../webhooks/told';
import type { Approval, ApprovalEntry, ApprovalState, Decider } from './approval';
import { entriesOf } from './approval-entries';
import { viewsOf } from './approval-views';
import { ApprovalStanding } from './approval-standing';
import { Approvers } from './approvers';
import { askAgain, type ChangedPosts } from './ask-again';
import { commentedBy } from './comments';
import { ApprovalDecisions } from './decisions';
import { pendingOfOrder, type OrderPart } from './pending-of-order';
import { requesterOf } from './requester';
import { revisionOf } from './revision';

export interface ApprovalPageRequest {
  state: ApprovalState;
  /** Only ids below this one. */
  before?: number;
  pageSize: number;
  scope: SiteScope;
}

export interface ApprovalRows {
  rows: Approval[];
  /** Where the next page begins; null when this is the last one. */
  nextBefore: number | null;
}

/** Who asks, as an order tells it. */
type Asking = Pick<DispatchOrder, 'source' | 'sourceId' | 'requestedBy'>;

/** So many that wait are looked at in one go. */
const BATCH = 500;

/** Distributions that wait for somebody who may approve, and what became of them. */
export class Approvals {
  readonly decisions: ApprovalDecisions;
  readonly standing: ApprovalStanding;
  readonly approvers: Approvers;
  /** Where the next look for idle ones begins. */
  #lookedAt = 0;

  constructor(private readonly strapi: Core.Strapi) {
    this.decisions = new ApprovalDecisions(strapi, this);
    this.approvers = new Approvers(strapi);
    this.standing = new ApprovalStanding(strapi, this);
  }

  /** Asks for it, in the transaction that writes the distribution. */
  async request(distributionId: number, siteId: number, order: Asking): Promise<void> {
    const now = new Date(systemClock.now());
    const requester = await requesterOf(this.strapi, order);
    const asked = { state: 'pending', requestedAt: now, tellAt: now, comments: [] };
    const data = { distributionId, siteId, ...requester, ...asked };
    await tellOfApproval(this.strapi, await this.table.create({ data }));
  }

  /** Asks for another look at what is not as it was approved, in the transaction that changes it. */
  askAgain(changed: ChangedPosts): Promise<void> {
    return askAgain(this.strapi, this, changed);
  }

  /** Newest first. */
  async page({ state, before, pageSize, scope }: ApprovalPageRequest): Promise<ApprovalRows> {
    const below = before === undefined ? {} : { id: { $lt: before } };
    // One more than asked for tells whether there is a next page.
    const found = await this.table.findMany({
      where: { state, ...below, ...whereSite(scope) },
      orderBy: { id: 'desc' },
      limit: pageSize + 1,
    });
    const rows = found.slice(0, pageSize);
    const nextBefore = found.length > pageSize ? (rows.at(-1)?.id ?? null) : null;
    return { rows, nextBefore };
  }

  /** @throws 404 */
  async find(id: number): Promise<Approval> {
    const approval = await this.table.findOne({ where: { id } });
    if (!approval) throw new errors.NotFoundError('This approval does not exist.');
    return approval;
  }

  /** Null: its distribution needed none. */
  ofDistribution(distributionId: number): Promise<Approval | null> {
    return this.table.findOne({ where: { distributionId } });
  }

  /** What they are about, by the id of the approval. */
  entriesOf(approvals: readonly Approval[]): Promise<Map<number, ApprovalEntry>> {
    return entriesOf(this.strapi, approvals);
  }

  /** In the same order. */
  viewsOf(approvals: readonly Approval[]): Promise<ApprovalView[]> {
    return viewsOf(this.strapi, approvals);
  }

  /** @throws 400 when too much was said already, 404 */
  async comment(id: number, by: Decider, text: string): Promise<Approval> {
    await inTransaction(this.strapi, async () => {
      // The row is taken before it is read, so that two who write at once are both kept.
      await this.table.updateMany({ where: { id }, data: { updatedAt: new Date() } });
      const approval = await this.find(id);
      await this.table.updateMany({ where: { id }, data: commentedBy(approval, by, text) });
    });
    return this.find(id);
  }

  /** Those of its deliveries that wait for it, oldest first. */
  async waitingOf(distributionId: number): Promise<Delivery[]> {
    const { repository } = getService(this.strapi, 'deliveries');
    const where = { distributionId, state: 'held', waitsFor: 'approval' };
    return (await repository.findMany(where, BATCH)).reverse();
  }

  /** What waits of a bulk order, oldest first. */
  async pendingOfOrder(part: OrderPart): Promise<Approval[]> {
    const ids = await pendingOfOrder(this.strapi, part);
    return this.table.findMany({ where: { id: { $in: ids } }, orderBy: { id: 'asc' } });
  }

  /** Of what waits of a distribution, as it was made; null: somebody changed it since. */
  async revisionAsMade(distributionId: number): Promise<string | null> {
    const waiting = await this.waitingOf(distributionId);
    // Nothing but a change counts claims of waiting posts up.
    return waiting.some(({ claims }) => claims > 0) ? null : revisionOf(waiting);
  }

  /**
   * Closes what nobody decided and nothing waits for any more: every post was cancelled, or missed.
   * Nothing begins to wait again, so whoever looks may close it.
   *
   * @param distributionId that one only. @default the next so many of all, in turns
   */
  async closeIdle(distributionId?: number): Promise<void> {
    if (distributionId !== undefined) return this.closeIdleOf([distributionId]);
    const pending = await this.table.findMany({
      where: { state: 'pending', id: { $gt: this.#lookedAt } },
      select: ['id', 'distributionId'],
      orderBy: { id: 'asc' },
      limit: BATCH,
    });
    // Those that wait long must not keep the later ones from being looked at.
    this.#lookedAt = pending.length < BATCH ? 0 : (pending.at(-1)?.id ?? 0);
    await this.closeIdleOf(pending.map((row) => row.distributionId));
  }

  /** The same for some distributions. */
  async closeIdleOf(distributionIds: readonly number[]): Promise<void> {
    if (distributionIds.length === 0) return;
    const wanted = { distributionId: { $in: [...distributionIds] } };
    const waiting = await getService(this.strapi, 'deliveries').repository.pick(
      ['distributionId'],
      { where: { ...wanted, state: 'held', waitsFor: 'approval' }, orderBy: { id: 'asc' } }
    );
    const busy = new Set(waiting.map((row) => row.distributionId));
    const idle = distributionIds.filter((id) => !busy.has(id));
    if (idle.length === 0) return;
    const where = { distributionId: { $in: idle }, state: 'pending' };
    const data = { state: 'closed', tellAt: null };
    await inTransaction(this.strapi, async () => {
      const closing = await this.table.findMany({ where });
      for (const approval of closing) {
        const { count } = await this.table.updateMany({
          where: { ...where, id: approval.id },
          data,
        });
        if (count === 1) await tellOfApproval(this.strapi, { ...approval, state: 'closed' });
      }
    });
  }

  get table(): Table<Approval> {
    return tableOf<Approval>(this.strapi, UIDS.approval);
  }
}

export const createApprovals = ({ strapi }: { strapi: Core.Strapi }): Approvals =>
  new Approvals(strapi);
