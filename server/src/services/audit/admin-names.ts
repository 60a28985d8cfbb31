import type { Core } from '@strapi/types';

import { tableOf } from '../database/table';
import { actorOfAdmin, type AdminUser } from './admin-actor';

/** What admin users are called, by id, in one query; without those who are gone. */
export const adminNames = async (
  strapi: Core.Strapi,
  ids: Iterable<number | null>
): Promise<Map<number, string>> => {
  const known = [...new Set(ids)].filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const users = await tableOf<AdminUser>(strapi, 'admin::user').findMany({
    where: { id: { $in: known } },
  });
  return new Map(users.map((user) => [user.id, actorOfAdmin(user).name ?? `#${user.id}`]));
};
