import type { ActionId } from '../constants';

/** Route config: a logged-in admin who holds all the actions. */
export const permit = (...actions: ActionId[]) => ({
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }],
});
