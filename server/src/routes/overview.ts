import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** How a site does, and what things cost there. */
export const overviewRoutes: readonly AdminRoute[] = [
  guarded('GET', '/overview', 'overview.find', ACTIONS.read),
  guarded('GET', '/overview/attention', 'overview.attention', ACTIONS.read),
  guarded('GET', '/prices', 'overview.prices', ACTIONS.read),
];
