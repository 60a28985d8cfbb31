import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { PLUGIN_ID, UIDS } from '../../constants';
import { tableOf } from '../database/table';
import type { Delivery } from '../deliveries/delivery';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { nextLook } from './look-plan';
import type { MetricChecks } from './metric-checks';

/** Key in Strapi's plugin store: up to when all that was published has its check, epoch ms. */
const KEY = 'metrics-enrolled-until';
/** Posts of other workers may be written a little later than they say, ms. */
const OVERLAP_MS = 10 * 60_000;
const PAGE = 500;
const PAGES_PER_TURN = 10;
/** The first look is hardly ever earlier than in an hour, ms. */
const EVERY_MS = 60_000;

const COLUMNS = ['id', 'connectionId', 'platform', 'postedAt', 'finishedAt'] as const;
type Published = Pick<Delivery, (typeof COLUMNS)[number]>;

/**
 * Gives every published post its first look. It follows the deliveries from outside, so that
 * publishing has nothing more to do.
 */
export class Enrolment {
  #nextAt = 0;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly checks: MetricChecks
  ) {}

  async runIfDue(): Promise<void> {
    const now = systemClock.now();
    if (now < this.#nextAt) return;
    this.#nextAt = now + EVERY_MS;
    await this.run();
  }

  /** At most 5,000 posts a turn; the next turn goes on. Two workers may do it at the same time. */
  async run(): Promise<void> {
    const now = systemClock.now();
    const from = await this.#from(now);
    let until = now - OVERLAP_MS;
    for (let page = 0; page < PAGES_PER_TURN; page += 1) {
      const published = await this.#page(from, page * PAGE);
      await this.checks.add(published.flatMap((post) => this.#checkOf(post, now)));
      const last = published.at(-1)?.finishedAt;
      if (published.length < PAGE) break;
      if (page === PAGES_PER_TURN - 1 && last) until = Math.min(until, Date.parse(last));
    }
    if (until > from) await this.#store.set({ key: KEY, value: until });
  }

  #checkOf({ id, connectionId, platform, ...times }: Published, now: number) {
    const posted = times.postedAt ?? times.finishedAt;
    const postedAt = posted === null ? now : Date.parse(posted);
    const isOver = nextLook(postedAt, now, this.#checksAfter) === null;
    if (connectionId === null || isOver) return [];
    const plannedAt = nextLook(postedAt, null, this.#checksAfter);
    const check = { deliveryId: id, connectionId, platform, postedAt, plannedAt };
    return [{ ...check, dueAt: plannedAt }];
  }

  #page(from: number, offset: number): Promise<Published[]> {
    return tableOf<Delivery>(this.strapi, UIDS.delivery).findMany({
      where: {
        state: 'published',
        finishedAt: { $gte: new Date(from) },
        platform: { $in: this.#measurable() },
        removedAt: { $null: true },
        goneAt: { $null: true },
      },
      select: [...COLUMNS],
      orderBy: [{ finishedAt: 'asc' }, { id: 'asc' }],
      ...{ offset, limit: PAGE },
    });
  }

  /** Platforms that tell anything at all. */
  #measurable(): string[] {
    const adapters = getService(this.strapi, 'adapters');
    return adapters.ids().filter((id) => adapters.descriptorOf(id).metrics.length > 0);
  }

  /** Posts that are older than the last look have none to come. */
  async #from(now: number): Promise<number> {
    const oldest = now - (this.#checksAfter.at(-1) ?? 0);
    const stored: unknown = await this.#store.get({ key: KEY });
    return typeof stored === 'number' ? Math.max(stored, oldest) : oldest;
  }

  get #checksAfter(): readonly number[] {
    return getConfig(this.strapi).analytics.checksAfter;
  }

  get #store() {
    return this.strapi.store({ type: 'plugin', name: PLUGIN_ID });
  }
}
