import { z } from 'zod';

/** A clock's reading without a zone: `2026-11-25T09:00`. */
export const wallTimeSchema = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/,
    'must be a date and a time such as 2026-11-25T09:00'
  );

/** Longest wait after a publication, minutes: 90 days. */
const MAX_OFFSET_MINUTES = 90 * 24 * 60;

/** When something shall go out. */
export const whenSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('now') }),
  z.strictObject({
    kind: z.literal('at'),
    /** What the clock in `zone` shall show. */
    wallTime: wallTimeSchema,
    /** IANA name; the server says which are near when there is none. The site's when left out. */
    zone: z.string().min(1).max(60).optional(),
    /** Which one is meant when the clock shows that time twice (the end of summer time). */
    ifTwice: z.enum(['first', 'second']).optional(),
  }),
  /** The next free posting slot of the site, for each platform its own. */
  z.strictObject({ kind: z.literal('slot') }),
  /** When the entry is published next, or so long after. */
  z.strictObject({
    kind: z.literal('on_publish'),
    offsetMinutes: z.int().min(0).max(MAX_OFFSET_MINUTES).default(0),
  }),
]);

export type When = z.output<typeof whenSchema>;

/** The id of a target, as keys of JSON objects are. */
const targetId = z.string().regex(/^[1-9]\d*$/, 'must be the id of a target');

/** Targets that go out at another time than the others, by id. */
export const timesSchema = z.record(targetId, whenSchema);

export type Times = z.output<typeof timesSchema>;

/** A time that a person chose, as it is kept: the instant, and what their clock will show. */
export interface PlannedTime {
  /** ISO, UTC. */
  dueAt: string;
  wallTime: string;
  /** IANA name. */
  zone: string;
}
