import type { Recurrence } from '../../../../contracts/schedules';
import type { Times, When } from '../../../../contracts/when';
import type { DispatchOrder, DispatchResult } from '../distributions/distribution';
import type { NewSchedule, ScheduledOrder } from './schedule';

/** A dispatch with its times. */
export interface TimedOrder extends Omit<DispatchOrder, 'dueAt' | 'scheduleId'> {
  siteId: number;
  when: When;
  /** Targets that go out at another time, by id. */
  times: Times;
}

export interface RecurringOrder extends TimedOrder {
  recurrence: Recurrence;
}

/** What came of it. */
export interface PlacedOrder extends DispatchResult {
  scheduleIds: number[];
}

/** What of an order is kept until it is due. */
export const scheduledOrderOf = (order: TimedOrder): ScheduledOrder => ({
  targetIds: order.targetIds,
  overrides: order.overrides,
  campaign: order.campaign ?? null,
  again: order.again,
  templateId: order.templateId ?? null,
  needsApproval: order.needsApproval ?? false,
});

/** A new row for an order, without its time. */
export const newScheduleOf = (
  { siteId, entry, requestedBy, ...order }: TimedOrder,
  title: string | null
): Pick<
  NewSchedule,
  | 'siteId'
  | 'entryUid'
  | 'entryDocumentId'
  | 'entryTitle'
  | 'entryLocale'
  | 'requestedBy'
  | 'order'
  | 'offsetMinutes'
  | 'recurrence'
  | 'startsAt'
> => ({
  siteId,
  entryUid: entry.uid,
  entryDocumentId: entry.documentId,
  entryTitle: title,
  entryLocale: entry.locale,
  requestedBy,
  order: scheduledOrderOf({ siteId, entry, requestedBy, ...order }),
  ...{ offsetMinutes: null, recurrence: null, startsAt: null },
});

/** One key for each part of an order: `key`, `key#2`, `key#3`… */
export const numberedKey = (key: string, number: number): string =>
  number === 1 ? key : `${key}#${number}`;
