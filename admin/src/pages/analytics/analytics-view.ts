import { addDays } from '../../../../contracts/clock/wall-day';
import type {
  AnalyticsGroupBy,
  AnalyticsOrder,
  AnalyticsQuery,
} from '../../../../contracts/analytics';
import type { ListView } from '../../lists/list-address';

export type AnalyticsFilter =
  | ('from' | 'to' | 'days' | 'by')
  | ('platform' | 'locale' | 'contentType' | 'target' | 'template' | 'author');

/** What posts are compared by in the table. */
export const COMPARED_BY = [
  'platform',
  'target',
  'contentType',
  'entry',
  'template',
  'author',
  'locale',
  'site',
] as const satisfies readonly AnalyticsGroupBy[];

export type ComparedBy = (typeof COMPARED_BY)[number];

export const SORTS = [
  '-posts',
  '-engagement',
  '-engagementPerPost',
  '-impressions',
  '-cost',
] as const satisfies readonly AnalyticsOrder[];

export type AnalyticsSort = (typeof SORTS)[number];

export const ANALYTICS_SHAPE = {
  filters: [
    ...(['from', 'to', 'days', 'by'] as const),
    ...(['platform', 'locale', 'contentType', 'target', 'template', 'author'] as const),
  ],
  sorts: SORTS,
} as const satisfies { filters: readonly AnalyticsFilter[]; sorts: typeof SORTS };

export type AnalyticsView = ListView<AnalyticsFilter, AnalyticsSort>;

/** Periods to choose from, days, today included. */
export const PERIODS = [7, 30, 90] as const;
const USUAL_PERIOD = 30;

/** Days that a person names, instead of a period. */
export const OWN_DAYS = 'own';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The chosen period in days; `own`: first and last day stand in the address. */
export const periodOf = ({ filters }: Pick<AnalyticsView, 'filters'>): number | typeof OWN_DAYS =>
  filters.days === OWN_DAYS
    ? OWN_DAYS
    : (PERIODS.find((days) => String(days) === filters.days) ?? USUAL_PERIOD);

const dayIn = (value: string | null): string | undefined =>
  value !== null && DAY.test(value) ? value : undefined;

const numberIn = (value: string | null): number | undefined =>
  value !== null && /^\d{1,12}$/.test(value) ? Number(value) : undefined;

/**
 * First and last day of what is shown; the server takes its usual period where one is missing.
 *
 * @param today by the reader's clock, `2026-11-24`
 */
export const daysOf = (view: Pick<AnalyticsView, 'filters'>, today: string) => {
  const period = periodOf(view);
  return period === OWN_DAYS
    ? { from: dayIn(view.filters.from), to: dayIn(view.filters.to) }
    : { from: addDays(today, 1 - period), to: today };
};

/** What narrows the numbers; what the address says wrongly is as if it did not say it. */
export const narrowingOf = (
  view: Pick<AnalyticsView, 'filters'>,
  today: string
): AnalyticsQuery => {
  const { platform, locale, contentType, target, template, author } = view.filters;
  return {
    ...daysOf(view, today),
    platform: platform ?? undefined,
    locale: locale ?? undefined,
    contentType: contentType ?? undefined,
    target: numberIn(target),
    template: template === 'none' ? 'none' : numberIn(template),
    author: author ?? undefined,
  };
};

/** What the table compares. */
export const comparedBy = ({ filters }: Pick<AnalyticsView, 'filters'>): ComparedBy =>
  COMPARED_BY.find((one) => one === filters.by) ?? 'platform';

/** The filter that shows one row of a comparison alone; null: there is none. */
export const filterOfGroup = (by: ComparedBy): AnalyticsFilter | null =>
  by === 'entry' || by === 'site' ? null : by;
