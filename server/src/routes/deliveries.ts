import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Deliveries, and the failed ones of the queue. */
export const deliveriesRoutes: readonly AdminRoute[] = [
  guarded('GET', '/deliveries', 'activity.list', ACTIONS.read),
  // Fixed paths stand before `/deliveries/:id…`, which would take their last part for an id.
  guarded('GET', '/deliveries/undecided', 'deliveries.undecided', ACTIONS.monitor),
  guarded('GET', '/deliveries/roll-ups', 'rollUps.list', ACTIONS.read),
  guarded('GET', '/deliveries/askers', 'activity.askers', ACTIONS.read),
  guarded('POST', '/deliveries/cancel', 'activity.cancelMany', ACTIONS.distribute),
  guarded('POST', '/deliveries/retry', 'deliveries.retryMany', ACTIONS.distribute),
  guarded('GET', '/deliveries/:id', 'deliveries.find', ACTIONS.read),
  guarded('PUT', '/deliveries/:id/content', 'deliveries.edit', ACTIONS.distribute),
  guarded('POST', '/deliveries/:id/adapt', 'deliveries.adapt', ACTIONS.distribute),
  guarded('POST', '/deliveries/:id/retry', 'deliveries.retry', ACTIONS.distribute),
  guarded('POST', '/deliveries/:id/cancel', 'deliveries.cancel', ACTIONS.distribute),
  guarded('POST', '/deliveries/:id/resolve', 'deliveries.resolve', ACTIONS.distribute),
  guarded('GET', '/queue/status', 'queue.status', ACTIONS.monitor),
  guarded('POST', '/queue/board-session', 'queueBoard.openSession', ACTIONS.monitor),
  guarded('GET', '/queue/failed', 'deliveries.failed', ACTIONS.monitor),
  guarded('POST', '/queue/retry/:id', 'deliveries.retry', ACTIONS.distribute),
];
