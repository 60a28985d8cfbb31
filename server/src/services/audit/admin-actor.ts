import type { Core } from '@strapi/types';

import type { AuditActor } from './audit-record';

/** What we use of Strapi's admin users. */
export interface AdminUser {
  id: number;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  email?: string | null;
}

/** The admin user as the log names it. */
export const actorOfAdmin = (user: AdminUser): AuditActor => ({
  kind: 'user',
  id: user.id,
  name: nameOf(user),
});

/** The admin user with this id, where only that is known; the id alone when the user is gone. */
export const adminActor = async (strapi: Core.Strapi, id: number): Promise<AuditActor> => {
  const user = (await strapi.db
    .query('admin::user')
    .findOne({ where: { id } })) as AdminUser | null;
  return actorOfAdmin(user ?? { id });
};

const nameOf = ({ id, firstname, lastname, username, email }: AdminUser): string => {
  const fullName = [firstname, lastname].filter(Boolean).join(' ');
  return fullName || username || email || `#${id}`;
};
