import type { Core } from '@strapi/types';

import {
  RETENTION_KINDS,
  RETENTION_LIMITS,
  type RetentionKind,
  type RetentionQuery,
  type RetentionRow,
  type RetentionView,
  type SaveRetention,
} from '../../../../contracts/retention';
import { systemClock } from '../environment';
import { CleanUpLog } from './clean-up-log';
import type { Keep } from './keep';
import { keepsOf } from './keeps';
import { RetentionSettings } from './retention-settings';

const DAY_MS = 24 * 60 * 60_000;
/** Everything is gone through so often, ms. */
const EVERY_MS = 60 * 60_000;
/** Another worker may have done it, or somebody set something else: a look at that, ms. */
const LOOK_EVERY_MS = 2 * 60_000;
/** Rows per statement: SQLite lets nobody else write meanwhile. */
const BATCH = 500;
/** So many batches of a kind in one tick of a worker; the next tick goes on. */
const BATCHES_PER_TICK = 4;
const BATCHES = 20;

/** How long things are kept, and what removes them afterwards. */
export class Retention {
  readonly settings: RetentionSettings;
  readonly #log: CleanUpLog;
  readonly #keeps: Readonly<Record<RetentionKind, Keep>>;
  #lookAt = 0;

  constructor(private readonly strapi: Core.Strapi) {
    this.settings = new RetentionSettings(strapi);
    this.#log = new CleanUpLog(strapi);
    this.#keeps = keepsOf(strapi);
  }

  /** @param asked days to count by instead of those that hold; then only those kinds are told of */
  async view(asked: RetentionQuery = {}): Promise<RetentionView> {
    const days = await this.settings.all();
    const named = RETENTION_KINDS.filter((kind) => asked[kind] !== undefined);
    const rows: RetentionRow[] = [];
    // One after the other: each counts a table.
    for (const kind of named.length > 0 ? named : RETENTION_KINDS) {
      rows.push(await this.#rowOf(kind, days[kind], asked[kind] ?? days[kind]));
    }
    const last = await this.#log.finishedAt();
    return {
      rows,
      nextCleanUpAt: last === null ? null : new Date(last + EVERY_MS).toISOString(),
      lastCleanUpAt: last === null ? null : new Date(last).toISOString(),
    };
  }

  /** What is kept for less long now goes with the next ticks of the workers. */
  async save(changes: SaveRetention): Promise<void> {
    await this.settings.save(changes);
    await this.#log.reopen();
    this.#lookAt = 0;
  }

  /**
   * Removes what is older than its kind is kept, oldest first; answers how many rows went.
   *
   * @param batches of 500 rows. @default 20
   */
  async clean(kind: RetentionKind, batches: number = BATCHES): Promise<number> {
    const before = cutOf(await this.settings.daysOf(kind));
    if (before === null) return 0;
    let removed = 0;
    for (let batch = 0; batch < batches; batch += 1) {
      const count = await this.#keeps[kind].removeBefore(before, BATCH);
      removed += count;
      if (count < BATCH) break;
    }
    return removed;
  }

  /**
   * One tick of a worker. Goes through all kinds once an hour, a bit of each in a tick until nothing
   * more is too old; several workers may do it at a time.
   */
  async run(): Promise<void> {
    const now = systemClock.now();
    if (now < this.#lookAt) return;
    const last = await this.#log.finishedAt();
    if (last !== null && now < last + EVERY_MS) {
      this.#lookAt = Math.min(last + EVERY_MS, now + LOOK_EVERY_MS);
      return;
    }
    let isTidy = true;
    for (const kind of RETENTION_KINDS) {
      if (!(await this.#cleanSome(kind))) isTidy = false;
    }
    if (!isTidy) return;
    await this.#log.finished(now);
    this.#lookAt = now + LOOK_EVERY_MS;
  }

  /** Answers whether nothing more of it is too old. Trouble with one kind does not hold up others. */
  async #cleanSome(kind: RetentionKind): Promise<boolean> {
    try {
      return (await this.clean(kind, BATCHES_PER_TICK)) < BATCH * BATCHES_PER_TICK;
    } catch (error) {
      // Messages of database drivers hold values of rows, so only the kind is told.
      this.strapi.log.error(
        `Social distribution: old rows (${kind}) could not be removed: ${nameOf(error)}. It is tried again within the hour; nothing else waits for it.`
      );
      return true;
    }
  }

  async #rowOf(kind: RetentionKind, days: number, asked: number): Promise<RetentionRow> {
    const keep = this.#keeps[kind];
    const before = cutOf(asked);
    const { least, most, isForeverAllowed } = RETENTION_LIMITS[kind];
    return {
      kind,
      days,
      usualDays: this.settings.usual()[kind],
      ...{ least, most, isForeverAllowed },
      rows: await keep.count(),
      oldestAt: (await keep.oldestAt())?.toISOString() ?? null,
      wouldGo: before === null ? 0 : await keep.countBefore(before),
    };
  }
}

export const createRetention = ({ strapi }: { strapi: Core.Strapi }): Retention =>
  new Retention(strapi);

/** What is from before this is too old; null: nothing is. */
const cutOf = (days: number): Date | null =>
  days === 0 ? null : new Date(systemClock.now() - days * DAY_MS);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
