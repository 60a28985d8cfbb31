import type { Core } from '@strapi/types';

import type { Nudge } from '../../queue';
import { inTransaction } from '../database/transaction';
import type { Delivery } from '../deliveries/delivery';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { timeInWords } from './hold-reasons';
import type { LedgerStore, StoredUse } from './ledger-store';

/** A place in a limit that its owner gave up. */
export type FreedPlace = Pick<StoredUse, 'deliveryId' | 'subject' | 'limitId' | 'at'>;

/** So little earlier is not worth a second look, ms. */
const LEAST_GAIN_MS = 5_000;
/** So many of the line are looked at in one go, and at most. */
const BATCH = 50;
const MOST = 500;

/** So that a place that is given up does not stay empty while others wait behind it. */
export class NextInLine {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly store: LedgerStore
  ) {}

  /**
   * For each place the first behind it that waits comes when that place comes, and asks anew. If it
   * goes out then, its own later place goes to the next one: one look for each place, however long
   * the line is. Whoever finds no room after all keeps the place that it has. Never throws: that
   * somebody comes later than need be undoes nothing.
   */
  async wake(freed: readonly FreedPlace[]): Promise<void> {
    if (freed.length === 0) return;
    try {
      await inTransaction(this.strapi, async ({ onCommit }) => {
        const nudges: Nudge[] = [];
        for (const places of together(freed)) nudges.push(...(await this.#wakeBehind(places)));
        onCommit(() => {
          void getService(this.strapi, 'queue').nudgeDeliveries(nudges);
        });
      });
    } catch (error) {
      this.strapi.log.error(
        `Social distribution: a free place was given to nobody: ${String(error)}`
      );
    }
  }

  /** Those who will not come: whoever was to come earlier than for its own place gives up both. */
  async released(freed: readonly FreedPlace[]): Promise<void> {
    if (freed.length === 0) return;
    const { repository } = getService(this.strapi, 'deliveries');
    const owners = await repository.pick(['id', 'scheduledAt'], {
      where: { id: { $in: [...new Set(freed.map(({ deliveryId }) => deliveryId))] } },
      orderBy: { id: 'asc' },
    });
    const promisedTo = new Map(owners.map(({ id, scheduledAt }) => [id, scheduledAt]));
    const now = systemClock.now();
    const promised = freed.flatMap((place) => {
      const at = Date.parse(promisedTo.get(place.deliveryId) ?? '');
      return at > now && at < place.at ? [{ ...place, at }] : [];
    });
    await this.wake([...promised, ...freed]);
  }

  /** One that comes for a limit comes for all in which it stands behind. */
  async #wakeBehind(places: readonly FreedPlace[]): Promise<Nudge[]> {
    const nudges: Nudge[] = [];
    for (const place of places) {
      const nudge = await this.#wakeFirstBehind(place, nudges);
      if (nudge) nudges.push(nudge);
    }
    return nudges;
  }

  async #wakeFirstBehind(place: FreedPlace, woken: readonly Nudge[]): Promise<Nudge | null> {
    const at = Math.max(place.at, systemClock.now());
    for (let offset = 0; offset < MOST; offset += BATCH) {
      const range = { after: at + LEAST_GAIN_MS, offset, limit: BATCH };
      const line = await this.store.lineBehind(place, range);
      const isIn = (id: number) => line.some(({ deliveryId }) => deliveryId === id);
      if (woken.some(({ deliveryId }) => isIn(deliveryId))) return null;
      for (const delivery of await this.#waitingIn(line, at)) {
        if (!(await this.#comesAt(delivery, at))) continue;
        await this.store.promise(delivery.id, at);
        return { deliveryId: delivery.id, dueAt: at, priority: delivery.priority };
      }
      if (line.length < BATCH) return null;
    }
    return null;
  }

  /** In the order of the line; not those that come earlier than for their own place already. */
  async #waitingIn(line: readonly StoredUse[], at: number): Promise<Waiting[]> {
    if (line.length === 0) return [];
    const { repository } = getService(this.strapi, 'deliveries');
    const where = { id: { $in: line.map(({ deliveryId }) => deliveryId) }, ...waitingAfter(at) };
    const found = await repository.pick([...COLUMNS], { where, orderBy: { id: 'asc' } });
    const byId = new Map(found.map((delivery) => [delivery.id, delivery]));
    return line.flatMap((own) => {
      const delivery = byId.get(own.deliveryId);
      const comesAt = Date.parse(delivery?.dueAt ?? '');
      return delivery && comesAt > own.at - LEAST_GAIN_MS ? [delivery] : [];
    });
  }

  async #comesAt({ id, siteId }: Waiting, at: number): Promise<boolean> {
    const site = siteId === null ? null : await getService(this.strapi, 'sites').find(siteId);
    const time = timeInWords(at, site?.timezone ?? 'UTC', systemClock.now());
    const data = {
      reason: `A place before it became free; this one goes out ${time} if nothing else comes first.`,
      dueAt: new Date(at),
      // Its place is its time: it is not late before that.
      scheduledAt: new Date(at),
    };
    const { repository } = getService(this.strapi, 'deliveries');
    return (await repository.touch({ id, ...waitingAfter(at) }, data)) === 1;
  }
}

/** What one delivery gave up at one time: in all its limits it is one place. */
const together = (freed: readonly FreedPlace[]): FreedPlace[][] => {
  const groups = new Map<string, FreedPlace[]>();
  for (const place of freed) {
    const key = `${place.deliveryId} ${place.at}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()];
};

const COLUMNS = ['id', 'siteId', 'priority', 'dueAt'] as const;
type Waiting = Pick<Delivery, (typeof COLUMNS)[number]>;

/** What waits for a limit, and would come later than that. */
const waitingAfter = (at: number) => ({
  state: 'held',
  waitsFor: { $in: ['quota', 'budget'] },
  dueAt: { $gt: new Date(at) },
});
