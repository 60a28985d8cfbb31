import { periodOf } from '../quotas/calendar';

/** The month of a zone's calendar that holds an instant: `2026-11`. */
export const monthOf = (at: number, timeZone: string): string => {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}`;
};

/** "November 2026". */
export const monthInWords = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T00:00:00Z`)
  );

/** When the next month begins in a zone: "1 December". */
export const nextMonthInWords = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone }).format(
    periodOf(at, 'month', timeZone).to
  );

/** So many months before another; negative: after it. */
export const monthBefore = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const date = new Date(Date.UTC(year, number - 1 - months, 1));
  return date.toISOString().slice(0, 7);
};

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const made = formats.get(timeZone);
  if (made) return made;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
};
