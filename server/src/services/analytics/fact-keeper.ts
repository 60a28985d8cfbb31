import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import { systemClock } from '../environment';
import { FactCursor, type Standing } from './fact-cursor';
import { FactMaker } from './fact-maker';
import { FactStore } from './fact-store';

/** Deliveries that are made facts of at once. */
const BATCH = 400;
/** Events that are read at once. */
const EVENTS = 2_000;
/**
 * Rows get their numbers before they are committed, so one may appear below those that were seen:
 * what is younger than this is looked at again, ms.
 */
const MARGIN_MS = 60_000;
/** The same for events of before the first turn. */
const MARGIN_EVENTS = 2_000;
/** One turn makes facts so long at most, ms; the next goes on. */
const TURN_MS = 2_000;
/** And adds up days so long at most, ms. */
const ADD_UP_MS = 2_000;

interface EventRow {
  id: number;
  deliveryId: number;
  at: string;
}

/**
 * Keeps `distribution_delivery_facts` and the sums of its days as the deliveries are. It follows
 * the events of deliveries and the looks at posts, and goes slowly through all deliveries again and
 * again: what neither told (a restored backup, an erased account, a site that moved to another time
 * zone) is right after a round. Facts are made anew from the rows that they tell of, and sums once a
 * turn from all facts of the days that changed.
 */
export class FactKeeper {
  readonly cursor: FactCursor;
  readonly #maker: FactMaker;
  readonly #store: FactStore;

  constructor(private readonly strapi: Core.Strapi) {
    this.cursor = new FactCursor(strapi);
    this.#maker = new FactMaker(strapi);
    this.#store = new FactStore(strapi);
  }

  /** One turn of a worker; others have theirs later. A failure is told to the operator only. */
  async run(): Promise<void> {
    try {
      const standing = await this.cursor.claim(() => this.#beginning());
      if (!standing) return;
      await this.#turn(standing);
      await this.cursor.release();
    } catch (error) {
      this.strapi.log.error(
        `Social distribution: adding up analytics failed: ${String(error)}. It is tried again; posts are not affected.`
      );
    }
  }

  /** From here on events tell what changes; what is there already, the first round finds. */
  async #beginning(): Promise<Standing> {
    const [last] = await this.#events.findMany({
      select: ['id'],
      orderBy: { id: 'desc' },
      limit: 1,
    });
    const eventId = Math.max(0, (last?.id ?? 0) - MARGIN_EVENTS);
    return { eventId, measuredAt: systemClock.now(), sweptId: 0, rounds: 0, doneAt: null };
  }

  async #turn(standing: Standing): Promise<void> {
    const until = systemClock.now() + TURN_MS;
    let isUpToDate = false;
    while (!isUpToDate && systemClock.now() < until) {
      isUpToDate = await this.#followEvents(standing);
      await this.cursor.save(standing);
    }
    await this.#followLooks(standing);
    do {
      await this.#sweep(standing);
      await this.cursor.save(standing);
    } while (standing.rounds === 0 && systemClock.now() < until);
    const isAddedUp = await this.#store.stale.addUp(systemClock.now() + ADD_UP_MS, () =>
      systemClock.now()
    );
    if (!isUpToDate || !isAddedUp || standing.rounds === 0) return;
    standing.doneAt = systemClock.now();
    await this.cursor.save(standing);
  }

  /** Answers whether there were no more. */
  async #followEvents(standing: Standing): Promise<boolean> {
    const events = await this.#events.findMany({
      where: { id: { $gt: standing.eventId } },
      ...{ select: ['id', 'deliveryId', 'at'], orderBy: { id: 'asc' }, limit: EVENTS },
    });
    await this.#renew(events.map(({ deliveryId }) => deliveryId));
    const settled = events.filter(({ at }) => Date.parse(at) < systemClock.now() - MARGIN_MS);
    standing.eventId = settled.at(-1)?.id ?? standing.eventId;
    return events.length < EVENTS || settled.length === 0;
  }

  async #followLooks(standing: Standing): Promise<void> {
    const looks = await tableOf<{ deliveryId: number; measuredAt: string }>(
      this.strapi,
      UIDS.analyticsDay
    ).findMany({
      where: {
        // The day has an index, the time of the look has none.
        day: { $gte: dayOf(standing.measuredAt - MARGIN_MS) },
        measuredAt: { $gte: new Date(standing.measuredAt - MARGIN_MS) },
      },
      select: ['deliveryId', 'measuredAt'],
    });
    await this.#renew(looks.map(({ deliveryId }) => deliveryId));
    const times = looks.map(({ measuredAt }) => Date.parse(measuredAt));
    standing.measuredAt = times.reduce((last, at) => Math.max(last, at), standing.measuredAt);
  }

  /** The next deliveries of the round through all of them. */
  async #sweep(standing: Standing): Promise<void> {
    const rows = await tableOf<{ id: number }>(this.strapi, UIDS.delivery).findMany({
      where: { id: { $gt: standing.sweptId } },
      ...{ select: ['id'], orderBy: { id: 'asc' }, limit: BATCH },
    });
    const ids = new Set(rows.map(({ id }) => id));
    const isLast = rows.length < BATCH;
    const lastId = rows.at(-1)?.id ?? standing.sweptId;
    const known = await this.#store.idsBetween(standing.sweptId, isLast ? null : lastId);
    await this.#renew([...ids, ...known]);
    standing.sweptId = isLast ? 0 : lastId;
    if (isLast) standing.rounds += 1;
  }

  async #renew(ids: readonly number[]): Promise<void> {
    const wanted = [...new Set(ids)];
    for (let from = 0; from < wanted.length; from += BATCH) {
      const some = wanted.slice(from, from + BATCH);
      const facts = await this.#maker.factsOf(some);
      const there = new Set(facts.map(({ deliveryId }) => deliveryId));
      await this.#store.write(
        facts,
        some.filter((id) => !there.has(id))
      );
    }
  }

  get #events() {
    return tableOf<EventRow>(this.strapi, UIDS.deliveryEvent);
  }
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
