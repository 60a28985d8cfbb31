import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import type { Told, Use } from './limit';
import { promiseOf } from './promise';

/** A row of `rate_limit_tracking`: what is known of a limit without looking at its uses. */
export interface TrackedLimit {
  id: number;
  subject: string;
  limitId: string;
  /** At most so many units are used and booked until `resetsAt`. */
  used: number;
  resetsAt: number | null;
  told: Told | null;
}

/** Whose row it is, for people; an app's belongs to no account. */
export interface LimitOwner {
  siteId: number | null;
  connectionId: number | null;
  platform: string | null;
}

export interface StoredUse extends Use {
  subject: string;
  limitId: string;
}

export type NewUse = Omit<StoredUse, 'id'>;

interface TrackingRow {
  id: number;
  subject: string;
  limitId: string;
  used: string | number | null;
  resetsAt: string | null;
  reportedRemaining: string | number | null;
  reportedAt: string | null;
  reportedUntil: string | null;
}

type UseRow = Omit<StoredUse, 'units' | 'at' | 'promisedAt' | 'priority'> & {
  units: string | number;
  at: string | number;
  promisedAt: string | number | null;
  priority: number | null;
};

const IN_ONE_INSERT = 100;

/** The two tables of the ledger. */
export class LedgerStore {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Takes the locks of these subjects, always in the same order; until the transaction ends. */
  async lock(subjects: readonly string[]): Promise<TrackedLimit[]> {
    const rows: unknown = await this.strapi.db
      .queryBuilder(UIDS.rateLimit)
      .init({ where: ofSubjects(subjects), orderBy: [{ subject: 'asc' }, { limitId: 'asc' }] })
      .forUpdate()
      .execute();
    return (rows as TrackingRow[]).map(trackedOf);
  }

  /** The same without locks. */
  async read(subjects: readonly string[]): Promise<TrackedLimit[]> {
    return (await this.#tracking.findMany({ where: ofSubjects(subjects) })).map(trackedOf);
  }

  /** Outside any transaction: a refused INSERT would end it on PostgreSQL. */
  async create(limit: { subject: string; limitId: string }, owner: LimitOwner): Promise<void> {
    if ((await this.#tracking.count({ where: limit })) > 0) return;
    try {
      await this.#tracking.create({ data: { ...limit, ...owner, used: 0, source: 'ours' } });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }

  async writeLimit(id: number, data: Record<string, unknown>): Promise<void> {
    await this.#tracking.updateMany({ where: { id }, data });
  }

  async writeLimits(where: Where, data: Record<string, unknown>): Promise<number> {
    return (await this.#tracking.updateMany({ where, data })).count;
  }

  /** What is open or booked, whenever, and what is used since then, epoch ms; oldest row first. */
  async usesOf(
    limits: readonly { subject: string; limitId: string; since: number }[]
  ): Promise<StoredUse[]> {
    if (limits.length === 0) return [];
    const $or = limits.map(({ subject, limitId, since }) => ({
      subject,
      limitId,
      $or: [{ at: { $gt: since } }, { state: { $in: ['open', 'booked'] } }],
    }));
    return this.findUses({ $or });
  }

  async findUses(where: Where, limit?: number): Promise<StoredUse[]> {
    const most = limit === undefined ? {} : { limit };
    const rows = await this.#uses.findMany({ where, orderBy: { id: 'asc' }, ...most });
    return rows.map(useOf);
  }

  /** Booked places after that instant, epoch ms; the first of the line first. */
  async lineBehind(
    { subject, limitId }: Pick<StoredUse, 'subject' | 'limitId'>,
    { after, offset, limit }: { after: number; offset: number; limit: number }
  ): Promise<StoredUse[]> {
    const rows = await this.#uses.findMany({
      where: { subject, limitId, state: 'booked', at: { $gt: after } },
      orderBy: [{ priority: 'asc' }, { promisedAt: 'asc' }, { id: 'asc' }],
      ...{ offset, limit },
    });
    return rows.map(useOf);
  }

  async addUses(uses: readonly NewUse[]): Promise<void> {
    const rows = uses.map((use) => ({ ...use, promisedAt: promiseOf(use) }));
    for (let from = 0; from < rows.length; from += IN_ONE_INSERT) {
      await this.#uses.createMany({ data: rows.slice(from, from + IN_ONE_INSERT) });
    }
  }

  /** Tells one that waits an earlier time, epoch ms: it stands before all who are told it later. */
  async promise(deliveryId: number, at: number): Promise<void> {
    const later = { deliveryId, state: 'booked', promisedAt: { $gt: at } };
    await this.writeUses(later, { promisedAt: at });
  }

  async writeUses(where: Where, data: Partial<NewUse>): Promise<number> {
    return (await this.#uses.updateMany({ where, data })).count;
  }

  async removeUses(where: Where): Promise<number> {
    return (await this.#uses.deleteMany({ where })).count;
  }

  get #tracking(): Table<TrackingRow> {
    return tableOf<TrackingRow>(this.strapi, UIDS.rateLimit);
  }

  get #uses(): Table<UseRow> {
    return tableOf<UseRow>(this.strapi, UIDS.quotaUse);
  }
}

const ofSubjects = (subjects: readonly string[]): Where => ({ subject: { $in: [...subjects] } });

const trackedOf = (row: TrackingRow): TrackedLimit => ({
  id: row.id,
  subject: row.subject,
  limitId: row.limitId,
  used: Number(row.used ?? 0),
  resetsAt: row.resetsAt === null ? null : Date.parse(row.resetsAt),
  told: toldOf(row),
});

const toldOf = ({ reportedRemaining, reportedAt, reportedUntil }: TrackingRow): Told | null =>
  reportedRemaining === null || reportedAt === null || reportedUntil === null
    ? null
    : {
        remaining: Number(reportedRemaining),
        at: Date.parse(reportedAt),
        until: Date.parse(reportedUntil),
      };

/** Large numbers come as text from some databases. */
const useOf = (row: UseRow): StoredUse => ({
  ...row,
  units: Number(row.units),
  at: Number(row.at),
  promisedAt: Number(row.promisedAt ?? row.at),
  priority: row.priority ?? 5,
});
