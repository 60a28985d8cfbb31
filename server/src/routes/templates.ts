import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Templates and the hashtag sets that they name. */
export const templatesRoutes: readonly AdminRoute[] = [
  guarded('GET', '/templates', 'templates.list', ACTIONS.read),
  guarded('POST', '/templates', 'templates.create', ACTIONS.templates),
  guarded('POST', '/templates/render', 'templates.render', ACTIONS.compose),
  guarded('PUT', '/templates/:id', 'templates.update', ACTIONS.templates),
  guarded('DELETE', '/templates/:id', 'templates.remove', ACTIONS.templates),
  guarded('GET', '/templates/:id/versions', 'templates.versions', ACTIONS.read),
  guarded('GET', '/hashtag-sets', 'hashtagSets.list', ACTIONS.read),
  guarded('POST', '/hashtag-sets', 'hashtagSets.create', ACTIONS.templates),
  guarded('PUT', '/hashtag-sets/:id', 'hashtagSets.update', ACTIONS.templates),
  guarded('DELETE', '/hashtag-sets/:id', 'hashtagSets.remove', ACTIONS.templates),
];
