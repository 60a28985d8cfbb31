import type { Core } from '@strapi/types';

import { systemClock } from '../environment';
import { getService } from '../get-service';
import { limitKey, UNITS_PER_USD } from '../quotas/limit';
import { MONEY_IDS, moneyLimitOf, siteSubject } from '../quotas/limits-of';
import type { Site } from '../sites/site';
import { NANOS_PER_USD } from './money';

const NANOS_PER_UNIT = NANOS_PER_USD / UNITS_PER_USD;

/** As a person who sends a post: somebody waits for the answer. */
const PRIORITY = 2;

/**
 * The site's budget for everything: what AI calls cost is counted in the same ledger as what posts
 * cost. A call stands in it under the id of its reservation below zero, where no delivery is.
 */
export class SiteMoney {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Whether such a call has anything to do with it. */
  concerns(site: Site, nanos: number): boolean {
    return nanos > 0 && moneyLimitOf(site) !== null;
  }

  /** @returns false: a hard budget has no room for it */
  async take(site: Site, { reservationId, nanos }: Held): Promise<boolean> {
    const limit = moneyLimitOf(site);
    const takes = unitsOf(nanos);
    if (!limit) return true;
    const verdict = await this.#ledger.take({
      deliveryId: -reservationId,
      ...{ connectionId: 0, siteId: site.id, platform: '', priority: PRIORITY },
      ...{ limits: [{ ...limit, takes }], mayHavePlace: false, isOnlyForNow: true },
    });
    return verdict.kind === 'free';
  }

  /** So much of what was taken is spent, the rest is given back. */
  async settle(siteId: number, { reservationId, nanos }: Held): Promise<void> {
    const units = unitsOf(nanos);
    // Of a hard and of a soft one, as a budget may change while a call runs.
    const keys = MONEY_IDS.map((id) => limitKey({ subject: siteSubject(siteId), id }));
    await this.#ledger.settle({
      deliveryId: -reservationId,
      answeredAt: systemClock.now(),
      used: new Map(keys.map((key) => [key, units])),
      ...{ isAll: false, backAt: null },
    });
  }

  get #ledger() {
    return getService(this.strapi, 'quotas').ledger;
  }
}

interface Held {
  reservationId: number;
  nanos: number;
}

const unitsOf = (nanos: number): number => Math.ceil(nanos / NANOS_PER_UNIT);
