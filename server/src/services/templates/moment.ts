/** A date that an entry holds. */
export interface Moment {
  at: Date;
  /** What the entry says of it; only a moment of the whole world is another time in another zone. */
  kind: 'moment' | 'date' | 'time';
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/;
const WALL_CLOCK = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i;
const MAX_LENGTH = 40;
/** Larger numbers are milliseconds, as in JavaScript; smaller ones seconds, as in Liquid. */
const MILLISECONDS_FROM = 100_000_000_000;

/**
 * Reads dates, times and datetimes as Strapi stores them (ISO 8601), and Unix times. Anything else
 * is null: what JavaScript would guess depends on the server's own time zone.
 */
export const momentOf = (value: unknown): Moment | null => {
  if (typeof value === 'number') {
    return valid(value * (Math.abs(value) < MILLISECONDS_FROM ? 1_000 : 1), 'moment');
  }
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return null;
  const text = value.trim();
  if (TIME.test(text)) return valid(Date.parse(`1970-01-01T${text}Z`), 'time');
  if (!beginsWithDay(text)) return null;
  if (DATE.test(text)) return valid(Date.parse(`${text}T00:00:00Z`), 'date');
  if (WALL_CLOCK.test(text)) return valid(Date.parse(`${text.replace(' ', 'T')}Z`), 'date');
  if (ZONED.test(text)) return valid(Date.parse(text.replace(' ', 'T')), 'moment');
  return null;
};

/** JavaScript takes the 31st of February for the 3rd of March. */
const beginsWithDay = (text: string): boolean => {
  const day = text.slice(0, 10);
  const moment = valid(Date.parse(`${day}T00:00:00Z`), 'date');
  return moment?.at.toISOString().startsWith(day) ?? false;
};

const valid = (ms: number, kind: Moment['kind']): Moment | null => {
  const at = new Date(ms);
  return Number.isNaN(at.getTime()) ? null : { at, kind };
};
