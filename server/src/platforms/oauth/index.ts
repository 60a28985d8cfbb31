export { createAuthorizeUrl } from './authorize-url';
export { API_VERSION, endpointUrl } from './endpoint-url';
export { withoutSecrets } from './errors';
export { APP_GONE, exchangeCode } from './exchange-code';
export type { OAuthDeps } from './oauth-deps';
export { redirectProblem, type RedirectProblem } from './redirect-rules';
export { refreshCredentials } from './refresh-credentials';
export { revokeCredentials } from './revoke-credentials';
