import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import type { Delivery } from '../deliveries/delivery';

/** The newest post of an account. */
export interface LastPost {
  /** ISO. */
  at: string;
  /** Null: the platform gives no address, or the post was removed. */
  url: string | null;
}

type Row = Pick<Delivery, 'connectionId' | 'postedAt' | 'platformUrl' | 'removedAt'>;

const COLUMNS: (keyof Row)[] = ['connectionId', 'postedAt', 'platformUrl', 'removedAt'];

/** The newest post of each account, by its id; without those that never posted. */
export const lastPostsOf = async (
  strapi: Core.Strapi,
  connectionIds: readonly number[]
): Promise<Map<number, LastPost>> => {
  if (connectionIds.length === 0) return new Map();
  const rows = await tableOf<Row>(strapi, UIDS.delivery).findMany({
    where: { id: { $in: newestIds(strapi, connectionIds) } },
    select: COLUMNS,
  });
  return new Map(
    rows.flatMap(({ connectionId, postedAt, platformUrl, removedAt }) =>
      connectionId === null || postedAt === null
        ? []
        : [[connectionId, { at: postedAt, url: removedAt === null ? platformUrl : null }]]
    )
  );
};

/** How many posts wait for each account, by its id; without those that nothing waits for. */
export const waitingPostsOf = async (
  strapi: Core.Strapi,
  connectionIds: readonly number[]
): Promise<Map<number, number>> => {
  if (connectionIds.length === 0) return new Map();
  const rows = await strapi.db
    .getConnection(tableNameOf(strapi, UIDS.delivery))
    .select('connection_id')
    .count<{ connection_id: number; waiting: number | string }[]>({ waiting: '*' })
    .whereIn('connection_id', [...connectionIds])
    .whereIn('state', ['queued', 'held'])
    .groupBy('connection_id');
  return new Map(rows.map((row) => [row.connection_id, Number(row.waiting)]));
};

/**
 * One look into the index for each account: grouping by account would walk through all that each
 * has ever posted.
 */
const newestIds = (strapi: Core.Strapi, connectionIds: readonly number[]) => {
  const newest = strapi.db
    .getConnection(`${tableNameOf(strapi, UIDS.delivery)} as post`)
    .select('post.id')
    .whereRaw('?? = ??', ['post.connection_id', 'account.id'])
    .andWhere('post.state', 'published')
    .whereNotNull('post.posted_at')
    .orderBy('post.posted_at', 'desc')
    .limit(1);
  return strapi.db
    .getConnection(`${tableNameOf(strapi, UIDS.connection)} as account`)
    .select(newest.as('newest'))
    .whereIn('account.id', [...connectionIds]);
};

const tableNameOf = (strapi: Core.Strapi, uid: string): string =>
  strapi.db.metadata.get(uid).tableName;
