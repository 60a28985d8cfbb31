import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Which wording of a template does better. */
export const experimentsRoutes: readonly AdminRoute[] = [
  guarded('GET', '/experiments', 'experiments.list', ACTIONS.analytics),
  guarded('POST', '/experiments', 'experiments.create', ACTIONS.templates),
  guarded('GET', '/experiments/:id', 'experiments.find', ACTIONS.analytics),
  guarded('PUT', '/experiments/:id', 'experiments.update', ACTIONS.templates),
  guarded('POST', '/experiments/:id/start', 'experiments.start', ACTIONS.templates),
  guarded('POST', '/experiments/:id/stop', 'experiments.stop', ACTIONS.templates),
  guarded('POST', '/experiments/:id/archive', 'experiments.archive', ACTIONS.templates),
  guarded('POST', '/experiments/:id/adopt', 'experiments.adopt', ACTIONS.templates),
];
