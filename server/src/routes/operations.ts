import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Health, and what an operator does about trouble. */
export const operationsRoutes: readonly AdminRoute[] = [
  guarded('GET', '/health', 'health.view', ACTIONS.monitor),
  guarded('GET', '/service-levels', 'serviceLevels.view', ACTIONS.monitor),
  guarded('POST', '/circuits/:platform/retry', 'health.retryCircuit', ACTIONS.pause),
  guarded('POST', '/outbox/:id/retry', 'health.retryOutbox', ACTIONS.pause),
];
