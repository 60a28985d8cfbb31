import type { Permission } from '@strapi/strapi/admin';

import { PLUGIN_ID } from './plugin-id';

/** `subject: null` is compared by `Page.Protect`; without it nobody has the permission. */
const permission = (action: string): Permission => ({
  id: '',
  action: `plugin::${PLUGIN_ID}.${action}`,
  subject: null,
  actionParameters: {},
  properties: {},
  conditions: [],
});

export const PERMISSIONS = {
  read: [permission('read')],
  distribute: [permission('distribute')],
  connect: [permission('connections.manage')],
  rules: [permission('rules.edit')],
  pause: [permission('site.pause')],
} satisfies Record<string, Permission[]>;

/** One array for `useRBAC`, which asks again when it gets another one. */
export const ALL_PERMISSIONS: Permission[] = Object.values(PERMISSIONS).flat();
