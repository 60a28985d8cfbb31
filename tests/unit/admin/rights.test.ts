import { ACTIONS } from '../../../server/src/constants';
import {
  DAILY_PERMISSIONS,
  FURTHER_PERMISSIONS,
  PAGE_PERMISSIONS,
  PERMISSIONS,
} from '../../../admin/src/permissions';
import { visiblePages } from '../../../admin/src/pages/visible-pages';

const idsOf = (permissions: readonly { action: string }[]) =>
  permissions.map(({ action }) => action);

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

describe('the pages of the plugin', () => {
  const labelsFor = (canRead: boolean, canMonitor: boolean) =>
    visiblePages({ canRead, canMonitor }).map(({ label }) => label);

  it('are behind the permission of what they show', () => {
    expect(labelsFor(true, true)).toEqual(['connections.title', 'health.title', 'audit.title']);
    expect(labelsFor(true, false)).toEqual(['connections.title']);
    expect(labelsFor(false, true)).toEqual(['health.title', 'audit.title']);
    expect(labelsFor(false, false)).toEqual([]);
  });

  it('can be opened by whoever may see one of them', () => {
    expect(idsOf(PAGE_PERMISSIONS)).toEqual([ACTIONS.read, ACTIONS.monitor]);
  });
});
