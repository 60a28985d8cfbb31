import type { Core } from '@strapi/types';

import { ANALYTICS_METRICS } from '../../../../contracts/analytics';
import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import type { Delivery } from '../deliveries/delivery';
import { BYTE_ORDER_MARK, csvLine, type CellValue } from './csv';
import { factsWhere, type FactFilter } from './fact-filter';
import { columnOf } from './fact-table';
import type { SumRow } from './sums';

/** Rows in memory at once, however long the export is. */
const BATCH = 500;
const MICROS = 1_000_000;

const DELIVERY_COLUMNS = [
  'id',
  'platform',
  'accountHandle',
  'entryUid',
  'entryDocumentId',
  'entryTitle',
  'entryLocale',
  'versionHash',
  'state',
  'attempts',
  'scheduledAt',
  'postedAt',
  'platformPostId',
  'platformUrl',
  'errorFamily',
  'errorCode',
] as const satisfies readonly (keyof Delivery)[];

type DeliveryRow = Pick<Delivery, (typeof DELIVERY_COLUMNS)[number]>;

/** A post as it is exported, by the name of its column. */
export type ExportRow = Record<string, CellValue>;

/** The names of the columns in their order; they are part of what programs rely on. */
export const EXPORT_COLUMNS: readonly string[] = [
  ...['deliveryId', 'siteId', 'day', 'platform', 'account', 'contentType', 'documentId'],
  ...['title', 'locale', 'versionHash', 'targetId', 'templateId', 'author', 'state', 'attempts'],
  ...['scheduledAt', 'postedAt', 'postId', 'url', 'errorFamily', 'errorCode'],
  ...[...ANALYTICS_METRICS, 'engagement', 'aiUsd', 'platformUsd'],
];

/**
 * Every post that the filter lets through, by the day that it was meant to go out; read in small
 * parts as it is taken, each from where the one before ended.
 */
export async function* exportRows(
  strapi: Core.Strapi,
  filter: FactFilter
): AsyncGenerator<ExportRow> {
  let last = { day: filter.from, id: 0 };
  for (;;) {
    const facts = (await factsWhere(strapi, 'deliveryFact', { ...filter, from: last.day })
      .whereRaw('(??, ??) > (?, ?)', ['day', 'delivery_id', last.day, last.id])
      .orderBy(['day', 'delivery_id'])
      .limit(BATCH)) as SumRow[];
    const ids = facts.map((fact) => Number(fact.delivery_id));
    const posts = await tableOf<DeliveryRow>(strapi, UIDS.delivery).findMany({
      where: { id: { $in: ids } },
      select: [...DELIVERY_COLUMNS],
    });
    const byId = new Map(posts.map((post) => [post.id, post]));
    for (const fact of facts) {
      const post = byId.get(Number(fact.delivery_id));
      if (post) yield rowOf(fact, post);
    }
    const end = facts.at(-1);
    if (!end || facts.length < BATCH) return;
    last = { day: String(end.day), id: Number(end.delivery_id) };
  }
}

/** The export as text, piece by piece. */
export async function* exportText(
  rows: AsyncIterable<ExportRow>,
  format: 'csv' | 'json'
): AsyncGenerator<string> {
  if (format === 'csv') {
    yield BYTE_ORDER_MARK + csvLine(EXPORT_COLUMNS);
    for await (const row of rows) yield csvLine(EXPORT_COLUMNS.map((name) => row[name]));
    return;
  }
  let before = '[\n';
  for await (const row of rows) {
    yield before + JSON.stringify(row);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

const rowOf = (fact: SumRow, post: DeliveryRow): ExportRow => {
  const { accountHandle, entryUid, entryDocumentId, entryTitle, entryLocale, ...rest } = post;
  const { id, platformPostId, platformUrl, ...plain } = rest;
  const numbers = [...ANALYTICS_METRICS, 'engagement'].map(
    (name) => [name, numberOf(fact[columnOf(name)])] as const
  );
  return {
    ...{ deliveryId: id, siteId: numberOrNull(fact.site_id), day: fact.day },
    ...{ account: accountHandle, contentType: entryUid, documentId: entryDocumentId },
    ...{ title: entryTitle, locale: entryLocale, ...plain },
    ...{ targetId: numberOrNull(fact.target_id), templateId: numberOrNull(fact.template_id) },
    ...{ author: fact.author, postId: platformPostId, url: platformUrl },
    ...Object.fromEntries(numbers),
    ...{ aiUsd: usdOf(fact.ai_cost), platformUsd: usdOf(fact.platform_cost) },
  };
};

type Stored = string | number | null | undefined;

const numberOf = (value: Stored): number | null =>
  value === null || value === undefined ? null : Number(value);

/** Zero stands for none. */
const numberOrNull = (value: Stored): number | null => numberOf(value) || null;

const usdOf = (value: Stored): number | null => {
  const micros = numberOf(value);
  return micros === null ? null : micros / MICROS;
};
