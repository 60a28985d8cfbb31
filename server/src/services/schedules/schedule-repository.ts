import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import type { EntryRef } from '../mappings/entry-loader';
import { whereSite, type SiteScope } from '../sites/site-scope';
import type { NewSchedule, Schedule, ScheduleState } from './schedule';

export interface ScheduleFilter {
  scope?: SiteScope;
  entryUid?: string;
  entryDocumentId?: string;
  entryLocale?: string;
  state?: ScheduleState;
  /** Due at or after. */
  from?: Date;
  /** Due before. */
  to?: Date;
}

const LIST_LIMIT = 500;
const BATCH = 200;

/** The rows of schedules; writes are conditional, so that two who write do not undo each other. */
export class ScheduleRepository {
  constructor(private readonly strapi: Core.Strapi) {}

  async find(id: number): Promise<Schedule | null> {
    return this.#table.findOne({ where: { id } });
  }

  /** @throws 404 */
  async demand(id: number): Promise<Schedule> {
    const schedule = await this.find(id);
    if (!schedule) throw new errors.NotFoundError('This schedule does not exist.');
    return schedule;
  }

  findByKey(idempotencyKey: string): Promise<Schedule | null> {
    return this.#table.findOne({ where: { idempotencyKey } });
  }

  findAll(ids: readonly number[]): Promise<Schedule[]> {
    return this.#table.findMany({ where: { id: { $in: [...ids] } }, orderBy: { id: 'asc' } });
  }

  /** Soonest first, then those without a time, newest first; at most 500. */
  async list({ scope = 'all', from, to, ...exact }: ScheduleFilter): Promise<Schedule[]> {
    const given = Object.entries(exact).filter(([, value]) => value !== undefined);
    const where = { ...Object.fromEntries(given), ...whereSite(scope) };
    const range = [
      ...(from ? [{ dueAt: { $gte: from } }] : []),
      ...(to ? [{ dueAt: { $lt: to } }] : []),
    ];
    const timed = await this.#table.findMany({
      where: { $and: [where, { dueAt: { $notNull: true } }, ...range] },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      limit: LIST_LIMIT,
    });
    const room = LIST_LIMIT - timed.length;
    if (range.length > 0 || room === 0) return timed;
    const untimed = await this.#table.findMany({
      where: { $and: [where, { dueAt: { $null: true } }] },
      orderBy: { id: 'desc' },
      limit: room,
    });
    return [...timed, ...untimed];
  }

  insert(schedule: NewSchedule): Promise<Schedule> {
    const dueAt = schedule.dueAt === null ? null : new Date(schedule.dueAt);
    return this.#table.create({
      data: { ...schedule, dueAt, state: 'waiting', turns: 0, timesDone: 0 },
    });
  }

  async remove(id: number): Promise<void> {
    await this.#table.delete({ where: { id } });
  }

  /** Whether it was in that state, and met the conditions, and is written now. */
  async write(
    { id, state }: Pick<Schedule, 'id' | 'state'>,
    data: Record<string, unknown>,
    conditions: Where = {}
  ): Promise<boolean> {
    const where = { $and: [{ id, state }, conditions] };
    return (await this.#table.updateMany({ where, data })).count === 1;
  }

  /** Those that wait for the publication of an entry. */
  awaiting({ uid, documentId, locale }: EntryRef): Promise<Schedule[]> {
    return this.#table.findMany({
      where: {
        ...{ kind: 'on_publish', state: 'waiting', dueAt: { $null: true } },
        ...{ entryUid: uid, entryDocumentId: documentId, entryLocale: locale },
      },
      orderBy: { id: 'asc' },
    });
  }

  /** Repeating ones that are due until then and that nobody works on, soonest first. */
  findRepeating(until: Date, now: Date): Promise<Schedule[]> {
    const isDue = { kind: 'recurring', state: 'waiting', dueAt: { $lte: until } };
    return this.#table.findMany({
      where: { $and: [isDue, isFreeAt(now)] },
      orderBy: { dueAt: 'asc' },
      limit: BATCH,
    });
  }

  /** Repeating ones of a site that will go out again. */
  findComing(siteId: number): Promise<Schedule[]> {
    return this.#table.findMany({
      where: { siteId, kind: 'recurring', state: 'waiting', dueAt: { $notNull: true } },
      orderBy: { id: 'asc' },
    });
  }

  /** In pages by id: those whose posts exist and were due before then; repeating ones have no time left. */
  findPassed(now: Date, afterId: number): Promise<Schedule[]> {
    const single = { kind: { $in: ['once', 'on_publish'] }, dueAt: { $lte: now } };
    const ended = { kind: 'recurring', dueAt: { $null: true } };
    return this.#table.findMany({
      where: { $and: [{ state: 'waiting', id: { $gt: afterId } }, { $or: [single, ended] }] },
      orderBy: { id: 'asc' },
      limit: BATCH,
    });
  }

  /** In pages by id: those that wait for something that may never come. */
  findAwaiting(afterId: number): Promise<Schedule[]> {
    return this.#table.findMany({
      where: { kind: 'on_publish', state: 'waiting', dueAt: { $null: true }, id: { $gt: afterId } },
      orderBy: { id: 'asc' },
      limit: BATCH,
    });
  }

  get #table(): Table<Schedule> {
    return tableOf<Schedule>(this.strapi, UIDS.schedule);
  }
}

/** A worker that took it and died leaves it to others after its time. */
export const isFreeAt = (now: Date): Where => ({
  $or: [{ claimUntil: { $null: true } }, { claimUntil: { $lt: now } }],
});
