import type { Permission } from '@strapi/strapi/admin';

import type { SiteDetails } from '../../../../contracts/sites';

/**
 * Whether the person holds a permission for every site: without a condition such as "Only their
 * sites". One role that grants it so is enough.
 */
export const coversAllSites = (
  held: readonly Pick<Permission, 'action' | 'conditions'>[],
  action: string
): boolean => held.some((one) => one.action === action && (one.conditions ?? []).length === 0);

/** The server hides the members from those who may not change the site. */
export const canChange = ({ memberUsers }: Pick<SiteDetails, 'memberUsers'>): boolean =>
  memberUsers !== null;

/** How many people and roles belong to it; null: hidden. */
export const memberCountOf = ({ memberUsers, memberRoles }: SiteDetails) =>
  memberUsers && memberRoles ? { users: memberUsers.length, roles: memberRoles.length } : null;
