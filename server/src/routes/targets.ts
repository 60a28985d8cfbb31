import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Ways to publish through the accounts. */
export const targetsRoutes: readonly AdminRoute[] = [
  guarded('GET', '/targets', 'targets.list', ACTIONS.read),
  guarded('POST', '/targets', 'targets.create', ACTIONS.connect),
  guarded('PUT', '/targets/:id', 'targets.update', ACTIONS.connect),
  guarded('DELETE', '/targets/:id', 'targets.remove', ACTIONS.connect),
];
