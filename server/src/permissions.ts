import type { Core } from '@strapi/types';

import { PLUGIN_ID } from './constants';

/** What an admin can grant; ids in `constants.ts` are made of these uids. */
const PERMISSIONS = [
  { section: 'plugins', displayName: 'See what was and will be distributed', uid: 'read' },
  { section: 'plugins', displayName: 'Preview and word posts', uid: 'compose' },
  { section: 'plugins', displayName: 'Distribute entries, retry and cancel', uid: 'distribute' },
  { section: 'plugins', displayName: 'Distribute at a later time', uid: 'schedule' },
  { section: 'plugins', displayName: 'Approve what others distribute', uid: 'approve' },
  { section: 'plugins', displayName: 'See health, queue and audit log', uid: 'monitor' },
  {
    section: 'plugins',
    subCategory: 'analytics',
    displayName: 'See how posts did',
    uid: 'analytics.read',
  },
  {
    section: 'plugins',
    subCategory: 'connections',
    displayName: 'Connect and disconnect accounts',
    uid: 'connections.manage',
  },
  {
    section: 'plugins',
    subCategory: 'rules',
    displayName: 'Change the rules for distributing on publish',
    uid: 'rules.edit',
  },
  {
    section: 'plugins',
    subCategory: 'templates',
    displayName: 'Change templates and hashtag sets',
    uid: 'templates.manage',
  },
  {
    section: 'plugins',
    subCategory: 'settings',
    displayName: 'Change sites and the apps of the platforms',
    uid: 'settings.edit',
  },
  {
    section: 'plugins',
    subCategory: 'site',
    displayName: 'Pause and resume all distribution',
    uid: 'site.pause',
  },
];

export const registerPermissions = async (strapi: Core.Strapi): Promise<void> => {
  const { actionProvider } = strapi.service('admin::permission') as unknown as {
    actionProvider: { registerMany(actions: object[]): Promise<void> };
  };
  await actionProvider.registerMany(
    PERMISSIONS.map((permission) => ({ ...permission, pluginName: PLUGIN_ID }))
  );
};
