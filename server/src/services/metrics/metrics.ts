import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { systemClock } from '../environment';
import { AccountLook } from './account-look';
import { AnalyticsDays } from './analytics-days';
import { Enrolment } from './enrolment';
import { MetricChecks } from './metric-checks';

/** One batch of so many accounts is looked at in one tick of a worker: the work is paced. */
const PER_TICK = 5;

/** How posts do: asks platforms after fixed times, and keeps a row for each post and day. */
export class Metrics {
  readonly checks: MetricChecks;
  readonly #days: AnalyticsDays;
  readonly #enrolment: Enrolment;
  readonly #look: AccountLook;

  constructor(private readonly strapi: Core.Strapi) {
    this.checks = new MetricChecks(strapi);
    this.#days = new AnalyticsDays(strapi);
    this.#enrolment = new Enrolment(strapi, this.checks);
    this.#look = new AccountLook(strapi, this.checks, this.#days);
  }

  /** One tick of a worker; several workers share the work. @param stopped fires at shutdown */
  async run(stopped: AbortSignal): Promise<void> {
    if (!getConfig(this.strapi).analytics.enabled) return;
    await this.#enrolment.runIfDue();
    await this.lookAtDue(stopped);
  }

  /** Gives what was published since a first look; see {@link Enrolment}. */
  enrol(): Promise<void> {
    return this.#enrolment.run();
  }

  /** A batch of each account that has something due. Trouble with one does not hold up the others. */
  async lookAtDue(stopped: AbortSignal): Promise<void> {
    for (const connectionId of await this.checks.dueConnections(systemClock.now(), PER_TICK)) {
      if (stopped.aborted) return;
      try {
        await this.#look.run(connectionId, stopped);
      } catch (error) {
        this.strapi.log.error(
          `Social distribution: the numbers of connection ${connectionId} could not be read: ${String(error)}`
        );
      }
    }
  }
}

export const createMetrics = ({ strapi }: { strapi: Core.Strapi }): Metrics => new Metrics(strapi);
