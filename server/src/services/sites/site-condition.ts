import type { Core } from '@strapi/types';

import { PLUGIN_ID } from '../../constants';
import { tableOf } from '../database/table';
import { getService } from '../get-service';
import type { Site } from './site';

/** The condition's id, as Strapi stores it with a role's permission. */
export const THEIR_SITES = `plugin::${PLUGIN_ID}.their-sites`;

interface AdminUser {
  id: number;
  roles?: { id: number }[];
}

interface ConditionProvider {
  register(condition: {
    name: string;
    displayName: string;
    plugin: string;
    category: string;
    handler: (user: AdminUser) => Promise<object | false>;
  }): Promise<unknown>;
}

/**
 * Makes "Only their sites" a condition of our permissions. Strapi's policy asks for an action
 * without an object, which a condition always passes; so every controller asks again with the site
 * at hand (`controllers/site-access.ts`). Who belongs to no site is refused by the policy already.
 */
export const registerSiteCondition = async (strapi: Core.Strapi): Promise<void> => {
  const { conditionProvider } = strapi.service('admin::permission') as unknown as {
    conditionProvider: ConditionProvider;
  };
  await conditionProvider.register({
    name: 'their-sites',
    displayName: 'Only their sites',
    plugin: PLUGIN_ID,
    category: 'Social distribution',
    handler: async (user) => {
      const roleIds = await roleIdsOf(strapi, user);
      const sites = await getService(strapi, 'sites').list();
      const ids = sites.filter((site) => belongsTo(site, user.id, roleIds)).map(({ id }) => id);
      return ids.length > 0 && { id: { $in: ids } };
    },
  });
};

const belongsTo = (site: Site, userId: number, roleIds: readonly number[]): boolean =>
  site.memberUsers.includes(userId) || site.memberRoles.some((id) => roleIds.includes(id));

/** Sessions bring the roles along; the owner of an admin token may come without. */
const roleIdsOf = async (strapi: Core.Strapi, { id, roles }: AdminUser): Promise<number[]> => {
  const known = roles ?? (await rolesOf(strapi, id));
  return known.map((role) => role.id);
};

const rolesOf = (strapi: Core.Strapi, userId: number): Promise<{ id: number }[]> =>
  tableOf<{ id: number }>(strapi, 'admin::role').findMany({
    where: { users: { id: userId } },
    select: ['id'],
  });
