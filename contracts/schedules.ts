import { z } from 'zod';

import { dispatchRequestSchema } from './dispatch';
import { timeZoneSchema } from './time-zone';
import { wallTimeSchema, whenSchema } from './when';

const MAX_REPEATS = 500;

/** 1 is Monday, as ISO 8601 counts. */
const weekday = z.int().min(1).max(7);

/**
 * How often an evergreen entry goes out again, at the same reading of the clock whatever summer time
 * does.
 */
export const recurrenceSchema = z
  .strictObject({
    every: z.enum(['day', 'week', 'month']),
    /** Every second week: 2. */
    interval: z.int().min(1).max(52).default(1),
    /** Only with `week`; the day of the first time when left out. */
    weekdays: z.array(weekday).min(1).max(7).optional(),
    /** Ends after so many times, the first included. */
    times: z.int().min(1).max(MAX_REPEATS).optional(),
    /** Ends after this day, in the schedule's zone: `2027-06-30`. */
    until: z.iso.date().optional(),
  })
  .refine(({ times, until }) => times !== undefined || until !== undefined, {
    message: 'needs an end: times, or until',
  })
  .refine(({ every, weekdays }) => every === 'week' || weekdays === undefined, {
    path: ['weekdays'],
    message: 'only go with “every week”',
  });

export type Recurrence = z.output<typeof recurrenceSchema>;

/** `POST /schedules`: as a dispatch, with a time. */
export const createScheduleRequestSchema = z.strictObject({
  ...dispatchRequestSchema.shape,
  when: whenSchema,
  /** Repeats it from that time on; only with a time of its own (`at`). */
  recurrence: recurrenceSchema.optional(),
});

export type CreateScheduleRequest = z.input<typeof createScheduleRequestSchema>;

/** `PUT /schedules/:id`: only what is given changes. */
export const updateScheduleRequestSchema = z.strictObject({
  when: whenSchema.optional(),
  recurrence: recurrenceSchema.optional(),
  /** A recurring one rests, or goes on. */
  paused: z.boolean().optional(),
});

export type UpdateScheduleRequest = z.input<typeof updateScheduleRequestSchema>;

/** `POST /schedules`. */
export interface CreateScheduleResponse {
  /** One for each time. */
  schedules: ScheduleView[];
  /** Posts that were made already; those of a publication or a repetition are made when it is time. */
  deliveryIds: number[];
  /** Targets that were left out, and why. */
  skipped: { targetId: number; reason: string }[];
}

/** `PUT` and `DELETE /schedules/:id`. */
export interface ChangeScheduleResponse {
  schedule: ScheduleView;
  /** Posts that are out or on their way: for them it is too late. */
  stayed: { deliveryId: number; reason: string }[];
  /**
   * Deliveries that wait for approval again: they were approved for another time, and whoever moved
   * them may not approve.
   */
  toApprove: number[];
}

/**
 * `once`: at its time. `on_publish`: when its entry is published. `recurring`: again and again.
 */
export const SCHEDULE_KINDS = ['once', 'on_publish', 'recurring'] as const;

/** `waiting`: nothing is due yet. `paused`: rests until somebody says so. `done`, `cancelled`: over. */
export const SCHEDULE_STATES = ['waiting', 'paused', 'done', 'cancelled'] as const;

export const scheduleSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  kind: z.enum(SCHEDULE_KINDS),
  state: z.enum(SCHEDULE_STATES),
  entryUid: z.string(),
  entryDocumentId: z.string(),
  entryTitle: z.string().nullable(),
  locale: z.string(),
  /** Null: every target of the entry's language. */
  targetIds: z.array(z.number()).nullable(),
  /** ISO, UTC; null while it waits for a publication, or is over. */
  dueAt: z.string().nullable(),
  wallTime: wallTimeSchema.nullable(),
  zone: timeZoneSchema,
  /** Only of `on_publish`. */
  offsetMinutes: z.number().nullable(),
  recurrence: recurrenceSchema.nullable(),
  /** How often it went out so far. */
  timesDone: z.number(),
  /** What became of it, or why it ended, in words; null: nothing to say. */
  note: z.string().nullable(),
  /** Its deliveries that are not finished; of a recurring one those of the last time. */
  deliveryIds: z.array(z.number()),
  requestedBy: z.string().nullable(),
  createdAt: z.string(),
});

export type ScheduleView = z.infer<typeof scheduleSchema>;

const stayedSchema = z.array(z.object({ deliveryId: z.number(), reason: z.string() }));

export const createScheduleResponseSchema = z.object({
  schedules: z.array(scheduleSchema),
  deliveryIds: z.array(z.number()),
  skipped: z.array(z.object({ targetId: z.number(), reason: z.string() })),
}) satisfies z.ZodType<CreateScheduleResponse>;

export const changeScheduleResponseSchema = z.object({
  schedule: scheduleSchema,
  stayed: stayedSchema,
  toApprove: z.array(z.number()),
}) satisfies z.ZodType<ChangeScheduleResponse>;

/** `GET /schedules`, beside `site`: soonest first, at most 500. */
export const scheduleQuerySchema = z.strictObject({
  contentType: z.string().optional(),
  documentId: z.string().optional(),
  locale: z.string().optional(),
  /** ISO with zone. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  state: z.enum(SCHEDULE_STATES).optional(),
});

export type ScheduleQuery = z.input<typeof scheduleQuerySchema>;
