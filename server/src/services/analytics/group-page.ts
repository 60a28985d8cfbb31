import type { Core } from '@strapi/types';

import type {
  AnalyticsGroupBy,
  AnalyticsNumbers,
  AnalyticsOrder,
} from '../../../../contracts/analytics';
import { factsWhere, sourceFor, type FactFilter } from './fact-filter';
import { numbersOf, sumColumns, type SumRow } from './sums';

export interface GroupWish {
  by: AnalyticsGroupBy;
  sort: AnalyticsOrder;
  /** From 1. */
  page: number;
  pageSize: number;
}

/** A group before it has a name. */
export interface BareGroup {
  key: string | null;
  /** Of an entry. */
  uid: string | null;
  numbers: AnalyticsNumbers;
}

/** The columns that make a group; zero or nothing in the first one stands for none. */
const COLUMNS: Readonly<Record<AnalyticsGroupBy, readonly [string, ...string[]]>> = {
  day: ['day'],
  hour: ['hour'],
  entry: ['entry_document_id', 'entry_uid'],
  contentType: ['entry_uid'],
  author: ['author'],
  locale: ['entry_locale'],
  site: ['site_id'],
  platform: ['platform'],
  template: ['template_id'],
  target: ['target_id'],
};

const NULL_IF_ZERO: ReadonlySet<AnalyticsGroupBy> = new Set(['site', 'template', 'target']);

const SORTS: Readonly<Record<string, string>> = {
  posts: 'sum(posts)',
  published: 'sum(published)',
  engagement: 'sum(engagement)',
  engagementPerPost: 'sum(engagement) * 1.0 / nullif(sum(measured), 0)',
  impressions: 'sum(impressions)',
  cost: 'coalesce(sum(ai_cost), 0) + coalesce(sum(platform_cost), 0)',
};

/** One page of groups, and how many there are. */
export const groupPage = async (
  strapi: Core.Strapi,
  filter: FactFilter,
  wish: GroupWish
): Promise<{ groups: BareGroup[]; total: number }> => {
  const columns = COLUMNS[wish.by];
  const groups = rowsOf(strapi, filter, wish.by);
  const total = await countOf(
    strapi,
    groups
      .clone()
      .select([...columns])
      .groupBy([...columns])
  );
  const found: unknown =
    wish.by === 'entry'
      ? await entryRows(strapi, groups, wish)
      : await paged(strapi, groups, wish).select(sumColumns(strapi));
  const rows = found as SumRow[];
  return { groups: rows.map((row) => groupOf(row, wish.by)), total };
};

type Query = ReturnType<typeof factsWhere>;

/** Only posts by themselves know their entry and the hour. */
const rowsOf = (strapi: Core.Strapi, filter: FactFilter, by: AnalyticsGroupBy): Query => {
  const source = by === 'entry' || by === 'hour' ? 'deliveryFact' : sourceFor(filter);
  const query = factsWhere(strapi, source, filter);
  return by === 'hour' ? query.whereNotNull('hour') : query;
};

const countOf = async (strapi: Core.Strapi, groups: Query): Promise<number> => {
  const found: unknown = await strapi.db.connection
    .count({ count: '*' })
    .from(groups.as('found_groups'));
  const [row] = found as { count: number | string }[];
  return Number(row?.count ?? 0);
};

/** Groups in their order; the key last, so that equal ones keep their places from page to page. */
const paged = (strapi: Core.Strapi, groups: Query, wish: GroupWish): Query => {
  const columns = COLUMNS[wish.by];
  const isDown = wish.sort.startsWith('-');
  const measure = SORTS[isDown ? wish.sort.slice(1) : wish.sort];
  const query = groups
    .clone()
    .select([...columns])
    .groupBy([...columns]);
  if (measure) {
    const place = `(${measure}) is null, ${measure} ${isDown ? 'desc' : 'asc'}`;
    void query.orderByRaw(place);
  }
  return query
    .orderBy(columns[0])
    .limit(wish.pageSize)
    .offset((wish.page - 1) * wish.pageSize);
};

/** There are as many entries as people write: all are ranked, but only those shown are added up. */
const entryRows = async (
  strapi: Core.Strapi,
  groups: Query,
  wish: GroupWish
): Promise<SumRow[]> => {
  const columns = [...COLUMNS.entry];
  const places: unknown = await paged(strapi, groups, wish);
  const ranked = places as SumRow[];
  const keys = ranked.map((row) => String(row.entry_document_id));
  const found: unknown = await groups
    .clone()
    .whereIn('entry_document_id', keys)
    .select(columns)
    .select(sumColumns(strapi))
    .groupBy(columns);
  const rows = found as SumRow[];
  const nameOf = (row: SumRow): string => `${row.entry_uid} ${row.entry_document_id}`;
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  return ranked.flatMap((row) => {
    const found = byName.get(nameOf(row));
    return found ? [found] : [];
  });
};

const groupOf = (row: SumRow, by: AnalyticsGroupBy): BareGroup => {
  const [column] = COLUMNS[by];
  const value = row[column] ?? null;
  const isNone = value === null || (NULL_IF_ZERO.has(by) && Number(value) === 0);
  const uid = by === 'entry' ? String(row.entry_uid) : null;
  return { key: isNone ? null : String(value), uid, numbers: numbersOf(row) };
};
