import { ACTIONS } from '../../../server/src/constants';
import {
  DAILY_PERMISSIONS,
  FURTHER_PERMISSIONS,
  PAGE_PERMISSIONS,
  PERMISSIONS,
} from '../../../admin/src/permissions';
import { PLUGIN_PAGES, visiblePages, type PluginPage } from '../../../admin/src/pages/plugin-pages';

const idsOf = (permissions: readonly { action: string }[]) =>
  permissions.map(({ action }) => action);

/** The right of `useRights` that answers for a permission. */
const RIGHT_OF_PERMISSION: Record<keyof typeof PERMISSIONS, PluginPage['right']> = {
  read: 'canRead',
  compose: 'canCompose',
  distribute: 'canDistribute',
  schedule: 'canSchedule',
  approve: 'canApprove',
  connect: 'canConnect',
  rules: 'canEditRules',
  templates: 'canEditTemplates',
  settings: 'canEditSettings',
  monitor: 'canMonitor',
  analytics: 'canSeeAnalytics',
  pause: 'canPause',
};

/** As `useRBAC` names the right of an action. */
const lastPartOf = (action: string) => action.split('.').at(-1);

describe('rights of the admin', () => {
  it('are the actions that the server registers, each by its name', () => {
    const ids = Object.entries(PERMISSIONS).map(([right, [permission]]) => [
      right,
      permission?.action,
    ]);
    expect(Object.fromEntries(ids)).toEqual(ACTIONS);
  });

  it('have no subject, or Page.Protect would let nobody in', () => {
    const subjects = Object.values(PERMISSIONS).flatMap((all) => all.map(({ subject }) => subject));
    expect(new Set(subjects)).toEqual(new Set([null]));
  });

  it('are all asked for, once', () => {
    const asked = idsOf([...DAILY_PERMISSIONS, ...FURTHER_PERMISSIONS]);
    expect([...asked].sort()).toEqual(Object.values(ACTIONS).sort());
  });

  it.each([
    ['the daily', DAILY_PERMISSIONS],
    ['the further', FURTHER_PERMISSIONS],
  ])('never share a name among %s ones', (_, permissions) => {
    const names = idsOf(permissions).map(lastPartOf);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('pages of the plugin', () => {
  const NOBODY = Object.fromEntries(PLUGIN_PAGES.map(({ right }) => [right, false]));
  const pagesOf = (rights: Partial<Record<PluginPage['right'], boolean>>) =>
    visiblePages({ ...NOBODY, ...rights } as Parameters<typeof visiblePages>[0]).map(
      ({ name }) => name
    );

  it('are behind the permission of what they show', () => {
    expect(pagesOf({ canRead: true })).toContain('connections');
    expect(pagesOf({ canRead: true })).not.toContain('health');
    expect(pagesOf({ canMonitor: true })).toEqual(['health', 'audit']);
    expect(pagesOf({})).toEqual([]);
  });

  it('are in the navigation of exactly those who may open them', () => {
    for (const { name, right, permission } of PLUGIN_PAGES) {
      expect([name, right]).toEqual([name, RIGHT_OF_PERMISSION[permission]]);
    }
  });

  it('can be opened by whoever may see one of them', () => {
    expect(idsOf(PAGE_PERMISSIONS)).toEqual([ACTIONS.read, ACTIONS.monitor]);
  });
});
