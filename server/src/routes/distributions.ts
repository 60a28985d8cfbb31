import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Previewing and dispatching entries. */
export const distributionsRoutes: readonly AdminRoute[] = [
  guarded('GET', '/content-types', 'distributions.contentTypes', ACTIONS.read),
  guarded('POST', '/preview', 'distributions.preview', ACTIONS.compose),
  guarded('POST', '/preview/count', 'distributions.count', ACTIONS.compose),
  guarded('POST', '/dispatch', 'distributions.dispatch', ACTIONS.distribute),
];
