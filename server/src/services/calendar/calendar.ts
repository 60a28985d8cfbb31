import type { Core, Schema, UID } from '@strapi/types';

import type { CalendarItem, CalendarView } from '../../../../contracts/calendar';
import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import { getService } from '../get-service';
import { limitFactsOf } from '../quotas/limit-facts';
import type { LimitFacts } from '../quotas/limits-of';
import type { Schedule } from '../schedules/schedule';
import type { Site } from '../sites/site';
import { ZoneClock } from '../times/zone-clock';
import { authorKeyOf, authorsOf, requestersOf } from './authors';
import { POST_COLUMNS, type DraftItem, type PostRow } from './calendar-item';
import { conflictsOf } from './conflicts';
import { fullWindowsOf } from './full-windows';
import { groupPosts } from './group-posts';
import { itemStateOf } from './item-state';
import { repeatItems, type TimeRange } from './repeat-items';

/** Posts that one answer is made of. */
const MAX_POSTS = 12_000;
/** Beyond the range, so that neighbours and windows of its edges are known. */
const AROUND_MS = 24 * 60 * 60_000;
/** Databases take a limited number of values in one statement. */
const BATCH = 500;

interface CalendarRequest {
  site: Site;
  /** Days by the clock of the site, the last one excluded: `2026-11-30`. */
  from: string;
  to: string;
}

/** Leaves out what a person may not read. */
export type ReadableItems = (items: readonly DraftItem[]) => Promise<DraftItem[]>;

/** What goes out and went out, by days. */
export class Calendar {
  constructor(private readonly strapi: Core.Strapi) {}

  async read({ site, from, to }: CalendarRequest, readable: ReadableItems): Promise<CalendarView> {
    const clock = new ZoneClock(site.timezone);
    const range = {
      from: clock.instantOf(`${from}T00:00`),
      to: clock.instantOf(`${to}T00:00`),
    };
    const around = { from: range.from - AROUND_MS, to: range.to + AROUND_MS };
    const rows = await this.#postsIn(site, around);
    const all = [
      ...(await this.#itemsOf(rows.slice(0, MAX_POSTS))),
      ...(await repeatItems(this.strapi, site.id, around)),
    ];
    const inRange = all.filter(({ time }) => time >= range.from && time < range.to);
    const shown = await readable(inRange);
    const items = await this.#viewsOf(shown, { all, clock });
    return {
      siteId: site.id,
      zone: site.timezone,
      items,
      authors: await authorsOf(this.strapi, new Set(items.map(({ author }) => author))),
      contentTypes: this.#typesOf(items),
      awaitingPublication: await this.#awaiting(site),
      isCut: rows.length > MAX_POSTS,
    };
  }

  #postsIn({ id: siteId }: Site, { from, to }: TimeRange): Promise<PostRow[]> {
    return getService(this.strapi, 'deliveries').repository.pick([...POST_COLUMNS], {
      where: { siteId, scheduledAt: { $gte: new Date(from), $lt: new Date(to) } },
      orderBy: { scheduledAt: 'asc' },
      limit: MAX_POSTS + 1,
    });
  }

  async #itemsOf(rows: readonly PostRow[]): Promise<DraftItem[]> {
    const scheduleIds = idsOf(rows.map(({ scheduleId }) => scheduleId));
    const schedules = await this.#schedules(scheduleIds);
    const unscheduled = rows.filter(({ scheduleId }) => !schedules.has(scheduleId ?? 0));
    const requesters = await requestersOf(
      this.strapi,
      idsOf(unscheduled.map(({ distributionId }) => distributionId))
    );
    return groupPosts(rows, {
      schedules,
      authorOf: ({ distributionId, source }, schedule) => {
        const requestedBy = schedule
          ? schedule.requestedBy
          : (requesters.get(distributionId ?? 0) ?? null);
        return authorKeyOf(source === 'rule' ? null : requestedBy, source ?? 'manual');
      },
    });
  }

  async #schedules(ids: readonly number[]): Promise<Map<number, Schedule>> {
    const found = new Map<number, Schedule>();
    const { repository } = getService(this.strapi, 'schedules');
    for (let from = 0; from < ids.length; from += BATCH) {
      const rows = await repository.findAll(ids.slice(from, from + BATCH));
      for (const row of rows) found.set(row.id, row);
    }
    return found;
  }

  async #viewsOf(
    shown: readonly DraftItem[],
    { all, clock }: { all: readonly DraftItem[]; clock: ZoneClock }
  ): Promise<CalendarItem[]> {
    const conflicts = conflictsOf(all);
    const facts = await this.#limitFacts(all);
    const limits = fullWindowsOf(all, (id) => facts.get(id) ?? null);
    return [...shown]
      .sort((one, other) => one.time - other.time || (one.key < other.key ? -1 : 1))
      .map(({ time, zone, posts, entryLocale, ...item }) => ({
        ...item,
        at: new Date(time).toISOString(),
        wallTime: clock.reading(time),
        otherZone: showsOther(clock, zone, time) ? zone : null,
        entryKind: this.#typeOf(item.entryUid)?.kind ?? 'collectionType',
        locale: entryLocale,
        state: itemStateOf(posts),
        posts: posts.map(({ time: _time, source: _source, ...post }) => post),
        conflicts: conflicts.get(item.key) ?? [],
        limits: limits.get(item.key) ?? [],
      }));
  }

  async #limitFacts(items: readonly DraftItem[]): Promise<Map<number, LimitFacts>> {
    const ids = idsOf(items.flatMap(({ posts }) => posts.map(({ connectionId }) => connectionId)));
    const found = new Map<number, LimitFacts>();
    for (const id of ids) {
      const connection = await getService(this.strapi, 'connections').find(id);
      if (connection) found.set(id, await limitFactsOf(this.strapi, connection));
    }
    return found;
  }

  /** A content-type that was removed meanwhile has no name any more. */
  #typesOf(items: readonly CalendarItem[]): CalendarView['contentTypes'] {
    return [...new Set(items.map(({ entryUid }) => entryUid))].sort().map((uid) => ({
      uid,
      displayName: this.#typeOf(uid)?.info.displayName ?? uid,
    }));
  }

  #typeOf(uid: string): Schema.ContentType | undefined {
    return this.strapi.contentTypes[uid as UID.ContentType];
  }

  #awaiting({ id: siteId }: Site): Promise<number> {
    const where = { siteId, kind: 'on_publish', state: 'waiting', dueAt: { $null: true } };
    return tableOf<Schedule>(this.strapi, UIDS.schedule).count({ where });
  }
}

/** Whether a clock of that zone shows something else then. */
const showsOther = (clock: ZoneClock, zone: string | null, time: number): boolean =>
  zone !== null && zone !== clock.zone && new ZoneClock(zone).reading(time) !== clock.reading(time);

const idsOf = (ids: readonly (number | null)[]): number[] => [
  ...new Set(ids.filter((id): id is number => id !== null)),
];

export const createCalendar = ({ strapi }: { strapi: Core.Strapi }): Calendar =>
  new Calendar(strapi);
