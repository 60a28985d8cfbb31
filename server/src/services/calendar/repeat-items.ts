import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import { nextRepeat } from '../schedules/repeats';
import { isRecurring, type RecurringSchedule } from '../schedules/schedule';
import { servedBy, type PlacedTarget } from '../slots/repeating-times';
import { authorKeyOf } from './authors';
import type { DraftItem, DraftPost } from './calendar-item';

/** Epoch ms, the end excluded. */
export interface TimeRange {
  from: number;
  to: number;
}

/** One for each day of the longest range, and some. */
const MAX_TIMES = 110;

/** Items of repetitions for which nothing is made yet. */
export const repeatItems = async (
  strapi: Core.Strapi,
  siteId: number,
  range: TimeRange
): Promise<DraftItem[]> => {
  const rows = await getService(strapi, 'schedules').repository.findComing(siteId);
  const schedules = rows.filter(isRecurring);
  if (schedules.length === 0) return [];
  const connections = await getService(strapi, 'connections').list([siteId]);
  const handles = new Map(connections.map(({ id, account }) => [id, account.handle]));
  const placed = (await getService(strapi, 'targets').list(siteId)).flatMap((target) => {
    const connection = connections.find(({ id }) => id === target.connectionId);
    return connection ? [{ target, platform: connection.platform }] : [];
  });
  return schedules.flatMap((schedule) => {
    const targets = servedBy(schedule, placed);
    return timesIn(schedule, range).map((time) => itemOf(schedule, time, { targets, handles }));
  });
};

/** Epoch ms, in order. Pure. */
export const timesIn = (schedule: RecurringSchedule, { from, to }: TimeRange): number[] => {
  const { dueAt, recurrence, turns } = schedule;
  const times: number[] = [];
  let left = (recurrence.times ?? Infinity) - turns;
  let at = dueAt === null ? null : Date.parse(dueAt);
  while (at !== null && at < to && left > 0 && times.length < MAX_TIMES) {
    if (at >= from) times.push(at);
    left -= 1;
    at = nextRepeat(schedule, at)?.at ?? null;
  }
  return times;
};

const itemOf = (
  schedule: RecurringSchedule,
  time: number,
  { targets, handles }: { targets: readonly PlacedTarget[]; handles: ReadonlyMap<number, string> }
): DraftItem => ({
  key: `r${schedule.id}@${new Date(time).toISOString().slice(0, 16)}`,
  ...{ scheduleId: schedule.id, scheduleKind: schedule.kind, zone: schedule.zone },
  ...{ entryUid: schedule.entryUid, entryDocumentId: schedule.entryDocumentId },
  ...{ entryTitle: schedule.entryTitle, entryLocale: schedule.entryLocale },
  ...{ time, fixed: 'repeats', author: authorKeyOf(schedule.requestedBy, 'schedule') },
  posts: targets.map(({ target: { connectionId }, platform }): DraftPost => ({
    ...{ deliveryId: null, connectionId, platform, handle: handles.get(connectionId) ?? null },
    ...{ state: 'planned', dueAt: new Date(time).toISOString(), reason: null },
    ...{ url: null, postedAt: null, time, source: 'schedule' },
  })),
});
