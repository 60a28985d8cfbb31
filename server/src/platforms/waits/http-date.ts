const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const LONG_WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const MONTH = `(?<month>${MONTHS.join('|')})`;
const TIME = '(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})';

/** The three forms that every recipient must read (RFC 9110 §5.6.7, checked 2026-11-22). */
const FORMS: readonly RegExp[] = [
  // IMF-fixdate: Sun, 06 Nov 1994 08:49:37 GMT
  new RegExp(`^${WEEKDAY}, (?<day>\\d{2}) ${MONTH} (?<year>\\d{4}) ${TIME} GMT$`),
  // RFC 850: Sunday, 06-Nov-94 08:49:37 GMT
  new RegExp(`^${LONG_WEEKDAY}, (?<day>\\d{2})-${MONTH}-(?<year>\\d{2}) ${TIME} GMT$`),
  // asctime: Sun Nov  6 08:49:37 1994; intermediaries may have joined the two spaces.
  new RegExp(`^${WEEKDAY} ${MONTH} {1,2}(?<day>\\d{1,2}) ${TIME} (?<year>\\d{4})$`),
];

/** A two-digit year never means one further ahead than this (RFC 9110 §5.6.7). */
const MAX_YEARS_AHEAD = 50;

interface DateFields {
  year: number;
  /** 0 to 11. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/**
 * Reads an HTTP date in any of its three forms. The day of the week is not compared with the date.
 *
 * @param now epoch ms; decides the century of a two-digit year
 * @returns epoch ms; null for anything that is not such a date, e.g. the 31st of February
 */
export const parseHttpDate = (value: string, now: number): number | null => {
  const text = value.trim();
  for (const form of FORMS) {
    const found = form.exec(text)?.groups;
    if (!found) continue;
    const fields = { ...numbersOf(found), month: MONTHS.indexOf(found.month ?? '') };
    return found.year?.length === 2 ? inNearestCentury(fields, now) : epochMsOf(fields);
  }
  return null;
};

const numbersOf = (found: Record<string, string>): Omit<DateFields, 'month'> => ({
  year: Number(found.year),
  day: Number(found.day),
  hour: Number(found.hour),
  minute: Number(found.minute),
  second: Number(found.second),
});

const epochMsOf = ({ year, month, day, hour, minute, second }: DateFields): number | null => {
  // 60 is a leap second.
  if (hour > 23 || minute > 59 || second > 60) return null;
  const date = new Date(0);
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month, day);
  // A day that the month does not have became one of another month.
  if (date.getUTCDate() !== day) return null;
  return date.setUTCHours(hour, minute, second);
};

const inNearestCentury = (fields: DateFields, now: number): number | null => {
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + MAX_YEARS_AHEAD);
  const century = Math.floor(new Date(now).getUTCFullYear() / 100) * 100;
  const candidates = [century + 100, century, century - 100].map((start) =>
    epochMsOf({ ...fields, year: start + fields.year })
  );
  return candidates.find((at) => at !== null && at <= latest.getTime()) ?? null;
};
