import type { ScheduleView } from '../../../contracts/schedules';
import type { MessageId } from '../translations/message';
import { offsetIn, type OffsetUnit } from '../when/offset';

type Listed = Pick<ScheduleView, 'kind' | 'state'>;

/** What is planned once has deliveries, which are listed anyway. */
export const isListed = ({ kind, state }: Listed): boolean =>
  kind !== 'once' && (state === 'waiting' || state === 'paused');

const AFTER: Record<OffsetUnit, MessageId> = {
  minutes: 'planned.afterMinutes',
  hours: 'planned.afterHours',
  days: 'planned.afterDays',
};

const EVERY: Record<'day' | 'week' | 'month', MessageId> = {
  day: 'planned.everyDay',
  week: 'planned.everyWeek',
  month: 'planned.everyMonth',
};

/** Which sentence tells it, and with what in it. */
export const plannedTitle = ({
  offsetMinutes,
  recurrence,
}: Pick<ScheduleView, 'offsetMinutes' | 'recurrence'>): { id: MessageId; count: number } => {
  if (recurrence) return { id: EVERY[recurrence.every], count: recurrence.interval };
  if (!offsetMinutes) return { id: 'planned.onPublish', count: 0 };
  const { count, unit } = offsetIn(offsetMinutes);
  return { id: AFTER[unit], count };
};

/** How often it still goes out; null: until a day, not so many times. */
export const timesLeft = ({
  recurrence,
  timesDone,
}: Pick<ScheduleView, 'recurrence' | 'timesDone'>): number | null =>
  recurrence?.times === undefined ? null : Math.max(0, recurrence.times - timesDone);
