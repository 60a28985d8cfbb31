import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** What editors wrote and have not sent yet. */
export const draftsRoutes: readonly AdminRoute[] = [
  guarded('GET', '/drafts', 'drafts.find', ACTIONS.compose),
  guarded('PUT', '/drafts', 'drafts.save', ACTIONS.compose),
  guarded('DELETE', '/drafts', 'drafts.remove', ACTIONS.compose),
];
