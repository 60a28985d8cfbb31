import { z } from 'zod';

import { DELIVERY_STATES } from './deliveries';
import { SCHEDULE_KINDS } from './schedules';
import { timeZoneSchema } from './time-zone';
import { wallTimeSchema } from './when';

/** Two posts of one account that are nearer to each other than this get a warning, minutes. */
export const CONFLICT_MINUTES = 15;

const MAX_DAYS = 100;
const DAY_MS = 24 * 60 * 60_000;

const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** `GET /calendar`, beside `site`: what goes out or went out on the days of a range. */
export const calendarQuerySchema = z
  .strictObject({
    /** First day, by the clock of the site: `2026-11-30`. */
    from: z.iso.date(),
    /** The day after the last one; at most 100 days later. */
    to: z.iso.date(),
  })
  .refine(({ from, to }) => daysBetween(from, to) > 0, {
    path: ['to'],
    message: 'must be later than "from"',
  })
  .refine(({ from, to }) => daysBetween(from, to) <= MAX_DAYS, {
    path: ['to'],
    message: `is more than ${MAX_DAYS} days after "from"; ask for fewer at once`,
  });

export type CalendarQuery = z.input<typeof calendarQuerySchema>;

/** Those of deliveries, and `planned`: a repetition for which nothing is made yet. */
export const CALENDAR_STATES = ['planned', ...DELIVERY_STATES] as const;

export type CalendarState = (typeof CALENDAR_STATES)[number];

const calendarStateSchema = z.enum(CALENDAR_STATES);

/**
 * Why its time cannot be changed. `repeats`: it follows from the series. `unscheduled`: it was
 * distributed without a plan of its own. `over`: nothing of it waits any more.
 */
export const FIXED_REASONS = ['repeats', 'unscheduled', 'over'] as const;

export const calendarPostSchema = z.object({
  /** Null: it is not made yet. */
  deliveryId: z.number().nullable(),
  connectionId: z.number().nullable(),
  platform: z.string(),
  handle: z.string().nullable(),
  state: calendarStateSchema,
  /** ISO; the next look at it, later than the item's time where something makes it wait. */
  dueAt: z.string().nullable(),
  /** Why it waits, failed or was cancelled, with the next step. */
  reason: z.string().nullable(),
  url: z.string().nullable(),
  postedAt: z.string().nullable(),
});

export type CalendarPost = z.infer<typeof calendarPostSchema>;

/** Another post of the same account, too near. */
export const calendarConflictSchema = z.object({
  /** The item that it belongs to; it is missing in the answer when the person may not read it. */
  itemKey: z.string(),
  platform: z.string(),
  handle: z.string().nullable(),
  /** How far apart they are. */
  minutes: z.number(),
});

export type CalendarConflict = z.infer<typeof calendarConflictSchema>;

/** A limit that does not hold what stands in its window up to this item. */
export const calendarLimitSchema = z.object({
  /** "posts in 24 hours", "posts in a day". */
  label: z.string(),
  /** Null: the limit is the site's. */
  platform: z.string().nullable(),
  handle: z.string().nullable(),
  /** Posts in the window, this one included. */
  planned: z.number(),
  limit: z.number(),
});

export type CalendarLimit = z.infer<typeof calendarLimitSchema>;

/** Who asked for it: an admin user, or what it was when it was no person. */
export const calendarAuthorSchema = z.object({
  /** `user:3`, or the source: `rule`, `bulk`, `api`, `schedule`, `manual`. */
  key: z.string(),
  /** Of a person; null: it was none, or they are gone. */
  name: z.string().nullable(),
});

export type CalendarAuthor = z.infer<typeof calendarAuthorSchema>;

/** All posts of an entry that go out together. */
export const calendarItemSchema = z.object({
  /** The same as long as the item exists, also after a move. */
  key: z.string(),
  scheduleId: z.number().nullable(),
  scheduleKind: z.enum(SCHEDULE_KINDS).nullable(),
  /** ISO, UTC. */
  at: z.string(),
  /** What the clock of the site shows then. */
  wallTime: wallTimeSchema,
  /** IANA name, where a person chose it by another clock than the site's. */
  otherZone: timeZoneSchema.nullable(),
  entryUid: z.string(),
  entryDocumentId: z.string(),
  entryKind: z.enum(['collectionType', 'singleType']),
  entryTitle: z.string().nullable(),
  locale: z.string(),
  /** Of its posts, the one that most needs to be seen. */
  state: calendarStateSchema,
  posts: z.array(calendarPostSchema),
  author: z.string(),
  /** Null: it can be moved. */
  fixed: z.enum(FIXED_REASONS).nullable(),
  conflicts: z.array(calendarConflictSchema),
  limits: z.array(calendarLimitSchema),
});

export type CalendarItem = z.infer<typeof calendarItemSchema>;

export const calendarSchema = z.object({
  siteId: z.number(),
  /** Of the site: every wall time is by its clock. */
  zone: timeZoneSchema,
  /** In the order of their times. */
  items: z.array(calendarItemSchema),
  authors: z.array(calendarAuthorSchema),
  contentTypes: z.array(z.object({ uid: z.string(), displayName: z.string() })),
  /** Schedules of the site that wait for the publication of their entry: they have no time yet. */
  awaitingPublication: z.number(),
  /** There is more on these days than one answer holds; the latest posts are missing. */
  isCut: z.boolean(),
});

export type CalendarView = z.infer<typeof calendarSchema>;
