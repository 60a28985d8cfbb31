import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { ApiError } from './api-error';
import { supportedScopes } from './scopes';
import type { Mastodon } from './state';

/** `GET /.well-known/oauth-authorization-server`, since 4.3 (OAUTH). */
export const discoveryRoutes = (app: Hono<SandboxEnv>, mastodon: Mastodon): void => {
  const fault = mastodon.world.faults.on('mastodon', 'discovery');
  app.get('/.well-known/oauth-authorization-server', fault, (context) => {
    const { discovery, oldServer } = mastodon.state.knobs;
    if (!discovery || oldServer) throw new ApiError(404, 'Not Found');
    const base = mastodon.world.baseUrl();
    return context.json({
      issuer: `${base}/`,
      service_documentation: 'https://docs.joinmastodon.org/',
      authorization_endpoint: `${base}/oauth/authorize`,
      token_endpoint: `${base}/oauth/token`,
      app_registration_endpoint: `${base}/api/v1/apps`,
      revocation_endpoint: `${base}/oauth/revoke`,
      scopes_supported: supportedScopes(mastodon),
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      grant_types_supported: ['authorization_code', 'client_credentials'],
      code_challenge_methods_supported: ['S256'],
    });
  });
};
