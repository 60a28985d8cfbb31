import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import { systemClock } from '../environment';

/** A post whose numbers are to be looked at. Times are epoch ms. */
export interface MetricCheck {
  id: number;
  deliveryId: number;
  connectionId: number;
  platform: string;
  postedAt: number;
  plannedAt: number | null;
  dueAt: number | null;
  /** Tries of this look that came to nothing. */
  tries: number;
  /** When it seemed to be gone at the last look; null: it was there. */
  missingSince: number | null;
  reason: string | null;
}

export type NewCheck = Pick<
  MetricCheck,
  'deliveryId' | 'connectionId' | 'platform' | 'postedAt' | 'plannedAt' | 'dueAt'
>;

/** Checks that one worker has taken, for a while. */
export interface HeldChecks {
  token: string;
  checks: MetricCheck[];
}

type Row = Omit<MetricCheck, 'postedAt' | 'plannedAt' | 'dueAt' | 'missingSince'> &
  Record<'postedAt' | 'plannedAt' | 'dueAt' | 'missingSince', string | number | null>;

/** A worker that died leaves its checks to others after this time, ms. */
const LEASE_MS = 5 * 60_000;
/** Those that came to nothing so often are asked for one by one: one post may spoil it for many. */
const ALONE_AFTER_TRIES = 2;
/** So many due checks are looked at to find accounts that have some. */
const LOOK_AHEAD = 500;
const TABLE = 'distribution_metric_checks';

/** The table of what is to be looked at; several workers share it. */
export class MetricChecks {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Those that have a check already are left as they are. */
  async add(checks: readonly NewCheck[]): Promise<void> {
    if (checks.length === 0) return;
    const rows = checks.map((check) => ({
      delivery_id: check.deliveryId,
      connection_id: check.connectionId,
      platform: check.platform,
      posted_at: check.postedAt,
      planned_at: check.plannedAt,
      due_at: check.dueAt,
      tries: 0,
    }));
    const insert = this.strapi.db.connection(TABLE).insert(rows);
    await insert.onConflict('delivery_id').ignore();
  }

  /** Accounts with something to look at, the longest waiting first. */
  async dueConnections(now: number, most: number): Promise<number[]> {
    const rows = await this.#table.findMany({
      where: freeAndDue(now),
      select: ['connectionId'],
      orderBy: { dueAt: 'asc' },
      limit: LOOK_AHEAD,
    });
    return [...new Set(rows.map(({ connectionId }) => connectionId))].slice(0, most);
  }

  /** Takes what is due of an account: whoever writes first has it. @param most at most so many */
  async take(connectionId: number, now: number, most: number): Promise<HeldChecks> {
    const where = { connectionId, ...freeAndDue(now) };
    const due = await this.#table.findMany({
      where,
      select: ['id', 'tries'],
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      limit: most,
    });
    const isAlone = (due[0]?.tries ?? 0) >= ALONE_AFTER_TRIES;
    const wanted = isAlone ? due.slice(0, 1) : due.filter((row) => row.tries < ALONE_AFTER_TRIES);
    const token = randomUUID();
    if (wanted.length === 0) return { token, checks: [] };
    const ids = wanted.map(({ id }) => id);
    await this.#table.updateMany({
      where: { ...where, id: { $in: ids } },
      data: { leaseToken: token, leaseUntil: now + LEASE_MS },
    });
    const held = await this.#table.findMany({
      where: { leaseToken: token },
      orderBy: { id: 'asc' },
    });
    return { token, checks: held.map(checkOf) };
  }

  /** Writes to a held check and gives it back. Nothing happens when another worker has it by now. */
  async settle(token: string, ids: readonly number[], data: Partial<MetricCheck>): Promise<void> {
    if (ids.length === 0) return;
    await this.#table.updateMany({
      where: { id: { $in: [...ids] }, leaseToken: token },
      data: { ...data, leaseToken: null, leaseUntil: null },
    });
  }

  /** There is nothing more to look at. */
  async end(token: string, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#table.deleteMany({ where: { id: { $in: [...ids] }, leaseToken: token } });
  }

  /** All of the account that would be due before then wait until then, and it is said why. */
  async allWait(connectionId: number, until: number, reason: string): Promise<void> {
    await this.#table.updateMany({
      where: { connectionId, dueAt: { $lt: until }, ...isFree(systemClock.now()) },
      data: { dueAt: until, reason },
    });
  }

  /** Of accounts that are not there any more. */
  async endOfConnection(connectionId: number): Promise<void> {
    await this.#table.deleteMany({ where: { connectionId } });
  }

  get #table(): Table<Row> {
    return tableOf<Row>(this.strapi, UIDS.metricCheck);
  }
}

const freeAndDue = (now: number): Where => ({ dueAt: { $lte: now }, ...isFree(now) });

const isFree = (now: number): Where => ({
  $or: [{ leaseToken: { $null: true } }, { leaseUntil: { $lt: now } }],
});

/** Large numbers come as text from some databases. */
const checkOf = (row: Row): MetricCheck => ({
  ...row,
  postedAt: Number(row.postedAt),
  plannedAt: timeOf(row.plannedAt),
  dueAt: timeOf(row.dueAt),
  missingSince: timeOf(row.missingSince),
});

const timeOf = (time: string | number | null): number | null =>
  time === null ? null : Number(time);
