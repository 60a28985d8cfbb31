export {
  facebookLogin,
  pageCredentials,
  pageTokenOver,
  type FacebookHosts,
} from './facebook-login';
export { FIELD_UNKNOWN, type GraphSubject } from './error-table';
export { classifyGraphRefusal } from './errors';
export { graphUrl, readGraph, readGraphList, type GraphApi, type GraphRead } from './graph-client';
export { LONG_LIVED_S, RENEWABLE_AFTER_S, RENEWED_AHEAD_S } from './lifetimes';
export {
  contentTaskMissing,
  fetchPages,
  mayCreateContent,
  pageName,
  pageProblem,
  POSTING_TASKS,
  type FacebookPage,
} from './pages';
export { fetchGrantedScopes } from './permissions';
