import { isWallTime } from '../../../../contracts/clock/zone-clock';
import { STATE_GROUP_NAMES, type StateGroup } from './item-look';
import { VIEWS, type CalendarViewName } from './visible-range';

/** What narrows the calendar; null: everything. */
export interface CalendarFilters {
  platform: string | null;
  /** Uid of a content-type. */
  type: string | null;
  state: StateGroup | null;
  /** Key of an author. */
  author: string | null;
}

export interface CalendarAddress {
  view: CalendarViewName;
  /** The day around which the view stands: `2026-11-30`. */
  day: string;
  filters: CalendarFilters;
}

const FILTERS = [
  'platform',
  'type',
  'state',
  'author',
] as const satisfies readonly (keyof CalendarFilters)[];
const MAX_LENGTH = 120;

const textOf = (parameters: URLSearchParams, name: string): string | null =>
  parameters.get(name)?.slice(0, MAX_LENGTH) || null;

const isDay = (day: string | null): day is string =>
  day !== null && /^\d{4}-\d\d-\d\d$/.test(day) && isWallTime(`${day}T00:00`);

/** What the address says; what it says wrongly is as if it did not say it. */
export const addressOf = (
  parameters: URLSearchParams,
  usual: { view: CalendarViewName; day: string }
): CalendarAddress => {
  const day = parameters.get('date');
  const state = parameters.get('state');
  return {
    view: VIEWS.find((view) => view === parameters.get('view')) ?? usual.view,
    day: isDay(day) ? day : usual.day,
    filters: {
      platform: textOf(parameters, 'platform'),
      type: textOf(parameters, 'type'),
      state: STATE_GROUP_NAMES.find((group) => group === state) ?? null,
      author: textOf(parameters, 'author'),
    },
  };
};

/** The address with something else; what it does not speak of stays. */
export const withPlace = (
  parameters: URLSearchParams,
  { view, day }: Partial<Pick<CalendarAddress, 'view' | 'day'>>
): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  if (view) next.set('view', view);
  if (day) next.set('date', day);
  return next;
};

export const withFilter = (
  parameters: URLSearchParams,
  changes: Partial<CalendarFilters>
): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  for (const name of FILTERS) {
    const value = changes[name];
    if (value === null) next.delete(name);
    else if (value !== undefined) next.set(name, value);
  }
  return next;
};

export const withoutFilters = (parameters: URLSearchParams): URLSearchParams =>
  withFilter(parameters, { platform: null, type: null, state: null, author: null });

export const hasFilters = (filters: CalendarFilters): boolean =>
  FILTERS.some((name) => filters[name] !== null);
