export { createAuthorizeUrl } from './authorize-url';
export { exchangeCode } from './exchange-code';
export { refreshCredentials } from './refresh-credentials';
export { revokeCredentials } from './revoke-credentials';
