import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  approvalQuerySchema,
  approveManyRequestSchema,
  approveRequestSchema,
  commentRequestSchema,
  rejectManyRequestSchema,
  rejectRequestSchema,
  type ApprovalPage,
  type ApprovalView,
} from '../../../contracts/approvals';
import { ACTIONS } from '../constants';
import type { Approval } from '../services/approvals/approval';
import { getService } from '../services/get-service';
import { openApproval, readableApprovals } from './approval-access';
import { adminUserOf, bodyOf } from './context';
import { decideOrder, decideSome } from './decide-many';
import { deciderOf } from './decider';
import { recordDecision } from './decision-audit';
import type { Wanted } from './decision-run';
import { forbidden } from './forbidden';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { allowedSiteIds, isWithin, scopeOf } from './site-access';

/** What a person wants of many: of some, or of all of a bulk order. */
interface ManyWanted {
  bulkOrderId?: number | undefined;
  after?: number | undefined;
  ids: readonly number[];
  wanted: Wanted;
}

/** What waits for approval, and deciding about it. */
export class ApprovalController {
  constructor(private readonly strapi: Core.Strapi) {}

  async list(ctx: Context): Promise<void> {
    const { strapi } = this;
    const page = parse(approvalQuerySchema, queryBesideSite(ctx));
    const scope = await scopeOf(strapi, ctx, ACTIONS.read);
    const { rows, nextBefore } = await this.#approvals.page({ ...page, scope });
    const readable = await readableApprovals(strapi, ctx, rows);
    const approvals = await this.#approvals.viewsOf(readable);
    ctx.body = { data: { approvals, nextBefore } satisfies ApprovalPage };
  }

  async find(ctx: Context): Promise<void> {
    const approval = await openApproval(this.strapi, ctx, ACTIONS.read);
    ctx.body = { data: await this.#viewOf(approval) };
  }

  async approve(ctx: Context): Promise<void> {
    const before = await openApproval(this.strapi, ctx, ACTIONS.approve);
    const { revision, comment } = parse(approveRequestSchema, bodyOf(ctx));
    const by = deciderOf(ctx);
    const after = await this.#approvals.decisions.approve(before.id, { by, revision, comment });
    await this.#answerDecision(ctx, { before, after, comment: comment ?? null });
  }

  async reject(ctx: Context): Promise<void> {
    const before = await openApproval(this.strapi, ctx, ACTIONS.approve);
    const { comment } = parse(rejectRequestSchema, bodyOf(ctx));
    const after = await this.#approvals.decisions.reject(before.id, deciderOf(ctx), comment);
    await this.#answerDecision(ctx, { before, after, comment });
  }

  async approveMany(ctx: Context): Promise<void> {
    const { approvals = [], comment, ...order } = parse(approveManyRequestSchema, bodyOf(ctx));
    const revisions = new Map(approvals.map(({ id, revision }) => [id, revision]));
    const seen = order.bulkOrderId === undefined ? revisions : null;
    const wanted: Wanted = { decision: 'approve', comment, revisions: seen };
    await this.#decideMany(ctx, { ...order, ids: [...revisions.keys()], wanted });
  }

  async rejectMany(ctx: Context): Promise<void> {
    const { ids = [], comment, ...order } = parse(rejectManyRequestSchema, bodyOf(ctx));
    await this.#decideMany(ctx, { ...order, ids, wanted: { decision: 'reject', comment } });
  }

  async comment(ctx: Context): Promise<void> {
    const approval = await openApproval(this.strapi, ctx, ACTIONS.read);
    await this.#assertMayComment(ctx, approval);
    const { comment } = parse(commentRequestSchema, bodyOf(ctx));
    const after = await this.#approvals.comment(approval.id, deciderOf(ctx), comment);
    ctx.body = { data: await this.#viewOf(after) };
  }

  /** Those who may decide about it, and whoever asked for it. @throws 403 */
  async #assertMayComment(ctx: Context, { siteId, requestedById }: Approval): Promise<void> {
    const may = async (action: typeof ACTIONS.approve | typeof ACTIONS.distribute) =>
      isWithin(await allowedSiteIds(this.strapi, ctx, action), siteId);
    if (await may(ACTIONS.approve)) return;
    if (requestedById === adminUserOf(ctx).id && (await may(ACTIONS.distribute))) return;
    throw forbidden(
      'Only those who may approve posts of this site, and whoever asked for this one, can comment on it.'
    );
  }

  async #decideMany(
    ctx: Context,
    { bulkOrderId, after = 0, ids, wanted }: ManyWanted
  ): Promise<void> {
    const { strapi } = this;
    const data =
      bulkOrderId === undefined
        ? await decideSome(strapi, ctx, { ids, wanted })
        : await decideOrder(strapi, ctx, { choice: { bulkOrderId, after }, wanted });
    ctx.body = { data };
  }

  async #answerDecision(
    ctx: Context,
    { before, after, comment }: { before: Approval; after: Approval; comment: string | null }
  ): Promise<void> {
    const view = await this.#viewOf(after);
    const { entryTitle } = view;
    await recordDecision(this.strapi, ctx, { before, after, entryTitle, comment });
    ctx.body = { data: view };
  }

  /** The row was just read, and its distribution is never removed. */
  async #viewOf(approval: Approval): Promise<ApprovalView> {
    const [view] = await this.#approvals.viewsOf([approval]);
    if (!view) throw new Error(`Approval ${approval.id} has no distribution.`);
    return view;
  }

  get #approvals() {
    return getService(this.strapi, 'approvals');
  }
}

const approvals = ({ strapi }: { strapi: Core.Strapi }): ApprovalController =>
  new ApprovalController(strapi);

export default approvals;
