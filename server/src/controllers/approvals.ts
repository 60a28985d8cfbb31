import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  approvalQuerySchema,
  approveRequestSchema,
  commentRequestSchema,
  rejectRequestSchema,
  type ApprovalPage,
  type ApprovalView,
} from '../../../contracts/approvals';
import { ACTIONS } from '../constants';
import type { Approval, Decider } from '../services/approvals/approval';
import { getService } from '../services/get-service';
import { openApproval, readableApprovals } from './approval-access';
import { actorOf } from './audit-actor';
import { adminUserOf, bodyOf } from './context';
import { forbidden } from './forbidden';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { allowedSiteIds, isWithin, scopeOf } from './site-access';

interface Change {
  action: 'approval.approve' | 'approval.reject';
  before: Approval;
  after: ApprovalView;
  comment: string | null;
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
    const { decisions } = this.#approvals;
    const after = await this.#viewOf(await decisions.approve(before.id, { by, revision, comment }));
    await this.#record(ctx, {
      ...{ action: 'approval.approve', before, after },
      comment: comment ?? null,
    });
    ctx.body = { data: after };
  }

  async reject(ctx: Context): Promise<void> {
    const before = await openApproval(this.strapi, ctx, ACTIONS.approve);
    const { comment } = parse(rejectRequestSchema, bodyOf(ctx));
    const { decisions } = this.#approvals;
    const after = await this.#viewOf(await decisions.reject(before.id, deciderOf(ctx), comment));
    await this.#record(ctx, { action: 'approval.reject', before, after, comment });
    ctx.body = { data: after };
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

  async #record(ctx: Context, { action, before, after, comment }: Change): Promise<void> {
    const { id, siteId, entryTitle, requestedBy, deliveryIds } = after;
    await getService(this.strapi, 'audit').record({
      ...actorOf(ctx),
      ...{ action, siteId },
      subject: { kind: 'approval', id, name: entryTitle },
      before: { state: before.state },
      after: { state: after.state, requestedBy, deliveries: deliveryIds, comment },
    });
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

const deciderOf = (ctx: Context): Decider => {
  const { id } = adminUserOf(ctx);
  return { id, name: actorOf(ctx).actor.name ?? `#${id}` };
};

const approvals = ({ strapi }: { strapi: Core.Strapi }): ApprovalController =>
  new ApprovalController(strapi);

export default approvals;
