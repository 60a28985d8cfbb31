import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** How long things are kept. */
export const retentionRoutes: readonly AdminRoute[] = [
  guarded('GET', '/retention', 'retention.show', ACTIONS.settings),
  guarded('PUT', '/retention', 'retention.save', ACTIONS.settings),
];
