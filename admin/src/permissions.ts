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
  compose: [permission('compose')],
  distribute: [permission('distribute')],
  schedule: [permission('schedule')],
  approve: [permission('approve')],
  connect: [permission('connections.manage')],
  rules: [permission('rules.edit')],
  templates: [permission('templates.manage')],
  settings: [permission('settings.edit')],
  monitor: [permission('monitor')],
  analytics: [permission('analytics.read')],
  pause: [permission('site.pause')],
} satisfies Record<string, Permission[]>;

type Right = keyof typeof PERMISSIONS;

/**
 * `useRBAC` names a right after the last part of its action, so `rules.edit` and `settings.edit`
 * would be one; hence one group of distinct names each. The arrays must stay the same ones: it asks
 * again when it gets another.
 */
const DAILY: Right[] = [
  'read',
  'compose',
  'distribute',
  'schedule',
  'approve',
  'connect',
  'rules',
  'monitor',
  'pause',
];
const FURTHER: Right[] = ['settings', 'analytics', 'templates'];

export const DAILY_PERMISSIONS: Permission[] = DAILY.flatMap((right) => PERMISSIONS[right]);
export const FURTHER_PERMISSIONS: Permission[] = FURTHER.flatMap((right) => PERMISSIONS[right]);

/** Who may open one of the plugin's pages at all; `Page.Protect` and the menu ask for any of them. */
export const PAGE_PERMISSIONS: Permission[] = [...PERMISSIONS.read, ...PERMISSIONS.monitor];
