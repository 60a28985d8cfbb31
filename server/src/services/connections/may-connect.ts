import type { Core } from '@strapi/types';

import { ACTIONS } from '../../constants';

interface AdminUser {
  id: number;
  isActive: boolean;
  blocked: boolean;
}

/** The person may have lost the right, or the account, between the click and the return. */
export const mayConnect = async (strapi: Core.Strapi, adminUserId: number): Promise<boolean> => {
  const user = (await strapi.db.query('admin::user').findOne({
    where: { id: adminUserId },
    populate: ['roles'],
  })) as AdminUser | null;
  if (!user?.isActive || user.blocked) return false;
  const permissions = strapi.service('admin::permission') as unknown as {
    engine: {
      generateUserAbility(user: AdminUser): Promise<{ can(action: string): boolean }>;
    };
  };
  const ability = await permissions.engine.generateUserAbility(user);
  return ability.can(ACTIONS.connect);
};
