import type { Core } from '@strapi/types';

import type { ServiceLevelsView } from '../../../../contracts/service-levels';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { measuredByTables } from './from-tables';
import { measuredByTallies } from './from-tallies';
import { judge, type Measures } from './level';

const WINDOW_DAYS = 30;
const RECENT_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;
/** Counting a month of posts is no work for every look at the page, ms. */
const FRESH_MS = 60_000;

/** What we promise ourselves, held against what happened; of all sites together. */
export class ServiceLevels {
  #last: { view: Promise<ServiceLevelsView>; until: number } | null = null;

  constructor(private readonly strapi: Core.Strapi) {}

  /** At most a minute old. */
  view(): Promise<ServiceLevelsView> {
    const now = systemClock.now();
    if (!this.#last || now >= this.#last.until) {
      const view = this.measure();
      this.#last = { view, until: now + FRESH_MS };
      view.catch(() => (this.#last = null));
    }
    return this.#last.view;
  }

  /** As it is at this moment. */
  async measure(): Promise<ServiceLevelsView> {
    const now = systemClock.now();
    await getService(this.strapi, 'monitoring').tallies.flush();
    const whole = await this.#since(now - WINDOW_DAYS * DAY_MS);
    const recent = await this.#since(now - RECENT_DAYS * DAY_MS);
    return {
      ...{ windowDays: WINDOW_DAYS, recentDays: RECENT_DAYS },
      measuredAt: new Date(now).toISOString(),
      levels: judge(whole, recent),
    };
  }

  async #since(at: number): Promise<Measures> {
    const tallies = await getService(this.strapi, 'monitoring').tallies.since(at);
    return {
      ...measuredByTallies(tallies),
      ...(await measuredByTables(this.strapi, new Date(at))),
    };
  }
}

export const createServiceLevels = ({ strapi }: { strapi: Core.Strapi }): ServiceLevels =>
  new ServiceLevels(strapi);
