import type { Core } from '@strapi/types';

import type { CalendarAuthor } from '../../../../contracts/calendar';
import { UIDS } from '../../constants';
import { adminIdOf } from '../approvals/requester';
import { actorOfAdmin, type AdminUser } from '../audit/admin-actor';
import { tableOf } from '../database/table';
import type { DistributionSource } from '../deliveries/delivery';

/** Databases take a limited number of values in one statement. */
const BATCH = 500;
const OF_USER = 'user:';

/** The key of who asked: the admin user, else what it was. */
export const authorKeyOf = (requestedBy: string | null, source: DistributionSource): string => {
  const id = adminIdOf(requestedBy);
  return id === null ? source : `${OF_USER}${id}`;
};

/** Who asked for distributions, by their ids. */
export const requestersOf = async (
  strapi: Core.Strapi,
  ids: readonly number[]
): Promise<Map<number, string | null>> => {
  const found = new Map<number, string | null>();
  const table = tableOf<{ id: number; requestedBy: string | null }>(strapi, UIDS.distribution);
  for (let from = 0; from < ids.length; from += BATCH) {
    const where = { id: { $in: ids.slice(from, from + BATCH) } };
    const rows = await table.findMany({ where, select: ['id', 'requestedBy'] });
    for (const { id, requestedBy } of rows) found.set(id, requestedBy);
  }
  return found;
};

/** The authors of items, people by name first. */
export const authorsOf = async (
  strapi: Core.Strapi,
  keys: ReadonlySet<string>
): Promise<CalendarAuthor[]> => {
  const ids = [...keys].flatMap((key) =>
    key.startsWith(OF_USER) ? [Number(key.slice(OF_USER.length))] : []
  );
  const users = await tableOf<AdminUser>(strapi, 'admin::user').findMany({
    where: { id: { $in: ids } },
  });
  const names = new Map(users.map((user) => [`${OF_USER}${user.id}`, actorOfAdmin(user).name]));
  return [...keys]
    .map((key) => ({ key, name: names.get(key) ?? null }))
    .sort((one, other) =>
      (one.name ?? `\uffff${one.key}`).localeCompare(other.name ?? `\uffff${other.key}`)
    );
};
