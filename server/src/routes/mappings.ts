import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Which attributes of content-types give what to a post. */
export const mappingsRoutes: readonly AdminRoute[] = [
  guarded('GET', '/mappings', 'mappings.list', ACTIONS.settings),
  guarded('GET', '/mappings/:contentType', 'mappings.find', ACTIONS.settings),
  guarded('PUT', '/mappings/:contentType', 'mappings.save', ACTIONS.settings),
  guarded('DELETE', '/mappings/:contentType', 'mappings.remove', ACTIONS.settings),
  guarded('POST', '/mappings/:contentType/preview', 'mappings.preview', ACTIONS.settings),
];
