import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { METRIC_NAMES } from '../../platforms/contract';
import { adminIdOf } from '../approvals/requester';
import { tableOf } from '../database/table';
import { getService } from '../get-service';
import { ZoneClock } from '../times/zone-clock';
import { FACT_SOURCES, factOf, type Fact, type FactSource, type LatestNumbers } from './fact';

interface Asker {
  id: number;
  source: string;
  sourceId: number | null;
  requestedBy: string | null;
}

type NumbersRow = LatestNumbers & { deliveryId: number };

const OF_NO_SITE = 'UTC';

/** `user:1`, `rule:2`, else what asked: a rule asks in its own name, whoever published the entry. */
export const authorOf = ({ source, sourceId, requestedBy }: Omit<Asker, 'id'>): string => {
  if (source === 'rule') return sourceId === null ? 'rule' : `rule:${sourceId}`;
  const id = adminIdOf(requestedBy);
  return id === null ? source : `user:${id}`;
};

/** Makes facts of deliveries as they stand. */
export class FactMaker {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Three queries for all; those that are gone are left out. */
  async factsOf(ids: readonly number[]): Promise<Fact[]> {
    const deliveries = await tableOf<FactSource>(this.strapi, UIDS.delivery).findMany({
      where: { id: { $in: [...ids] } },
      select: [...FACT_SOURCES],
    });
    const askers = await this.#askersOf(deliveries);
    const numbers = await this.#numbersOf(ids);
    const clocks = await this.#clocks();
    return deliveries.map((delivery) => {
      const asker = askers.get(delivery.distributionId ?? 0);
      return factOf(delivery, {
        author: authorOf(asker ?? bare(delivery)),
        numbers: numbers.get(delivery.id) ?? null,
        clock: clocks.get(delivery.siteId ?? 0) ?? new ZoneClock(OF_NO_SITE),
      });
    });
  }

  async #askersOf(deliveries: readonly FactSource[]): Promise<Map<number, Asker>> {
    const ids = [...new Set(deliveries.flatMap(({ distributionId }) => distributionId ?? []))];
    const rows = await tableOf<Asker>(this.strapi, UIDS.distribution).findMany({
      where: { id: { $in: ids } },
      select: ['id', 'source', 'sourceId', 'requestedBy'],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  async #numbersOf(ids: readonly number[]): Promise<Map<number, LatestNumbers>> {
    const rows = await tableOf<NumbersRow>(this.strapi, UIDS.analyticsDay).findMany({
      where: { deliveryId: { $in: [...ids] }, isLast: true },
      select: ['deliveryId', ...METRIC_NAMES, 'engagement'],
    });
    return new Map(rows.map((row) => [row.deliveryId, row]));
  }

  async #clocks(): Promise<Map<number, ZoneClock>> {
    const sites = await getService(this.strapi, 'sites').list();
    return new Map(sites.map(({ id, timezone }) => [id, new ZoneClock(timezone)]));
  }
}

/** Its distribution is gone, or it is of before there was more than a person and rules. */
const bare = ({ source }: FactSource): Omit<Asker, 'id'> => ({
  source: source ?? 'manual',
  ...{ sourceId: null, requestedBy: null },
});
