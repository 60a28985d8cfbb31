import type { Core } from '@strapi/types';

import type { SiteHabits } from '../../../../contracts/site-habits';
import type { Delivery } from '../deliveries/delivery';
import type { DeliveryRepository } from '../deliveries/delivery-repository';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { EntryRef } from '../mappings/entry-loader';
import { isStillPublished } from './is-still-published';
import { Removals } from './removals';

type Policy = SiteHabits['onUnpublish'];

const WAITING = ['queued', 'held', 'preparing'];
/** It is out, or may be in a moment. */
const OUT = ['published', 'committing', 'unknown'];
/** An entry that is shared again and again has thousands of posts some day; so many at a time. */
const PAGE = 500;
const COLUMNS = ['id', 'siteId', 'state', 'posted'] as const;
type Found = Pick<Delivery, (typeof COLUMNS)[number]>;

/** What becomes of an entry's posts when it is unpublished or deleted, as each site wants it. */
export class Unpublish {
  readonly #removals: Removals;

  constructor(private readonly strapi: Core.Strapi) {
    this.#removals = new Removals(strapi);
  }

  /**
   * Cancels what waits, and marks what is out for removal where the site removes. Nothing happens
   * when the entry is published again by now; repeating it does nothing more.
   */
  async entryGone(entry: EntryRef, change: 'unpublished' | 'deleted'): Promise<void> {
    if (await isStillPublished(this.strapi, entry)) return;
    const policies = await this.#policies();
    for await (const delivery of this.#deliveriesOf(entry)) {
      const policy = policies.of(delivery.siteId);
      if (policy !== 'leave') await this.#follow(delivery, { policy, change });
    }
  }

  /** Takes away some of what is to be removed; several workers share the work. */
  removeDue(): Promise<void> {
    return this.#removals.runDue();
  }

  async #follow(
    delivery: Found,
    { policy, change }: { policy: Policy; change: 'unpublished' | 'deleted' }
  ): Promise<void> {
    const { id, state } = delivery;
    // A thread that has begun is finished first, and then removed as a whole.
    const hasBegun = OUT.includes(state) || (delivery.posted ?? []).length > 0;
    const reason = `The entry was ${change} before this was posted. Distribute it again if it comes back.`;
    // A worker may have begun since it was looked at: then it is out, or will be.
    if (!hasBegun && (await this.#cancel(id, reason))) return;
    if (policy === 'remove') await this.#removals.mark(id);
  }

  /** Whoever works on it at this moment loses the lease, and with it the right to post. */
  #cancel(id: number, reason: string): Promise<boolean> {
    const data = {
      ...{ reason, dueAt: null, waitsFor: null, finishedAt: new Date(systemClock.now()) },
      ...{ leaseOwner: null, leaseToken: null, leaseUntil: null },
    };
    return this.#repository.apply(id, 'cancel', { data, event: { message: reason } });
  }

  async *#deliveriesOf({ uid, documentId, locale }: EntryRef): AsyncGenerator<Found> {
    for (let afterId = 0; ;) {
      const where = {
        ...{ entryUid: uid, entryDocumentId: documentId, entryLocale: locale },
        ...{ state: { $in: [...WAITING, ...OUT] }, removedAt: { $null: true } },
        id: { $gt: afterId },
      };
      const query = { where, orderBy: { id: 'asc' as const }, limit: PAGE };
      const found = await this.#repository.pick([...COLUMNS], query);
      yield* found;
      const last = found.at(-1);
      if (!last || found.length < PAGE) return;
      afterId = last.id;
    }
  }

  /** Rows of before there were sites are the default one's. */
  async #policies(): Promise<{ of(siteId: number | null): Policy }> {
    const sites = getService(this.strapi, 'sites');
    const known = new Map((await sites.list()).map(({ id, onUnpublish }) => [id, onUnpublish]));
    const fallback = (await sites.getDefault()).onUnpublish;
    return { of: (siteId) => (siteId === null ? fallback : (known.get(siteId) ?? fallback)) };
  }

  get #repository(): DeliveryRepository {
    return getService(this.strapi, 'deliveries').repository;
  }
}

export const createUnpublish = ({ strapi }: { strapi: Core.Strapi }): Unpublish =>
  new Unpublish(strapi);
