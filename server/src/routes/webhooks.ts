import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Addresses of other systems that hear of events. */
export const webhooksRoutes: readonly AdminRoute[] = [
  guarded('GET', '/webhooks', 'webhooks.list', ACTIONS.settings),
  guarded('POST', '/webhooks', 'webhooks.create', ACTIONS.settings),
  guarded('GET', '/webhooks/:id', 'webhooks.find', ACTIONS.settings),
  guarded('PUT', '/webhooks/:id', 'webhooks.update', ACTIONS.settings),
  guarded('DELETE', '/webhooks/:id', 'webhooks.remove', ACTIONS.settings),
  guarded('POST', '/webhooks/:id/pause', 'webhookSending.pause', ACTIONS.settings),
  guarded('POST', '/webhooks/:id/resume', 'webhookSending.resume', ACTIONS.settings),
  guarded('POST', '/webhooks/:id/rotate-secret', 'webhookSending.rotateSecret', ACTIONS.settings),
  guarded('POST', '/webhooks/:id/test', 'webhookSending.test', ACTIONS.settings),
  guarded('GET', '/webhooks/:id/deliveries', 'webhookSending.deliveries', ACTIONS.settings),
  guarded('POST', '/webhooks/:id/replay', 'webhookSending.replay', ACTIONS.settings),
];
