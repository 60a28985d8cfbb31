import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { Where } from '../database/table';
import type { DeliveryEvents, NewDeliveryEvent } from './delivery-events';
import { GroupCommit } from './group-commit';

/** A conditional UPDATE of one delivery, and the event that tells it. */
export interface Move {
  where: Where;
  data: Record<string, unknown>;
  event: NewDeliveryEvent;
}

/** Answers whether the row met the conditions; then both are written, else neither. */
export type MoveWithEvent = (move: Move) => Promise<boolean>;

/** PostgreSQL does both in one statement; on other databases moves share transactions. */
export const createMove = (strapi: Core.Strapi, events: DeliveryEvents): MoveWithEvent => {
  if (strapi.db.dialect.client === 'postgres') return (move) => inOneStatement(strapi, move);
  const group = new GroupCommit(strapi, events);
  return (move) => group.move(move);
};

/** Columns of an event with their types: PostgreSQL does not guess them in `INSERT … SELECT`. */
const EVENT_COLUMNS = [
  ['at', 'timestamp'],
  ['event', 'varchar'],
  ['from_state', 'varchar'],
  ['to_state', 'varchar'],
  ['attempt', 'integer'],
  ['http_status', 'integer'],
  ['message', 'text'],
] as const;

/** Half the round trips of a transaction, three times per delivery: it shows in the throughput. */
const inOneStatement = async (strapi: Core.Strapi, move: Move): Promise<boolean> => {
  const { where, data, event } = move;
  const update = strapi.db
    .queryBuilder(UIDS.delivery)
    .where(where)
    .update(storable(data))
    .getKnexQuery()
    .returning('id')
    .toSQL();
  const columns = EVENT_COLUMNS.map(([name]) => `"${name}"`).join(', ');
  const values = EVENT_COLUMNS.map(([, type]) => `cast(? as ${type})`).join(', ');
  const sql =
    `with moved as (${update.sql}) insert into ?? ("delivery_id", ${columns}) ` +
    `select moved.id, ${values} from moved`;
  const facts = [new Date(), event.event, event.fromState, event.toState, event.attempt];
  const told = [...facts, event.httpStatus, event.message].map((value) => value ?? null);
  const bindings = [...update.bindings, eventsTable(strapi), ...told];
  const query = strapi.db.connection.raw<{ rowCount: number }>(sql, bindings as never[]);
  if (!strapi.db.inTransaction()) return (await query).rowCount === 1;
  return strapi.db.transaction(async ({ trx }) => {
    const joined = query.transacting(trx as Parameters<typeof query.transacting>[0]);
    return (await joined).rowCount === 1;
  });
};

const eventsTable = (strapi: Core.Strapi): string => {
  const schema = strapi.db.getSchemaName();
  const { tableName } = strapi.db.metadata.get(UIDS.deliveryEvent);
  return schema ? `${schema}.${tableName}` : tableName;
};

/** As Strapi's own query engine hands values to the driver: JSON as text. */
const storable = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      value !== null && typeof value === 'object' && !(value instanceof Date)
        ? JSON.stringify(value)
        : value,
    ])
  );
