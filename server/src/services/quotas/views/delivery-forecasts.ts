import type { Core } from '@strapi/types';

import type { DeliveryForecast } from '../../../../../contracts/quotas';
import type { Connection } from '../../connections/connection';
import type { Delivery } from '../../deliveries/delivery';
import { systemClock } from '../../environment';
import { getService } from '../../get-service';
import { lookAhead, type Foresight, type Thought } from './look-ahead';
import { thoughtOf } from './thought-of';

const COLUMNS = [
  ...(['id', 'targetId', 'connectionId', 'state', 'dueAt', 'finishedAt', 'reason'] as const),
  ...(['content', 'posted', 'source', 'firstComment', 'platformCostUsd'] as const),
];

type Row = Pick<Delivery, (typeof COLUMNS)[number]>;

/** A delivery that nobody has begun, as the limits see it. */
interface Waiting {
  row: Row;
  thought: Thought;
}

/** When deliveries go out, in the order of their ids; those without a target any more are left out. */
export const deliveryForecasts = async (
  strapi: Core.Strapi,
  ids: readonly number[]
): Promise<DeliveryForecast[]> => {
  if (ids.length === 0) return [];
  const rows = await getService(strapi, 'deliveries').repository.pick([...COLUMNS], {
    where: { id: { $in: [...ids] } },
    orderBy: { id: 'asc' },
  });
  const foreseen = await foresightsOf(strapi, rows);
  return rows.flatMap((row) => {
    const { targetId } = row;
    if (targetId === null) return [];
    const foresight = foreseen.get(row.id);
    return foresight ? { targetId, ...soon(foresight) } : { targetId, ...known(row) };
  });
};

/** Of those that wait in the queue; by id. */
const foresightsOf = async (
  strapi: Core.Strapi,
  rows: readonly Row[]
): Promise<Map<number, Foresight>> => {
  const found = new Map<number, Foresight>();
  const waiting = await waitingOf(strapi, rows);
  const foresights = await lookAhead(
    strapi,
    waiting.map(({ thought }) => thought)
  );
  for (const [index, { row }] of waiting.entries()) {
    const foresight = foresights[index];
    if (foresight) found.set(row.id, foresight);
  }
  return found;
};

const waitingOf = async (strapi: Core.Strapi, rows: readonly Row[]): Promise<Waiting[]> => {
  const now = systemClock.now();
  const connections = new Map<number, Connection | null>();
  const waiting: Waiting[] = [];
  for (const row of rows.filter(({ state }) => state === 'queued')) {
    const { id, connectionId } = row;
    if (connectionId === null) continue;
    if (!connections.has(connectionId)) {
      connections.set(connectionId, await getService(strapi, 'connections').find(connectionId));
    }
    const connection = connections.get(connectionId);
    if (!connection) continue;
    const from = Math.max(now, row.dueAt === null ? now : Date.parse(row.dueAt));
    const descriptor = getService(strapi, 'adapters').descriptorOf(connection.platform);
    const thought = thoughtOf(connection, descriptor, { ...row, from, deliveryId: id });
    waiting.push({ row, thought });
  }
  return waiting;
};

const soon = ({ times: [at], reason }: Foresight): Omit<DeliveryForecast, 'targetId'> => ({
  goesOutAt: at === undefined ? null : new Date(at).toISOString(),
  reason,
});

/** A worker has looked at it already: it is out or on its way, or its row tells why it is not. */
const known = ({ state, dueAt, finishedAt, reason }: Row): Omit<DeliveryForecast, 'targetId'> => {
  if (state === 'held') return { goesOutAt: dueAt, reason };
  if (ON_ITS_WAY.has(state)) {
    return { goesOutAt: finishedAt ?? new Date(systemClock.now()).toISOString(), reason: null };
  }
  return { goesOutAt: null, reason };
};

const ON_ITS_WAY: ReadonlySet<Delivery['state']> = new Set([
  'preparing',
  'committing',
  'published',
]);
