import type { Core } from '@strapi/types';

import type { EntryRef } from '../mappings/entry-loader';
import { ZoneClock } from '../times/zone-clock';
import { dispatchSchedule, type DispatchedSchedule } from './dispatch-schedule';
import type { Schedule } from './schedule';
import type { ScheduleRepository } from './schedule-repository';

const MINUTE_MS = 60_000;

/** What waits for an entry to be published. */
export class OnPublication {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: ScheduleRepository
  ) {}

  /**
   * Makes the posts that waited for it. Repeating it, or two processes at once, make them once.
   *
   * @throws what can be tried again, such as a database that is away
   */
  async entryPublished(entry: EntryRef, publishedAt: Date): Promise<void> {
    for (const schedule of await this.repository.awaiting(entry)) {
      await this.#dispatch(schedule, publishedAt);
    }
  }

  /** Ends what waits for entries that are gone. */
  async tidy(): Promise<void> {
    for (let afterId = 0; ;) {
      const rows = await this.repository.findAwaiting(afterId);
      for (const schedule of rows) {
        if (await entryExists(this.strapi, schedule)) continue;
        await this.repository.write(schedule, { state: 'cancelled', note: ENTRY_DELETED });
      }
      const last = rows.at(-1);
      if (!last) return;
      afterId = last.id;
    }
  }

  async #dispatch(schedule: Schedule, publishedAt: Date): Promise<void> {
    const dueAt = new Date(publishedAt.getTime() + (schedule.offsetMinutes ?? 0) * MINUTE_MS);
    const wallTime = new ZoneClock(schedule.zone).reading(dueAt.getTime());
    const settle = (done: DispatchedSchedule): Promise<boolean> => {
      const data = done.ok
        ? { dueAt, wallTime, turns: 1, timesDone: 1, note: done.note }
        : { state: 'done', turns: 1, note: nothingWent(done.note) };
      return this.repository.write(schedule, data, { dueAt: { $null: true } });
    };
    await dispatchSchedule(this.strapi, schedule, { turn: 1, dueAt, settle });
  }
}

/** Drafts included. */
export const entryExists = async (
  strapi: Core.Strapi,
  { entryUid, entryDocumentId, entryLocale }: Schedule
): Promise<boolean> => {
  // A content-type that was removed took its entries along.
  if (!strapi.db.metadata.has(entryUid)) return false;
  const locale = entryLocale ? { locale: entryLocale } : {};
  const count = await strapi.db
    .query(entryUid)
    .count({ where: { documentId: entryDocumentId, ...locale } });
  return count > 0;
};

export const ENTRY_DELETED = 'Its entry was deleted.';

const nothingWent = (why: string): string =>
  `The entry was published, but nothing went out: ${why}`;
