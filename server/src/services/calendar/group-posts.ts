import type { CalendarItem } from '../../../../contracts/calendar';
import type { Schedule } from '../schedules/schedule';
import {
  isComing,
  isStanding,
  type DraftItem,
  type DraftPost,
  type PostRow,
} from './calendar-item';

type KnownSchedule = Pick<Schedule, 'id' | 'kind' | 'state' | 'zone' | 'requestedBy'>;

export interface GroupFacts {
  schedules: ReadonlyMap<number, KnownSchedule>;
  /** Who asked for a row, as {@link CalendarItem.author}. */
  authorOf: (row: PostRow, schedule: KnownSchedule | null) => string;
}

/**
 * Posts of one entry that go out together, as items. Those of a schedule stay together whatever
 * limits do to single ones, since they are moved together; those of a repetition by its times. Pure.
 */
export const groupPosts = (
  rows: readonly PostRow[],
  { schedules, authorOf }: GroupFacts
): DraftItem[] => {
  const items = new Map<string, DraftItem>();
  for (const row of rows) {
    if (row.scheduledAt === null) continue;
    const schedule = row.scheduleId === null ? null : (schedules.get(row.scheduleId) ?? null);
    const key = keyOf(row, schedule);
    const item = items.get(key) ?? {
      ...{ key, scheduleId: schedule?.id ?? null, scheduleKind: schedule?.kind ?? null },
      ...{ entryUid: row.entryUid, entryDocumentId: row.entryDocumentId },
      ...{ entryTitle: row.entryTitle, entryLocale: row.entryLocale },
      ...{ time: 0, zone: schedule?.zone ?? null, fixed: null, posts: [] },
      author: authorOf(row, schedule),
    };
    item.posts.push(postOf(row, row.scheduledAt));
    items.set(key, item);
  }
  return [...items.values()].map((item) => {
    const schedule = item.scheduleId === null ? null : (schedules.get(item.scheduleId) ?? null);
    return { ...item, time: timeOf(item.posts), fixed: whyFixed(item.posts, schedule) };
  });
};

const keyOf = (row: PostRow, schedule: KnownSchedule | null): string => {
  const minute = (row.scheduledAt ?? '').slice(0, 16);
  if (schedule)
    return schedule.kind === 'recurring' ? `r${schedule.id}@${minute}` : `s${schedule.id}`;
  return row.distributionId === null ? `p${row.id}` : `d${row.distributionId}@${minute}`;
};

const postOf = (row: PostRow, scheduledAt: string): DraftPost => ({
  deliveryId: row.id,
  connectionId: row.connectionId,
  platform: row.platform,
  handle: row.accountHandle,
  state: row.state,
  dueAt: row.dueAt,
  reason: row.reason,
  url: row.platformUrl,
  postedAt: row.postedAt,
  time: Date.parse(scheduledAt),
  source: row.source ?? 'manual',
});

/** Of those that wait, else of those that are not cancelled, the soonest. */
const timeOf = (posts: readonly DraftPost[]): number => {
  const waiting = posts.filter(isComing);
  const standing = posts.filter(isStanding);
  const [some = posts] = [waiting, standing].filter(({ length }) => length > 0);
  return Math.min(...some.map(({ time }) => time));
};

const whyFixed = (
  posts: readonly DraftPost[],
  schedule: KnownSchedule | null
): CalendarItem['fixed'] => {
  if (!posts.some(isComing)) return 'over';
  if (!schedule) return 'unscheduled';
  if (schedule.kind === 'recurring') return 'repeats';
  return schedule.state === 'waiting' ? null : 'over';
};
