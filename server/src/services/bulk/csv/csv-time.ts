import type { BulkWhen } from '../../../../../contracts/bulk';

/** Null: the row names no time. */
export type CellTime = { when: BulkWhen | null } | { problem: string };

const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DOTTED_DATE = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const CLOCK = /^(\d{1,2}):(\d{2})(?::00)?(?:\s+(first|second))?$/i;

/** What the cells `date` and `time` mean; the zone is the file's. */
export const timeOfCells = (date: string, time: string): CellTime => {
  if (date === '' && time === '') return { when: null };
  if (time === '') return { problem: `It has a date (${shown(date)}) without a time.` };
  if (date === '') return { problem: `It has a time (${shown(time)}) without a date.` };
  const day = dayOf(date);
  if (day === null) {
    return { problem: `“${shown(date)}” is no date. Write it as 2026-11-25 or 25.11.2026.` };
  }
  const [, hours = '', minutes = '', which] = CLOCK.exec(time) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) {
    return { problem: `“${shown(time)}” is no time. Write it as 09:00, with 24 hours.` };
  }
  const wallTime = `${day}T${hours.padStart(2, '0')}:${minutes}`;
  const ifTwice = which?.toLowerCase() as 'first' | 'second' | undefined;
  return { when: { kind: 'at', wallTime, ...(ifTwice ? { ifTwice } : {}) } };
};

const dayOf = (date: string): string | null => {
  const [, isoYear, isoMonth, isoDay] = ISO_DATE.exec(date) ?? [];
  if (isoYear && isoMonth && isoDay) return dayFrom(isoYear, isoMonth, isoDay);
  const [, day, month, year] = DOTTED_DATE.exec(date) ?? [];
  return year && month && day ? dayFrom(year, month, day) : null;
};

/** That the month has that day is looked at where the zone is known. */
const dayFrom = (year: string, month: string, day: string): string | null => {
  const isPossible = Number(month) >= 1 && Number(month) <= 12;
  const isInMonth = Number(day) >= 1 && Number(day) <= 31;
  if (!isPossible || !isInMonth) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const shown = (cell: string): string => cell.slice(0, 40);
