import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Sites. */
export const sitesRoutes: readonly AdminRoute[] = [
  guarded('GET', '/sites', 'sites.list', ACTIONS.read),
  guarded('POST', '/sites', 'sites.create', ACTIONS.settings),
  guarded('GET', '/sites/:id', 'sites.find', ACTIONS.read),
  guarded('PUT', '/sites/:id', 'sites.update', ACTIONS.settings),
  guarded('DELETE', '/sites/:id', 'sites.remove', ACTIONS.settings),
  guarded('POST', '/sites/:id/pause', 'health.pauseSite', ACTIONS.pause),
  guarded('POST', '/sites/:id/resume', 'health.resumeSite', ACTIONS.pause),
];
