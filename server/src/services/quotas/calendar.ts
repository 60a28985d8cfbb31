/** A day or a month: first and next first moment, epoch ms. */
export interface Period {
  from: number;
  to: number;
}

type Unit = 'day' | 'month';

const HOUR_MS = 60 * 60_000;
/** No zone is further from UTC than this. */
const FURTHEST_MS = 16 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();
/** The period that was asked for last, by zone and unit: mostly it is asked for again. */
const known = new Map<string, Period>();

/**
 * The day or month of a zone's calendar that holds an instant. A day begins with the first moment
 * that bears its date: not at midnight where clocks skip that.
 */
export const periodOf = (at: number, unit: Unit, timeZone: string): Period => {
  const key = `${unit} ${timeZone}`;
  const last = known.get(key);
  if (last && at >= last.from && at < last.to) return last;
  const [year, month, day] = dateIn(timeZone, at);
  const period =
    unit === 'day'
      ? {
          from: startOf([year, month, day], timeZone),
          to: startOf([year, month, day + 1], timeZone),
        }
      : { from: startOf([year, month, 1], timeZone), to: startOf([year, month + 1, 1], timeZone) };
  known.set(key, period);
  return period;
};

type CalendarDate = readonly [year: number, month: number, day: number];

/** The first moment of a date; months and days beyond the end run over. */
const startOf = ([year, month, day]: CalendarDate, timeZone: string): number => {
  const midnightUtc = Date.UTC(year, month - 1, day);
  let before = midnightUtc - FURTHEST_MS;
  let reached = midnightUtc + FURTHEST_MS;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    const [y, m, d] = dateIn(timeZone, middle);
    if (Date.UTC(y, m - 1, d) >= midnightUtc) reached = middle;
    else before = middle;
  }
  return reached;
};

const dateIn = (timeZone: string, at: number): CalendarDate => {
  const parts = formatOf(timeZone).formatToParts(at);
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return [numberOf('year'), numberOf('month'), numberOf('day')];
};

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const made = formats.get(timeZone);
  if (made) return made;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
};
