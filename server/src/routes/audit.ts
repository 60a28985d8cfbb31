import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** The audit log. */
export const auditRoutes: readonly AdminRoute[] = [
  guarded('GET', '/audit', 'audit.list', ACTIONS.monitor),
  guarded('GET', '/audit/actors', 'audit.actors', ACTIONS.monitor),
  guarded('GET', '/audit/retention', 'audit.retention', ACTIONS.monitor),
  guarded('PUT', '/audit/retention', 'audit.setRetention', ACTIONS.settings),
];
