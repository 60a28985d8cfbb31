import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { tableOf } from '../database/table';
import type { Site } from './site';

const KINDS = {
  memberUsers: { uid: 'admin::user', word: 'admin user' },
  memberRoles: { uid: 'admin::role', word: 'role' },
} as const;

type Members = Partial<Pick<Site, keyof typeof KINDS>>;

/** @throws 400 that names the users and roles which do not exist */
export const assertMembersExist = async (strapi: Core.Strapi, members: Members): Promise<void> => {
  for (const [field, { uid, word }] of Object.entries(KINDS)) {
    const ids = members[field as keyof typeof KINDS] ?? [];
    if (ids.length === 0) continue;
    const found = await tableOf<{ id: number }>(strapi, uid).findMany({
      where: { id: { $in: ids } },
      select: ['id'],
    });
    const missing = ids.filter((id) => !found.some((row) => row.id === id));
    if (missing.length > 0) {
      throw new errors.ValidationError(
        `${field}: there is no ${word} ${missing.join(', ')}; reload and choose again.`
      );
    }
  }
};
