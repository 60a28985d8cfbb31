import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Words that AI vendors propose, what they cost and who they are. */
export const aiRoutes: readonly AdminRoute[] = [
  guarded('POST', '/adaptations', 'adaptations.adapt', ACTIONS.compose),
  guarded('POST', '/adaptations/estimate', 'adaptations.estimate', ACTIONS.compose),
  guarded('GET', '/adaptations/:id', 'adaptations.findOne', ACTIONS.compose),
  guarded('POST', '/adaptations/:id/verdicts', 'adaptations.judge', ACTIONS.compose),
  guarded('GET', '/ai/usage', 'aiUsage.find', ACTIONS.analytics),
  guarded('GET', '/ai/quality', 'adaptations.quality', ACTIONS.analytics),
];
