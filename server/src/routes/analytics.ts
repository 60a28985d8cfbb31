import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** What went out, and what it brought. */
export const analyticsRoutes: readonly AdminRoute[] = [
  guarded('GET', '/analytics', 'analytics.find', ACTIONS.analytics),
  guarded('GET', '/analytics/export', 'analytics.export', ACTIONS.analytics),
  guarded('GET', '/analytics/entries/:uid/:documentId', 'analytics.ledger', ACTIONS.analytics),
];
