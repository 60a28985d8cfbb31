import type { Core } from '@strapi/types';

import { ACTIONS } from '../../constants';
import { getService } from '../get-service';

interface AdminUser {
  id: number;
  isActive: boolean;
  blocked: boolean;
}

interface Ability {
  can(action: string, object?: object): boolean;
}

/** The person may have lost the right, the site or the account between the click and the return. */
export const mayConnect = async (
  strapi: Core.Strapi,
  { adminUserId, siteId }: { adminUserId: number; siteId: number }
): Promise<boolean> => {
  const user = (await strapi.db.query('admin::user').findOne({
    where: { id: adminUserId },
    populate: ['roles'],
  })) as AdminUser | null;
  if (!user?.isActive || user.blocked) return false;
  const site = await getService(strapi, 'sites').find(siteId);
  if (!site) return false;
  const permissions = strapi.service('admin::permission') as unknown as {
    engine: { generateUserAbility(user: AdminUser): Promise<Ability> };
  };
  const ability = await permissions.engine.generateUserAbility(user);
  return ability.can(ACTIONS.connect, { ...site });
};
