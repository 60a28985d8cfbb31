import type { Core } from '@strapi/types';

import type { DeliveryAsker } from '../../../../contracts/deliveries';
import { UIDS } from '../../constants';
import { adminIdOf } from '../approvals/requester';
import { adminNames } from '../audit/admin-names';
import { tableOf } from '../database/table';
import type { Delivery } from '../deliveries/delivery';
import type { SiteScope } from '../sites/site-scope';

interface Request {
  id: number;
  source: string;
  sourceId: number | null;
  requestedBy: string | null;
}

/** Who asked, by the id of the distribution; without those who are gone. */
export type AskerNames = ReadonlyMap<number, string>;

/** So many people are offered as a filter; who asked lately comes first. */
const MAX_PEOPLE = 200;

/** The people and rules that posts were asked for by. */
export class Askers {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Three queries, however many deliveries. */
  async namesOf(deliveries: readonly Pick<Delivery, 'distributionId'>[]): Promise<AskerNames> {
    const ids = unique(deliveries.map(({ distributionId }) => distributionId));
    if (ids.length === 0) return new Map();
    const requests = await tableOf<Request>(this.strapi, UIDS.distribution).findMany({
      where: { id: { $in: ids } },
      select: ['id', 'source', 'sourceId', 'requestedBy'],
    });
    const people = await adminNames(this.strapi, requests.map(personOf));
    const rules = await this.#rules(requests.map((request) => ruleOf(request)));
    const names = requests.map((request) => {
      const name =
        people.get(personOf(request) ?? 0) ?? rules.get(ruleOf(request) ?? 0) ?? tokenOf(request);
      return [request.id, name] as const;
    });
    return new Map(names.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
  }

  /** Everybody who asked for posts of these sites and is still there, by name. */
  async people(scope: SiteScope): Promise<DeliveryAsker[]> {
    const ids = await this.#latestAskers(scope);
    const names = await adminNames(this.strapi, ids);
    return [...names]
      .map(([id, name]) => ({ id, name }))
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  async #rules(ids: readonly (number | null)[]): Promise<Map<number, string>> {
    const known = unique(ids);
    if (known.length === 0) return new Map();
    const rules = await tableOf<{ id: number; name: string }>(this.strapi, UIDS.rule).findMany({
      where: { id: { $in: known } },
      select: ['id', 'name'],
    });
    return new Map(rules.map(({ id, name }) => [id, name]));
  }

  /** One pass in the database instead of all rows here. */
  async #latestAskers(scope: SiteScope): Promise<(number | null)[]> {
    const { tableName } = this.strapi.db.metadata.get(UIDS.distribution);
    const rows = (await this.strapi.db
      .getConnection(tableName)
      .select('requested_by')
      .whereNotNull('requested_by')
      .andWhereNot('source', 'rule')
      .modify((query) => {
        if (scope !== 'all') void query.whereIn('site_id', [...scope]);
      })
      .groupBy('requested_by')
      .orderByRaw('max(id) desc')
      .limit(MAX_PEOPLE)) as { requested_by: string | null }[];
    return rows.map((row) => adminIdOf(row.requested_by));
  }
}

/** A rule asks in its own name, whoever published the entry. */
const personOf = ({ source, requestedBy }: Request): number | null =>
  source === 'rule' ? null : adminIdOf(requestedBy);

const ruleOf = ({ source, sourceId }: Request): number | null =>
  source === 'rule' ? sourceId : null;

/** A program is named in the request itself. */
const tokenOf = ({ source, requestedBy }: Request): string | undefined =>
  source === 'api' && requestedBy !== null ? requestedBy : undefined;

const unique = (ids: readonly (number | null)[]): number[] => [
  ...new Set(ids.filter((id) => id !== null)),
];
