import type { Core } from '@strapi/types';

import type { ScheduleView } from '../../../contracts/schedules';
import type { Schedule } from '../services/schedules/schedule';
import { isOpen, openPostsOf } from '../services/schedules/standing-posts';

/** Schedules as people see them. */
export const scheduleViews = async (
  strapi: Core.Strapi,
  schedules: readonly Schedule[]
): Promise<ScheduleView[]> => {
  const ids = schedules.map(({ id }) => id);
  const open = (await openPostsOf(strapi, ids)).filter(isOpen);
  const idsOf = new Map<number | null, number[]>();
  for (const { id, scheduleId } of open) {
    idsOf.set(scheduleId, [...(idsOf.get(scheduleId) ?? []), id]);
  }
  return schedules.map((schedule) => viewOf(schedule, idsOf.get(schedule.id) ?? []));
};

const viewOf = (schedule: Schedule, deliveryIds: number[]): ScheduleView => ({
  id: schedule.id,
  siteId: schedule.siteId,
  kind: schedule.kind,
  state: schedule.state,
  entryUid: schedule.entryUid,
  entryDocumentId: schedule.entryDocumentId,
  entryTitle: schedule.entryTitle,
  locale: schedule.entryLocale,
  targetIds: schedule.order.targetIds && [...schedule.order.targetIds],
  dueAt: schedule.dueAt,
  wallTime: schedule.wallTime,
  zone: schedule.zone,
  offsetMinutes: schedule.offsetMinutes,
  recurrence: schedule.recurrence,
  timesDone: schedule.timesDone,
  note: schedule.note,
  deliveryIds,
  requestedBy: schedule.requestedBy,
  createdAt: schedule.createdAt,
});
