import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import type { Delivery } from '../deliveries/delivery';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { Approval } from './approval';
import type { Approvals } from './approvals';
import { adminIdOf } from './requester';

type Post = Pick<Delivery, 'id' | 'siteId' | 'distributionId' | 'state' | 'scheduledAt'>;

/** What people who may not approve may do with a post, so that nothing gets past approval. */
export class ApprovalStanding {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly approvals: Approvals
  ) {}

  /**
   * Why such a person may not change a post; null: they may. What somebody approved stays as it was
   * approved; what still needs approval may be changed, since nobody has said yes to it.
   */
  async whyNoEdit(post: Post): Promise<string | null> {
    const { site, approval } = await this.#of(post);
    if (!site) return null;
    if (approval) return wasApproved(approval, post) ? fixedReason(site) : null;
    return site.approval === 'required' ? fixedReason(site) : null;
  }

  /** Why such a person may not send a post that did not go out; null: they may. */
  async whyNoRetry(post: Post): Promise<string | null> {
    const { site, approval } = await this.#of(post);
    if (!site) return null;
    if ((approval || site.approval === 'required') && isAhead(post)) return earlyReason(site);
    if (approval) return wasApproved(approval, post) ? null : unapprovedReason(site);
    if (site.approval === 'off' || (await this.#wasFree(post, site))) return null;
    return unapprovedReason(site);
  }

  /** Ordered without approval by somebody who needs none: a rule, or a person who may approve. */
  async #wasFree({ distributionId }: Post, site: Site): Promise<boolean> {
    if (distributionId === null) return false;
    const order = await tableOf<{ source: string; requestedBy: string | null }>(
      this.strapi,
      UIDS.distribution
    ).findOne({ where: { id: distributionId }, select: ['source', 'requestedBy'] });
    if (order?.source === 'rule') return true;
    const userId = adminIdOf(order?.requestedBy ?? null);
    return userId !== null && this.approvals.approvers.includes(userId, site);
  }

  async #of({ siteId, distributionId }: Post) {
    const sites = getService(this.strapi, 'sites');
    const site = await (siteId === null ? sites.getDefault() : sites.find(siteId));
    const approval =
      distributionId === null ? null : await this.approvals.ofDistribution(distributionId);
    return { site, approval };
  }
}

const wasApproved = ({ state, decidedIds }: Approval, { id }: Post): boolean =>
  state === 'approved' && (decidedIds ?? []).includes(id);

/** Cancelled before its time: tried again it would go out now, which is another time. */
const isAhead = ({ state, scheduledAt }: Post): boolean =>
  state === 'cancelled' &&
  scheduledAt !== null &&
  new Date(scheduledAt).getTime() > systemClock.now();

const earlyReason = ({ name }: Site): string =>
  `Posts of ${name} go out at the time that was approved, and this one would go out now. Ask somebody who may approve to retry it, or distribute the entry again: it then waits for approval.`;

const fixedReason = ({ name }: Site): string =>
  `Posts of ${name} go out as they were approved. Ask somebody who may approve to change this one, or cancel it and distribute the entry again in your words.`;

const unapprovedReason = ({ name }: Site): string =>
  `Nobody approved this post, and posts of ${name} need it. Ask somebody who may approve to retry it, or distribute the entry again: it then waits for approval.`;
