import type { DELIVERY_ORDERS, DELIVERY_SOURCES } from '../../../../contracts/deliveries';
import type { ActivityArgs } from '../../api/activity-api';
import { startOfDay } from '../audit/audit-filters';
import { SORTS, SOURCES, STATE_CHOICES } from './activity-words';

type Source = (typeof DELIVERY_SOURCES)[number];
type Sort = (typeof DELIVERY_ORDERS)[number];

/** The filters as they stand in the address of the page. */
export interface ActivityFilters {
  /** One or several states, parted by commas. */
  state: string | null;
  platform: string | null;
  source: Source | null;
  site: number | null;
  contentType: string | null;
  /** Admin user. */
  person: number | null;
  /** First and last day, `2026-11-22`, in the time zone of the person who looks. */
  from: string | null;
  to: string | null;
  search: string | null;
}

export const DEFAULT_PAGE_SIZE = 25;
const MAX_PAGE_SIZE = 100;
export const DEFAULT_SORT: Sort = '-id';

/** Names in the address. Strapi's own search field writes `_q`, its page links `page` and `pageSize`. */
const NAMES = {
  state: 'state',
  platform: 'platform',
  source: 'source',
  site: 'site',
  contentType: 'type',
  person: 'person',
  from: 'from',
  to: 'to',
  search: '_q',
} as const satisfies Record<keyof ActivityFilters, string>;

/** The open delivery, and the order, are no filters: clearing these leaves them. */
const DRAWER = 'delivery';
const SORT = 'sort';

/** Shown only on demand; as long as none of them narrows the list. */
const FURTHER: readonly (keyof ActivityFilters)[] = ['site', 'contentType', 'person', 'from', 'to'];

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | null =>
  known.find((one) => one === value) ?? null;

const positive = (value: string | null): number | null => {
  const number = value !== null && /^\d{1,9}$/.test(value) ? Number(value) : 0;
  return number > 0 ? number : null;
};

const wordIn = (value: string | null, shape: RegExp): string | null =>
  value !== null && shape.test(value) ? value : null;

const dayIn = (parameters: URLSearchParams, name: string): string | null => {
  const day = parameters.get(name);
  return startOfDay(day) ? day : null;
};

/** What the address says; what it says wrongly is as if it did not say it. */
export const filtersOf = (parameters: URLSearchParams): ActivityFilters => ({
  state: oneOf(STATE_CHOICES, parameters.get(NAMES.state)),
  platform: wordIn(parameters.get(NAMES.platform), /^[a-z][a-z0-9-]{0,39}$/),
  source: oneOf(SOURCES, parameters.get(NAMES.source)),
  site: positive(parameters.get(NAMES.site)),
  contentType: wordIn(parameters.get(NAMES.contentType), /^[\w:.-]{1,200}$/),
  person: positive(parameters.get(NAMES.person)),
  from: dayIn(parameters, NAMES.from),
  to: dayIn(parameters, NAMES.to),
  search: parameters.get(NAMES.search)?.trim().slice(0, 100) || null,
});

export const hasFilters = (filters: ActivityFilters): boolean =>
  Object.values(filters).some((value) => value !== null);

/** How many of those that are shown only on demand narrow the list. */
export const furtherCount = (filters: ActivityFilters): number =>
  FURTHER.filter((name) => filters[name] !== null).length;

/** The address with other filters; it begins at the first page again. */
export const withFilters = (
  parameters: URLSearchParams,
  changes: Partial<ActivityFilters>
): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  next.delete('page');
  for (const [field, value] of Object.entries(changes)) {
    const name = NAMES[field as keyof ActivityFilters];
    if (value === null) next.delete(name);
    else next.set(name, String(value));
  }
  return next;
};

/** No filters at all; order and page size stay. */
export const withoutFilters = (parameters: URLSearchParams): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  for (const name of ['page', ...Object.values(NAMES)]) next.delete(name);
  return next;
};

export const sortOf = (parameters: URLSearchParams): Sort =>
  oneOf(SORTS, parameters.get(SORT)) ?? DEFAULT_SORT;

export const withSort = (parameters: URLSearchParams, sort: Sort): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  next.delete('page');
  if (sort === DEFAULT_SORT) next.delete(SORT);
  else next.set(SORT, sort);
  return next;
};

/** The delivery whose story is open; null: none is. */
export const openDeliveryOf = (parameters: URLSearchParams): number | null =>
  positive(parameters.get(DRAWER));

/** The address with that story open, or with none. */
export const withOpenDelivery = (
  parameters: URLSearchParams,
  id: number | null
): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  if (id === null) next.delete(DRAWER);
  else next.set(DRAWER, String(id));
  return next;
};

/** The question to the server: days become times, and two days in the wrong order change places. */
export const queryOf = (parameters: URLSearchParams): ActivityArgs => {
  const { state, platform, source, site, contentType, person, from, to, search } =
    filtersOf(parameters);
  const [first, last] = from && to && to < from ? [to, from] : [from, to];
  const end = startOfDay(last);
  // Not 24 hours later: the day on which the clocks change has 23 or 25.
  end?.setDate(end.getDate() + 1);
  return {
    state: state ?? undefined,
    platform: platform ?? undefined,
    source: source ?? undefined,
    site: site ?? undefined,
    contentType: contentType ?? undefined,
    askedBy: person ?? undefined,
    from: startOfDay(first)?.toISOString(),
    to: end?.toISOString(),
    search: search ?? undefined,
    sort: sortOf(parameters),
    page: positive(parameters.get('page')) ?? 1,
    pageSize: Math.min(positive(parameters.get('pageSize')) ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
  };
};
