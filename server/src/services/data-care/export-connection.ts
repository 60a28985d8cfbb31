import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { METRIC_NAMES } from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import { tableOf, type Where } from '../database/table';
import { systemClock } from '../environment';
import type { EntryRef } from '../mappings/entry-loader';

const BATCH = 200;

type Row = Record<string, unknown> & { id: number };

/** Never handles or commit marks: addresses of uploads in them are as good as a key. */
const DELIVERY_COLUMNS = [
  ...['id', 'targetId', 'source', 'entryUid', 'entryDocumentId', 'entryLocale', 'entryTitle'],
  ...['accountHandle', 'state', 'attempts', 'scheduledAt', 'postedAt', 'finishedAt', 'removedAt'],
  ...['content', 'options', 'posted', 'platformPostId', 'platformUrl', 'firstComment'],
  ...['errorFamily', 'errorCode', 'errorMessage', 'reason', 'aiAdapted', 'aiCostUsd'],
];

const BIG_NUMBERS = [
  ...METRIC_NAMES,
  ...['engagement', 'impressionsGained', 'engagementGained', 'clicksGained'],
];

/** What an editor wrote; left out of posts whose entry the person may not read. */
const WORDS = ['content', 'options', 'firstComment', 'entryTitle', 'events', 'reason'];

export interface ExportWish {
  connection: Connection;
  /** Tells of some entries which of them the person may read. */
  readable(this: void, entries: readonly EntryRef[]): Promise<(entry: EntryRef) => boolean>;
}

/** Everything held about one account, without secrets, as JSON text made piece by piece. */
export async function* exportConnection(
  strapi: Core.Strapi,
  wish: ExportWish
): AsyncGenerator<string> {
  const { connection } = wish;
  const where = { connectionId: connection.id };
  yield `{"exportedAt":${JSON.stringify(new Date(systemClock.now()))}`;
  yield `,"connection":${JSON.stringify(connectionFacts(connection))}`;
  yield* list('targets', batches(strapi, UIDS.target, { where }));
  yield* list('posts', postsOf(strapi, wish));
  yield* list('analytics', numbersOf(strapi, where));
  yield* list('limits', batches(strapi, UIDS.rateLimit, { where }));
  const about = { subjectKind: 'connection', subjectId: String(connection.id) };
  yield* list('audit', batches(strapi, UIDS.auditEntry, { where: about }));
  yield '}\n';
}

/** Leases are of use to nobody outside. */
const connectionFacts = ({ threadToken: _token, threadUntil: _until, ...facts }: Connection) =>
  facts;

async function* list(name: string, groups: AsyncIterable<readonly object[]>) {
  yield `,"${name}":[`;
  let isFirst = true;
  for await (const rows of groups) {
    const text = rows.map((row) => JSON.stringify(row)).join(',\n');
    if (text !== '') yield isFirst ? text : `,\n${text}`;
    isFirst &&= text === '';
  }
  yield ']';
}

/** By id, so that rows which come meanwhile disturb nothing. */
async function* batches(
  strapi: Core.Strapi,
  uid: string,
  { where, select }: { where: Where; select?: string[] }
): AsyncGenerator<Row[]> {
  for (let afterId = 0; ;) {
    const rows = await tableOf<Row>(strapi, uid).findMany({
      where: { ...where, id: { $gt: afterId } },
      ...{ orderBy: { id: 'asc' as const }, limit: BATCH, ...(select ? { select } : {}) },
    });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    afterId = last.id;
  }
}

/** Databases give big numbers as text. */
async function* numbersOf(strapi: Core.Strapi, where: Where) {
  for await (const rows of batches(strapi, UIDS.analyticsDay, { where })) {
    yield rows.map((row) => ({
      ...row,
      ...Object.fromEntries(
        BIG_NUMBERS.map((name) => [name, row[name] === null ? null : Number(row[name])])
      ),
    }));
  }
}

async function* postsOf(strapi: Core.Strapi, { connection, readable }: ExportWish) {
  const where = { connectionId: connection.id };
  for await (const rows of batches(strapi, UIDS.delivery, { where, select: DELIVERY_COLUMNS })) {
    const events = await eventsOf(
      strapi,
      rows.map(({ id }) => id)
    );
    const isReadable = await readable(rows.map(entryOf));
    yield rows.map((row) => {
      const post = { ...row, events: events.get(row.id) ?? [] };
      return isReadable(entryOf(row)) ? post : withoutWords(post);
    });
  }
}

const entryOf = (row: Row): EntryRef => ({
  uid: String(row.entryUid),
  documentId: String(row.entryDocumentId),
  locale: String(row.entryLocale),
});

const withoutWords = (post: Row): object => ({
  ...Object.fromEntries(Object.entries(post).filter(([name]) => !WORDS.includes(name))),
  withheld: 'The person who exported it may not read the entry.',
});

const eventsOf = async (
  strapi: Core.Strapi,
  ids: readonly number[]
): Promise<Map<number, Row[]>> => {
  const rows = await tableOf<Row & { deliveryId: number }>(strapi, UIDS.deliveryEvent).findMany({
    where: { deliveryId: { $in: [...ids] } },
    orderBy: { id: 'asc' },
  });
  const byDelivery = new Map<number, Row[]>();
  for (const row of rows) {
    byDelivery.set(row.deliveryId, [...(byDelivery.get(row.deliveryId) ?? []), row]);
  }
  return byDelivery;
};
