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
  const groups = rowsOf(strapi, filter, wish.by);
  // Entries are ranked first: there are as many as people write, and only those shown are added up.
  const isRanked = wish.by === 'entry';
  const page = paged(strapi, groups, wish).select(strapi.db.connection.raw(COUNTED));
  const found: unknown = await (isRanked ? page : page.select(sumColumns(strapi)));
  const rows = found as SumRow[];
  const shown = isRanked ? await entryRows(strapi, groups, rows) : rows;
  const total = rows[0] ? Number(rows[0].found_groups) : await countOf(strapi, groups, wish);
  return { groups: shown.map((row) => groupOf(row, wish.by)), total };
};

/** All groups, whichever page: the database has them together anyway before it takes one. */
const COUNTED = 'count(*) over () as found_groups';

type Query = ReturnType<typeof factsWhere>;

/** Only posts by themselves know their entry and the hour. */
const rowsOf = (strapi: Core.Strapi, filter: FactFilter, by: AnalyticsGroupBy): Query => {
  const source = by === 'entry' || by === 'hour' ? 'deliveryFact' : sourceFor(filter);
  const query = factsWhere(strapi, source, filter);
  return by === 'hour' ? query.whereNotNull('hour') : query;
};

/** Of a page behind the last, which has no row that could tell. */
const countOf = async (strapi: Core.Strapi, groups: Query, wish: GroupWish): Promise<number> => {
  if (wish.page === 1) return 0;
  const columns = [...COLUMNS[wish.by]];
  const listed = groups.clone().select(columns).groupBy(columns).as('listed');
  const found: unknown = await strapi.db.connection.count({ count: '*' }).from(listed);
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

/** What the entries of a page come to, in their order. */
const entryRows = async (
  strapi: Core.Strapi,
  groups: Query,
  ranked: readonly SumRow[]
): Promise<SumRow[]> => {
  const columns = [...COLUMNS.entry];
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
    const sums = byName.get(nameOf(row));
    return sums ? [sums] : [];
  });
};

const groupOf = (row: SumRow, by: AnalyticsGroupBy): BareGroup => {
  const [column] = COLUMNS[by];
  const value = row[column] ?? null;
  const isNone = value === null || (NULL_IF_ZERO.has(by) && Number(value) === 0);
  const uid = by === 'entry' ? String(row.entry_uid) : null;
  return { key: isNone ? null : String(value), uid, numbers: numbersOf(row) };
};
