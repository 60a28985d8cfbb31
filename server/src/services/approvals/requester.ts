import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { adminActor } from '../audit/admin-actor';
import { tableOf } from '../database/table';
import type { DispatchOrder } from '../distributions/distribution';
import type { Approval } from './approval';

type Requester = Pick<Approval, 'requestedById' | 'requestedBy'>;

/** Who asks for approval: a person, or the rule, whoever published the entry. */
export const requesterOf = async (
  strapi: Core.Strapi,
  { source, sourceId, requestedBy }: Pick<DispatchOrder, 'source' | 'sourceId' | 'requestedBy'>
): Promise<Requester> => {
  if (source === 'rule') {
    const name = await ruleName(strapi, sourceId ?? null);
    return { requestedById: null, requestedBy: name === null ? 'A rule' : `Rule “${name}”` };
  }
  const id = adminIdOf(requestedBy);
  if (id === null) return { requestedById: null, requestedBy: requestedBy ?? 'Somebody' };
  const { name } = await adminActor(strapi, id);
  return { requestedById: id, requestedBy: name ?? `#${id}` };
};

/** The admin user that an order names; null: it names none. */
export const adminIdOf = (requestedBy: string | null): number | null =>
  requestedBy !== null && /^\d+$/.test(requestedBy) ? Number(requestedBy) : null;

const ruleName = async (strapi: Core.Strapi, id: number | null): Promise<string | null> => {
  if (id === null) return null;
  const rule = await tableOf<{ name: string }>(strapi, UIDS.rule).findOne({ where: { id } });
  return rule?.name ?? null;
};
