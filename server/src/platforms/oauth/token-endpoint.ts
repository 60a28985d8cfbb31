import { TransportError } from '../contract';
import type { AppCredentials, Endpoint, HttpResponse, OAuthDescriptor } from '../contract';

import { requireApp } from './app-credentials';
import { endpointUrl } from './endpoint-url';
import { tokenEndpointUnreachable } from './errors';
import type { OAuthDeps } from './oauth-deps';

export interface TokenEndpointCall {
  oauth: OAuthDescriptor;
  deps: OAuthDeps;
  endpoint: Endpoint;
  fields: Readonly<Record<string, string>>;
}

/**
 * One form POST in which the client proves itself as the descriptor says. The only place that
 * builds headers for OAuth endpoints. Resolves for every HTTP status.
 */
export const callTokenEndpoint = async (call: TokenEndpointCall): Promise<HttpResponse> => {
  const proof = clientProof(call.oauth, requireApp(call.deps));
  const url = endpointUrl(call.deps, call.endpoint);
  try {
    return await call.deps.http({
      method: 'POST',
      url,
      headers: { accept: 'application/json', ...proof.headers },
      body: { kind: 'form', fields: { ...call.fields, ...proof.fields } },
    });
  } catch (error) {
    throw error instanceof TransportError ? tokenEndpointUnreachable(error) : error;
  }
};

interface ClientProof {
  headers: Readonly<Record<string, string>>;
  fields: Readonly<Record<string, string>>;
}

const clientProof = (oauth: OAuthDescriptor, app: AppCredentials): ClientProof => {
  // A public client has nothing to prove: its id in the body is all there is (RFC 6749 §3.2.1).
  if (app.clientSecret === null) return { headers: {}, fields: { client_id: app.clientId } };
  switch (oauth.clientAuth) {
    case 'basic':
      return {
        headers: { authorization: basicHeader(app.clientId, app.clientSecret) },
        fields: {},
      };
    case 'body':
      return {
        headers: {},
        fields: { client_id: app.clientId, client_secret: app.clientSecret },
      };
  }
};

const basicHeader = (clientId: string, clientSecret: string): string =>
  `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
