import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { getService } from '../services/get-service';
import type { Schedule } from '../services/schedules/schedule';
import { recordChange, type RowChange } from './record-change';

interface NamedSchedule extends Schedule {
  name: string;
}

interface Change extends Pick<RowChange<NamedSchedule>, 'strapi' | 'ctx' | 'action'> {
  before: Schedule | null;
  after: Schedule;
}

/** Writes down that a person made, moved or cancelled a schedule, without the words of the posts. */
export const recordSchedule = ({ before, after, ...change }: Change): Promise<void> =>
  recordChange<NamedSchedule>({
    ...change,
    kind: 'schedule',
    before: before && named(before),
    after: named(after),
    factsOf,
  });

/** Those that a request made; one that was answered before is in the log already. */
export const recordSchedules = async (
  strapi: Core.Strapi,
  ctx: Context,
  schedules: readonly Schedule[]
): Promise<void> => {
  const action = 'schedule.create';
  for (const after of schedules) {
    const subject = { subjectKind: 'schedule', subjectId: String(after.id) } as const;
    if (await getService(strapi, 'audit').has({ action, ...subject })) continue;
    await recordSchedule({ strapi, ctx, action, before: null, after });
  }
};

const named = (schedule: Schedule): NamedSchedule => ({
  ...schedule,
  name: schedule.entryTitle ?? schedule.entryDocumentId,
});

const factsOf = (schedule: Schedule) => ({
  contentType: schedule.entryUid,
  documentId: schedule.entryDocumentId,
  locale: schedule.entryLocale,
  kind: schedule.kind,
  state: schedule.state,
  wallTime: schedule.wallTime,
  zone: schedule.zone,
  offsetMinutes: schedule.offsetMinutes,
  recurrence: schedule.recurrence,
  targets: schedule.order.targetIds,
});
