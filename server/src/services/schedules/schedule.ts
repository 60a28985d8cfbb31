import type { Overrides } from '../../../../contracts/compositions';
import type { Recurrence, SCHEDULE_KINDS, SCHEDULE_STATES } from '../../../../contracts/schedules';

export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];
export type ScheduleState = (typeof SCHEDULE_STATES)[number];

/** What is dispatched when it is due. */
export interface ScheduledOrder {
  /** Null: every target of the entry's language. */
  targetIds: readonly number[] | null;
  overrides: Overrides;
  campaign: string | null;
  /** Also to targets that already got this version. */
  again: boolean;
  templateId: number | null;
  /** Whoever made it may not approve. */
  needsApproval: boolean;
}

/** A row of `publishing_schedules`: when a distribution is due. */
export interface Schedule {
  id: number;
  siteId: number;
  kind: ScheduleKind;
  state: ScheduleState;
  entryUid: string;
  entryDocumentId: string;
  entryTitle: string | null;
  entryLocale: string;
  order: ScheduledOrder;
  /** ISO; null while it waits for a publication or rests, and when it is over. */
  dueAt: string | null;
  wallTime: string | null;
  /** IANA name. */
  zone: string;
  /** Only of `on_publish`. */
  offsetMinutes: number | null;
  recurrence: Recurrence | null;
  /** The wall time from which repetitions are counted; null: it repeats nothing. */
  startsAt: string | null;
  /** Times that are behind it, those that were skipped included. */
  turns: number;
  /** How often it went out. */
  timesDone: number;
  claimUntil: string | null;
  note: string | null;
  requestedBy: string | null;
  idempotencyKey: string;
  createdAt: string;
}

export type NewSchedule = Omit<
  Schedule,
  'id' | 'state' | 'turns' | 'timesDone' | 'claimUntil' | 'note' | 'createdAt'
>;

/** A repeating one, with everything that repeating takes. */
export interface RecurringSchedule extends Schedule {
  kind: 'recurring';
  recurrence: Recurrence;
  startsAt: string;
}

export const isRecurring = (schedule: Schedule): schedule is RecurringSchedule =>
  schedule.kind === 'recurring' && schedule.recurrence !== null && schedule.startsAt !== null;

/** Whether it still waits for its entry to be published. */
export const awaitsPublication = ({ kind, dueAt }: Schedule): boolean =>
  kind === 'on_publish' && dueAt === null;

export const entryOf = ({ entryUid, entryDocumentId, entryLocale }: Schedule) => ({
  uid: entryUid,
  documentId: entryDocumentId,
  locale: entryLocale,
});
