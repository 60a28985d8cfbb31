import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Previewing and dispatching entries. */
export const distributionsRoutes: readonly AdminRoute[] = [
  guarded('GET', '/content-types', 'distributions.contentTypes', ACTIONS.read),
  guarded('POST', '/preview', 'previews.preview', ACTIONS.compose),
  guarded('POST', '/preview/count', 'previews.count', ACTIONS.compose),
  guarded('POST', '/dispatch/dry-run', 'previews.dryRun', ACTIONS.compose),
  guarded('POST', '/dispatch', 'distributions.dispatch', ACTIONS.distribute),
];
