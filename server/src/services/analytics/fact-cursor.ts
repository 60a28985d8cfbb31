import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';

/** How far facts have come; times are epoch ms. */
export interface Standing {
  eventId: number;
  measuredAt: number;
  sweptId: number;
  rounds: number;
  doneAt: number | null;
}

interface CursorRow {
  eventId: number;
  /** PostgreSQL hands big numbers over as text. */
  measuredAt: number | string;
  sweptId: number;
  rounds: number;
  doneAt: number | string | null;
}

const NAME = 'facts';
/** A worker that took the turn and died leaves it to others after this time, ms. */
const CLAIM_MS = 2 * 60_000;

/** Where the sums stand, and whose turn it is to go on. */
export class FactCursor {
  constructor(private readonly strapi: Core.Strapi) {}

  async read(): Promise<Standing | null> {
    const row = await this.#table.findOne({ where: { name: NAME } });
    return row && standingOf(row);
  }

  /**
   * Takes the turn; null: another worker has it.
   *
   * @param first where it begins when nothing was ever added up
   */
  async claim(first: () => Promise<Standing>): Promise<Standing | null> {
    const standing = await this.read();
    if (!standing) await this.#begin(await first());
    const now = systemClock.now();
    const { count } = await this.#table.updateMany({
      where: { name: NAME, claimedUntil: { $lt: now } },
      data: { claimedUntil: now + CLAIM_MS },
    });
    return count === 1 ? this.read() : null;
  }

  /** Written after what it stands for: a crash in between only does it again. */
  async save(standing: Standing): Promise<void> {
    const data = { ...standing, claimedUntil: systemClock.now() + CLAIM_MS };
    await this.#table.updateMany({ where: { name: NAME }, data });
  }

  async release(): Promise<void> {
    await this.#table.updateMany({ where: { name: NAME }, data: { claimedUntil: 0 } });
  }

  async #begin(standing: Standing): Promise<void> {
    try {
      await this.#table.createMany({ data: [{ name: NAME, ...standing, claimedUntil: 0 }] });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }

  get #table(): Table<CursorRow> {
    return tableOf<CursorRow>(this.strapi, UIDS.analyticsCursor);
  }
}

const standingOf = ({ measuredAt, doneAt, ...row }: CursorRow): Standing => ({
  ...{ eventId: row.eventId, sweptId: row.sweptId, rounds: row.rounds },
  measuredAt: Number(measuredAt),
  doneAt: doneAt === null ? null : Number(doneAt),
});
