import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Many entries at once. */
export const bulkRoutes: readonly AdminRoute[] = [
  guarded('POST', '/dispatch/bulk', 'bulkDispatch.create', ACTIONS.distribute),
  guarded('POST', '/dispatch/bulk/csv', 'bulkDispatch.createFromCsv', ACTIONS.distribute),
  guarded('GET', '/bulk', 'bulk.list', ACTIONS.read),
  guarded('GET', '/bulk/:id', 'bulk.find', ACTIONS.read),
  guarded('GET', '/bulk/:id/rows', 'bulk.rows', ACTIONS.read),
  guarded('POST', '/bulk/:id/start', 'bulk.start', ACTIONS.distribute),
  guarded('POST', '/bulk/:id/pause', 'bulk.pause', ACTIONS.distribute),
  guarded('POST', '/bulk/:id/resume', 'bulk.resume', ACTIONS.distribute),
  guarded('POST', '/bulk/:id/cancel', 'bulk.cancel', ACTIONS.distribute),
  guarded('POST', '/bulk/:id/retry', 'bulk.retry', ACTIONS.distribute),
];
