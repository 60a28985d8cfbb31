import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import { systemClock } from '../environment';
import { getService } from '../get-service';

/** What has to work in this process for posts to go out. */
export const PROBED = ['database', 'queue', 'deliveries'] as const;

export type Probed = (typeof PROBED)[number];

export interface ProbeResult {
  /** Empty: all is well. */
  failing: Probed[];
  /** Epoch ms. */
  at: number;
}

/** One look serves everybody who asks within this time: asking often makes no load. */
const BELIEVED_MS = 5_000;
/** What does not answer within this time does not work, ms. */
const PATIENCE_MS = 2_000;

/**
 * Looks whether posts can go out. Platforms at rest are not among it: a load balancer that takes
 * this Strapi away would mend nothing.
 */
export class Probe {
  #last: { result: Promise<ProbeResult>; until: number } | null = null;

  constructor(private readonly strapi: Core.Strapi) {}

  /** Never rejects; at most 5 seconds old. */
  look(): Promise<ProbeResult> {
    const now = systemClock.now();
    if (!this.#last || now >= this.#last.until) {
      this.#last = { result: this.#look(now), until: now + BELIEVED_MS };
    }
    return this.#last.result;
  }

  /** How long the delivery waits that is due for the longest time, ms; 0: none is due. */
  async oldestDueMs(): Promise<number> {
    const now = systemClock.now();
    const ages = await Promise.all(
      ['queued', 'held'].map(async (state) => {
        const [oldest] = await this.#deliveries.findMany({
          where: { state, dueAt: { $lte: new Date(now) } },
          select: ['dueAt'],
          orderBy: { dueAt: 'asc' },
          limit: 1,
        });
        return oldest?.dueAt ? now - Date.parse(oldest.dueAt) : 0;
      })
    );
    return Math.max(0, ...ages);
  }

  async #look(at: number): Promise<ProbeResult> {
    const looks: Record<Probed, () => Promise<boolean>> = {
      database: async () => {
        await this.strapi.db.connection.raw('select 1');
        return true;
      },
      queue: async () => (await getService(this.strapi, 'queue').status()).state === 'running',
      // A busy worker keeps them younger than this, so nobody works on them.
      deliveries: async () =>
        (await this.oldestDueMs()) <= getConfig(this.strapi).delivery.catchUp.afterMs,
    };
    const isWell = await Promise.all(PROBED.map((name) => answersInTime(looks[name])));
    return { at, failing: PROBED.filter((_, place) => !isWell[place]) };
  }

  get #deliveries() {
    return tableOf<{ dueAt: string | null }>(this.strapi, UIDS.delivery);
  }
}

const answersInTime = async (look: () => Promise<boolean>): Promise<boolean> => {
  const stop = new AbortController();
  const tooLate = systemClock.sleep(PATIENCE_MS, stop.signal).then(
    () => false,
    () => false
  );
  try {
    return await Promise.race([look(), tooLate]);
  } catch {
    return false;
  } finally {
    stop.abort();
  }
};
