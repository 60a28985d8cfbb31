export {
  facebookLogin,
  pageCredentials,
  pageTokenOver,
  type FacebookHosts,
} from './facebook-login';
export { FIELD_UNKNOWN, type ErrorRow, type GraphSubject } from './error-table';
export {
  classifyGraphRefusal,
  classifyGraphTransport,
  doubtfulCall,
  readGraphError,
  unreadableGraphAnswer,
  type GraphCallKind,
} from './errors';
export { readExactIds } from './exact-ids';
export {
  graphUrl,
  readGraph,
  readGraphList,
  writeGraph,
  type GraphApi,
  type GraphRead,
  type GraphWrite,
} from './graph-client';
export { LimitMemory } from './limit-memory';
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
export { accessRegainedAt } from './usage-headers';
