import type { Core } from '@strapi/types';

import { PlatformFailure } from '../../platforms/contract';
import type { Where } from '../database/table';
import { checkConnection } from '../connections/check-connection';
import type { Connection } from '../connections/connection';
import { systemClock } from '../environment';
import { getService } from '../get-service';

/** So many accounts are renewed or checked in one tick of a worker: the work is paced. */
const PER_TICK = 5;
/** A worker that took a check and died leaves it to others after this time, ms. */
const CLAIM_MS = 5 * 60_000;
/** What nobody misses is looked for so often, ms. */
const TIDY_EVERY_MS = 60 * 60_000;

/** Keeps accounts alive: renews credentials ahead of their end and looks at each now and then. */
export class Upkeep {
  #tidyAt = 0;

  constructor(private readonly strapi: Core.Strapi) {}

  /** One tick of a worker; several workers share the work. */
  async run(): Promise<void> {
    await this.#renewDue();
    await this.#checkDue();
    await getService(this.strapi, 'dataCare').requests.runOpen();
    await getService(this.strapi, 'approvals').closeIdle();
    await getService(this.strapi, 'notices').run();
    await getService(this.strapi, 'media').tidy();
    await getService(this.strapi, 'unpublish').removeDue();
    await getService(this.strapi, 'aiUsage').sweep();
    await getService(this.strapi, 'budgetAlerts').run();
    await getService(this.strapi, 'analytics').keeper.run();
    await this.#tidy();
  }

  /** What goes by nobody's setting; the rest is services/retention. */
  async #tidy(): Promise<void> {
    const now = systemClock.now();
    if (now < this.#tidyAt) return;
    this.#tidyAt = now + TIDY_EVERY_MS;
    await getService(this.strapi, 'schedules').tidy();
    await getService(this.strapi, 'quotas').tidy();
    await getService(this.strapi, 'budgetAlerts').tidy();
    await getService(this.strapi, 'aiUsage').tidy();
    await getService(this.strapi, 'webhooks').tidy();
  }

  async #renewDue(): Promise<void> {
    const now = new Date(systemClock.now());
    const isDue = { renewAt: { $lte: now }, status: 'active' };
    const isFree = { $or: [{ renewUntil: { $null: true } }, { renewUntil: { $lt: now } }] };
    for (const connection of await this.#connections.repository.findDue(
      { $and: [isDue, isFree] },
      PER_TICK
    )) {
      await this.#quietly(connection, () => this.#connections.refresh(connection));
    }
  }

  async #checkDue(): Promise<void> {
    const now = new Date(systemClock.now());
    const isDue: Where = {
      $or: [{ checkAt: { $lte: now } }, { checkAt: { $null: true } }],
      status: 'active',
    };
    for (const connection of await this.#connections.repository.findDue(isDue, PER_TICK)) {
      const checkAt = new Date(systemClock.now() + CLAIM_MS);
      // Whoever moves the time first does the check.
      const isOurs = await this.#connections.repository.write(connection.id, { checkAt }, isDue);
      if (isOurs) await this.#quietly(connection, () => checkConnection(this.strapi, connection));
    }
  }

  /** A platform's trouble is noted at the account; it must not end the tick. */
  async #quietly(connection: Connection, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof PlatformFailure) {
        if (error.family === 'account_problem') {
          await this.#connections.troubled(connection, error.message);
        }
        return;
      }
      this.strapi.log.error(
        `Social distribution: looking after ${connection.platform} connection ${connection.id} failed: ${String(error)}`
      );
    }
  }

  get #connections() {
    return getService(this.strapi, 'connections');
  }
}

export const createUpkeep = ({ strapi }: { strapi: Core.Strapi }): Upkeep => new Upkeep(strapi);
