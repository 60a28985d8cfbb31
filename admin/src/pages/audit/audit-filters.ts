import type { AuditAction, AuditQuery, AuditSubjectKind } from '../../../../contracts/audit';
import { ACTIONS, KINDS } from './audit-words';

/** The filters as they stand in the address of the page. */
export interface AuditFilters {
  action: AuditAction | null;
  /** Id of the admin user. */
  person: number | null;
  kind: AuditSubjectKind | null;
  /** First and last day, `2026-11-22`, in the time zone of the person who looks. */
  from: string | null;
  to: string | null;
  search: string | null;
}

export const DEFAULT_PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 100;

/** Names in the address. Strapi's own search field writes `_q`, its page links `page` and `pageSize`. */
const NAMES = {
  action: 'action',
  person: 'person',
  kind: 'kind',
  from: 'from',
  to: 'to',
  search: '_q',
} as const satisfies Record<keyof AuditFilters, string>;

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | null =>
  known.find((one) => one === value) ?? null;

const positive = (value: string | null): number | null => {
  const number = value !== null && /^\d{1,9}$/.test(value) ? Number(value) : 0;
  return number > 0 ? number : null;
};

/** Midnight of a day such as `2026-11-22`, where the person is; null when there is no such day. */
export const startOfDay = (day: string | null): Date | null => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? [];
  if (!year || !month || !date) return null;
  const start = new Date(Number(year), Number(month) - 1, Number(date));
  return dayOf(start) === day ? start : null;
};

/** The day of a time where the person is, as it stands in the address. */
export const dayOf = (time: Date): string => {
  const parts = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return parts.map((part, place) => String(part).padStart(place === 0 ? 4 : 2, '0')).join('-');
};

const dayIn = (parameters: URLSearchParams, name: string): string | null => {
  const day = parameters.get(name);
  return startOfDay(day) ? day : null;
};

/** What the address says; what it says wrongly is as if it did not say it. */
export const filtersOf = (parameters: URLSearchParams): AuditFilters => ({
  action: oneOf(ACTIONS, parameters.get(NAMES.action)),
  person: positive(parameters.get(NAMES.person)),
  kind: oneOf(KINDS, parameters.get(NAMES.kind)),
  from: dayIn(parameters, NAMES.from),
  to: dayIn(parameters, NAMES.to),
  search: parameters.get(NAMES.search)?.trim().slice(0, 100) || null,
});

export const hasFilters = (filters: AuditFilters): boolean =>
  Object.values(filters).some((value) => value !== null);

/** The address with other filters; it begins at the first page again. */
export const withFilters = (
  parameters: URLSearchParams,
  changes: Partial<AuditFilters>
): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  next.delete('page');
  for (const [field, value] of Object.entries(changes)) {
    const name = NAMES[field as keyof AuditFilters];
    if (value === null) next.delete(name);
    else next.set(name, String(value));
  }
  return next;
};

/** No filters at all; the page size stays. */
export const withoutFilters = (parameters: URLSearchParams): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  for (const name of ['page', ...Object.values(NAMES)]) next.delete(name);
  return next;
};

/** The question to the server: days become times, and two days in the wrong order change places. */
export const queryOf = (parameters: URLSearchParams): AuditQuery => {
  const { action, person, kind, from, to, search } = filtersOf(parameters);
  const [first, last] = from && to && to < from ? [to, from] : [from, to];
  const end = startOfDay(last);
  // Not 24 hours later: the day on which the clocks change has 23 or 25.
  end?.setDate(end.getDate() + 1);
  return {
    action: action ?? undefined,
    actorId: person ?? undefined,
    subjectKind: kind ?? undefined,
    from: startOfDay(first)?.toISOString(),
    to: end?.toISOString(),
    search: search ?? undefined,
    page: positive(parameters.get('page')) ?? 1,
    pageSize: Math.min(positive(parameters.get('pageSize')) ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
  };
};
