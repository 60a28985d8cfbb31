import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** What platforms and sites allow, and when posts would go out. */
export const quotasRoutes: readonly AdminRoute[] = [
  guarded('GET', '/quotas', 'quotas.list', ACTIONS.read),
  guarded('POST', '/quotas/forecast', 'quotas.forecast', ACTIONS.compose),
  guarded('PUT', '/connections/:id/limits', 'connectionLimits.save', ACTIONS.connect),
  guarded('GET', '/budgets', 'budgets.find', ACTIONS.read),
];
