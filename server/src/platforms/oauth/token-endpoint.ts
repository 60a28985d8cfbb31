import { TransportError } from '../contract';
import type {
  AppCredentials,
  Endpoint,
  HttpResponse,
  OAuthDescriptor,
  TokenExchange,
} from '../contract';

import { requireApp } from './app-credentials';
import { endpointUrl } from './endpoint-url';
import { tokenEndpointUnreachable } from './errors';
import type { OAuthDeps } from './oauth-deps';

type Fields = Readonly<Record<string, string>>;

export interface TokenEndpointCall {
  oauth: OAuthDescriptor;
  deps: OAuthDeps;
  endpoint: Endpoint & { method?: 'POST' | 'GET' };
  fields: Fields;
}

/**
 * One call in which the client proves itself as the descriptor says. The only place that builds
 * headers for OAuth endpoints. Resolves for every HTTP status.
 */
export const callTokenEndpoint = async (call: TokenEndpointCall): Promise<HttpResponse> => {
  const proof = clientProof(call.oauth, requireApp(call.deps));
  const url = endpointUrl(call.deps, call.endpoint);
  const fields = { ...call.fields, ...proof.fields };
  const headers = { accept: 'application/json', ...proof.headers };
  if (call.endpoint.method === 'GET')
    return send(call.deps, { url: withQuery(url, fields), headers });
  return send(call.deps, { url, headers, fields });
};

/** Turns one token into another by GET, as Meta's platforms do. Resolves for every HTTP status. */
export const callTokenExchange = (
  deps: OAuthDeps,
  exchange: TokenExchange,
  token: string
): Promise<HttpResponse> => {
  const app = requireApp(deps);
  const fields: Record<string, string> = {
    grant_type: exchange.grantType,
    [exchange.tokenParam]: token,
  };
  if (exchange.sends.includes('client_id')) fields.client_id = app.clientId;
  if (exchange.sends.includes('client_secret')) fields.client_secret = app.clientSecret ?? '';
  const url = withQuery(endpointUrl(deps, exchange.endpoint), fields);
  return send(deps, { url, headers: { accept: 'application/json' } });
};

interface Message {
  url: string;
  headers: Fields;
  /** Sent as a form by POST; without them it is a GET. */
  fields?: Fields;
}

const send = async (deps: OAuthDeps, { url, headers, fields }: Message): Promise<HttpResponse> => {
  try {
    if (!fields) return await deps.http({ method: 'GET', url, headers });
    return await deps.http({ method: 'POST', url, headers, body: { kind: 'form', fields } });
  } catch (error) {
    throw error instanceof TransportError ? tokenEndpointUnreachable(error) : error;
  }
};

const withQuery = (url: string, fields: Fields): string =>
  `${url}?${new URLSearchParams(fields).toString()}`;

interface ClientProof {
  headers: Fields;
  fields: Fields;
}

const clientProof = (oauth: OAuthDescriptor, app: AppCredentials): ClientProof => {
  const id = { [oauth.clientIdParam]: app.clientId };
  // A public client has nothing to prove: its id in the body is all there is (RFC 6749 §3.2.1).
  if (app.clientSecret === null) return { headers: {}, fields: id };
  switch (oauth.clientAuth) {
    case 'basic':
      return {
        headers: { authorization: basicHeader(app.clientId, app.clientSecret) },
        fields: {},
      };
    case 'body':
      return { headers: {}, fields: { ...id, client_secret: app.clientSecret } };
  }
};

const basicHeader = (clientId: string, clientSecret: string): string =>
  `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
