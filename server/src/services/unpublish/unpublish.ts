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
/** More posts of one entry than there can be accounts and versions. */
const MAX_DELIVERIES = 2_000;

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
    for (const delivery of await this.#deliveriesOf(entry)) {
      const policy = policies.of(delivery.siteId);
      if (policy !== 'leave') await this.#follow(delivery, { policy, change });
    }
  }

  /** Takes away some of what is to be removed; several workers share the work. */
  removeDue(): Promise<void> {
    return this.#removals.runDue();
  }

  async #follow(
    delivery: Delivery,
    { policy, change }: { policy: Policy; change: 'unpublished' | 'deleted' }
  ): Promise<void> {
    const { id, state, posted } = delivery;
    // A thread that has begun is finished first, and then removed as a whole.
    const hasBegun = OUT.includes(state) || posted.length > 0;
    if (!hasBegun) {
      const reason = `The entry was ${change} before this was posted. Distribute it again if it comes back.`;
      await this.#cancel(id, reason);
    } else if (policy === 'remove') await this.#removals.mark(id);
  }

  /** Whoever works on it at this moment loses the lease, and with it the right to post. */
  async #cancel(id: number, reason: string): Promise<void> {
    const data = {
      ...{ reason, dueAt: null, waitsFor: null, finishedAt: new Date(systemClock.now()) },
      ...{ leaseOwner: null, leaseToken: null, leaseUntil: null },
    };
    await this.#repository.apply(id, 'cancel', { data, event: { message: reason } });
  }

  #deliveriesOf({ uid, documentId, locale }: EntryRef): Promise<Delivery[]> {
    const where = {
      ...{ entryUid: uid, entryDocumentId: documentId, entryLocale: locale },
      state: { $in: [...WAITING, ...OUT] },
      removedAt: { $null: true },
    };
    return this.#repository.findMany(where, MAX_DELIVERIES);
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
