import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Platforms, their apps, and accounts that are connected. */
export const connectionsRoutes: readonly AdminRoute[] = [
  guarded('GET', '/platforms', 'platforms.list', ACTIONS.read),
  guarded('POST', '/platforms/:platform/connect', 'platforms.connect', ACTIONS.connect),
  // Public: one-time state and cookie guard it.
  {
    method: 'GET',
    path: '/platforms/:platform/callback',
    handler: 'platforms.callback',
    config: { auth: false },
  },
  guarded('GET', '/connections', 'connections.list', ACTIONS.read),
  guarded('DELETE', '/connections/:id', 'connections.remove', ACTIONS.connect),
  guarded('POST', '/connections/:id/check', 'connections.check', ACTIONS.connect),
  guarded('POST', '/connections/:id/refresh', 'connections.refresh', ACTIONS.connect),
  guarded('POST', '/connections/:id/disable', 'connections.disable', ACTIONS.connect),
  guarded('POST', '/connections/:id/enable', 'connections.enable', ACTIONS.connect),
  guarded('GET', '/account-choices/:token', 'accountChoices.find', ACTIONS.connect),
  guarded('POST', '/account-choices/:token', 'accountChoices.pick', ACTIONS.connect),
  guarded('DELETE', '/account-choices/:token', 'accountChoices.forget', ACTIONS.connect),
  guarded('GET', '/apps', 'apps.list', ACTIONS.settings),
  guarded('PUT', '/apps/:app', 'apps.save', ACTIONS.settings),
  guarded('DELETE', '/apps/:app', 'apps.remove', ACTIONS.settings),
  guarded('POST', '/apps/:app/check', 'setupCheck.run', ACTIONS.settings),
];
