import type { Core } from '@strapi/types';

import { systemClock } from '../environment';
import { Counts } from './counts';
import { Probe } from './probe';
import { fromTallies } from './prometheus/from-tallies';
import { liveReadings } from './prometheus/live-readings';
import type { MetricsPage } from './prometheus/metrics-page';
import { Tallies } from './tallies';

/** Several scrapers, or an eager one, share a reading for this time, ms. */
const FRESH_MS = 5_000;

/** How it goes, for load balancers and for programs that watch. */
export class Monitoring {
  readonly tallies: Tallies;
  readonly counts: Counts;
  readonly probe: Probe;
  #page: { page: Promise<MetricsPage>; until: number } | null = null;

  constructor(private readonly strapi: Core.Strapi) {
    this.tallies = new Tallies(strapi);
    this.counts = new Counts(this.tallies);
    this.probe = new Probe(strapi);
  }

  /** All metrics in Prometheus' text format; at most 5 seconds old. No names of people, no secrets. */
  metrics(): Promise<MetricsPage> {
    const now = systemClock.now();
    if (!this.#page || now >= this.#page.until) {
      const page = this.#readAll();
      this.#page = { page, until: now + FRESH_MS };
      page.catch(() => (this.#page = null));
    }
    return this.#page.page;
  }

  async #readAll(): Promise<MetricsPage> {
    // Only who asks for metrics pays for the library.
    const { metricsPage } = await import('./prometheus/metrics-page');
    await this.tallies.flush();
    const { values, durations } = fromTallies(await this.tallies.totals());
    return metricsPage({ values: [...values, ...(await liveReadings(this.strapi))], durations });
  }
}

export const createMonitoring = ({ strapi }: { strapi: Core.Strapi }): Monitoring =>
  new Monitoring(strapi);
