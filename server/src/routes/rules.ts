import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Rules. */
export const rulesRoutes: readonly AdminRoute[] = [
  guarded('GET', '/rules', 'rules.list', ACTIONS.read),
  guarded('POST', '/rules', 'rules.create', ACTIONS.rules),
  guarded('PUT', '/rules/:id', 'rules.update', ACTIONS.rules),
  guarded('DELETE', '/rules/:id', 'rules.remove', ACTIONS.rules),
];
