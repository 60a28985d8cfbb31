import type { Core } from '@strapi/types';

import type { Where } from '../database/table';
import type { Delivery } from '../deliveries/delivery';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { whereSite, type SiteScope } from '../sites/site-scope';

export interface PageRequest {
  /** Only ids below this one. */
  before?: number;
  pageSize: number;
  scope: SiteScope;
}

export interface FailedRequest extends PageRequest {
  /** Finished within the last so many hours; all when left out. */
  withinHours?: number;
}

export interface DeliveryRows {
  rows: Delivery[];
  /** Where the next page begins; null when this is the last one. */
  nextBefore: number | null;
}

const HOUR_MS = 60 * 60_000;

/** The deliveries that a person should look at, newest first. */
export class AttentionLists {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Nobody could find out whether they arrived, and nobody has decided yet. */
  undecided(page: PageRequest): Promise<DeliveryRows> {
    const where = { state: 'unknown', dueAt: { $null: true }, finishedAt: { $null: true } };
    return this.#page(where, page);
  }

  /** Not sent, and not tried again by themselves: failed or too late. */
  failed({ withinHours, ...page }: FailedRequest): Promise<DeliveryRows> {
    const since = withinHours && new Date(systemClock.now() - withinHours * HOUR_MS);
    const recently = since ? { finishedAt: { $gte: since } } : {};
    return this.#page({ state: { $in: ['failed', 'missed'] }, ...recently }, page);
  }

  async #page(where: Where, { before, pageSize, scope }: PageRequest): Promise<DeliveryRows> {
    const below = before === undefined ? {} : { id: { $lt: before } };
    const { repository } = getService(this.strapi, 'deliveries');
    // One more than asked for tells whether there is a next page.
    const found = await repository.findMany(
      { ...where, ...below, ...whereSite(scope) },
      pageSize + 1
    );
    const rows = found.slice(0, pageSize);
    const nextBefore = found.length > pageSize ? (rows.at(-1)?.id ?? null) : null;
    return { rows, nextBefore };
  }
}
