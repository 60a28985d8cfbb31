import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { PlannedTime } from '../../../../contracts/when';
import { UIDS } from '../../constants';
import type { PlatformId } from '../../platforms/contract';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { gridOf, slotTimes } from './slot-times';
import { TakenTimes } from './taken-times';

/** A target that wants a slot, and the account whose posts must not stand there already. */
export interface SlotWish {
  targetId: number;
  connectionId: number;
  platform: PlatformId;
}

export interface FreeSlots {
  targetId: number;
  platform: PlatformId;
  /** Soonest first. */
  times: PlannedTime[];
  /** Why there are fewer than asked for, in words; null: there are as many. */
  reason: string | null;
}

interface Question {
  site: Site;
  wishes: readonly SlotWish[];
}

/** The posting slots of a site: which are free, and taking them. */
export class Slots {
  constructor(private readonly strapi: Core.Strapi) {}

  /** The next free slots of each target. Nothing is taken: somebody else may be faster. */
  async free({ site, wishes, count }: Question & { count: number }): Promise<FreeSlots[]> {
    const now = systemClock.now();
    const taken = await TakenTimes.read(this.strapi, accountsOf(site, wishes), now);
    return wishes.map((wish) => {
      const times: PlannedTime[] = [];
      for (const time of this.#timesFor(site, wish, now)) {
        if (times.length === count) break;
        if (!taken.has(wish.connectionId, time.dueAt)) times.push(time);
      }
      const { targetId, platform } = wish;
      const reason = times.length === count ? null : this.#whyNone(site, platform);
      return { targetId, platform, times, reason };
    });
  }

  /**
   * The next free slot of each target, by its id. In a transaction: until it ends, nobody else takes
   * a slot of these accounts, so what is decided here still holds when the posts are written.
   *
   * @throws 400 when the site has no slots for a platform, or none is free within a year
   */
  async take({ site, wishes }: Question): Promise<Map<number, PlannedTime>> {
    await this.#lock(connectionsOf(wishes));
    const now = systemClock.now();
    const taken = await TakenTimes.read(this.strapi, accountsOf(site, wishes), now);
    const chosen = new Map<number, PlannedTime>();
    for (const wish of wishes) {
      const time = this.#firstFree(site, wish, { taken, now });
      if (!time) throw new errors.ValidationError(this.#whyNone(site, wish.platform));
      taken.add(wish.connectionId, time.dueAt);
      chosen.set(wish.targetId, time);
    }
    return chosen;
  }

  #firstFree(
    site: Site,
    wish: SlotWish,
    { taken, now }: { taken: TakenTimes; now: number }
  ): PlannedTime | null {
    for (const time of this.#timesFor(site, wish, now)) {
      if (!taken.has(wish.connectionId, time.dueAt)) return time;
    }
    return null;
  }

  #timesFor(site: Site, { platform }: SlotWish, now: number): Iterable<PlannedTime> {
    return slotTimes(gridOf(site.postingSlots, platform), site.timezone, now);
  }

  #whyNone({ name, postingSlots }: Site, platform: PlatformId): string {
    const { label } = getService(this.strapi, 'adapters').descriptorOf(platform);
    return gridOf(postingSlots, platform).length === 0
      ? `${name} has no posting slots for ${label}. Add some under Settings → Sites, or choose a time.`
      : `Too few posting slots of ${name} for ${label} are free within a year. Add some under Settings → Sites, or choose a time.`;
  }

  /** One lock for each account, always in the same order: two who want the same wait, and never for each other. */
  async #lock(connectionIds: readonly number[]): Promise<void> {
    const where = { id: { $in: [...connectionIds] } };
    const query = this.strapi.db.queryBuilder(UIDS.connection).select(['id']).where(where);
    await query.orderBy({ id: 'asc' }).forUpdate().execute();
  }
}

export const createSlots = ({ strapi }: { strapi: Core.Strapi }): Slots => new Slots(strapi);

const accountsOf = ({ id: siteId }: Site, wishes: readonly SlotWish[]) => ({
  ...{ siteId, connectionIds: connectionsOf(wishes) },
});

const connectionsOf = (wishes: readonly SlotWish[]): number[] => [
  ...new Set(wishes.map(({ connectionId }) => connectionId)),
];
