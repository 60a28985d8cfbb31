import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** The AI vendors of a site. */
export const aiProvidersRoutes: readonly AdminRoute[] = [
  guarded('GET', '/ai/providers', 'aiProviders.list', ACTIONS.settings),
  guarded('PUT', '/ai/providers/:provider', 'aiProviders.save', ACTIONS.settings),
  guarded('DELETE', '/ai/providers/:provider', 'aiProviders.remove', ACTIONS.settings),
  guarded('POST', '/ai/providers/:provider/test', 'aiProviders.test', ACTIONS.settings),
];
