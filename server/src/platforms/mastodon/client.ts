import { z } from 'zod';

import type {
  AdapterDeps,
  AppCredentials,
  AppRegistration,
  HttpRequest,
  HttpResponse,
} from '../contract';

import { classifyAnswer, classifyTransport, unreadableAnswer } from './errors';
import type { CallKind } from './error-table';

/** One server and how to reach it. */
export interface MastodonServer {
  deps: Pick<AdapterDeps, 'http' | 'clock'>;
  /** Base URL without trailing slash. */
  serviceUrl: string;
}

/** Anyone can run a server: an address it names must be one of the web. */
const webAddress = z
  .url({ protocol: /^https?$/ })
  .nullish()
  .catch(null);

/** ACCT. Ids are strings, also where they look like numbers. */
const accountSchema = z.object({
  id: z.string().min(1),
  username: z.string().regex(/^[^\s@/]+$/),
  display_name: z.string().trim().catch(''),
  url: webAddress,
  avatar: webAddress,
});

export type MastodonAccount = z.output<typeof accountSchema>;

/** APPS. */
const appSchema = z.object({
  client_id: z.string().min(1),
  client_secret: z.string().min(1).nullish().catch(null),
});

/** Longer names are refused since 4.3 (APPS; its spec in spec/requests/api/v1/apps_spec.rb). */
const MAX_APP_NAME_LENGTH = 60;

/** Whose token it is (ACCT). */
export const verifyCredentials = async (
  server: MastodonServer,
  accessToken: string
): Promise<MastodonAccount> => {
  const response = await call(server, 'account', {
    method: 'GET',
    path: '/api/v1/accounts/verify_credentials',
    accessToken,
  });
  const parsed = accountSchema.safeParse(response.json);
  if (parsed.success) return parsed.data;
  throw unreadableAnswer({ call: 'account', response, serviceUrl: server.serviceUrl });
};

/**
 * Makes an app of ours (APPS). As a form, and with one redirect URI as a string: servers older than
 * 4.3 and others that speak the same API know nothing else.
 */
export const registerApp = async (
  server: MastodonServer,
  { redirectUri, name, website, scopes }: AppRegistration & { scopes: string }
): Promise<AppCredentials> => {
  const shortName = [...name].slice(0, MAX_APP_NAME_LENGTH).join('');
  const fields = { client_name: shortName, redirect_uris: redirectUri, scopes };
  const response = await call(server, 'registration', {
    method: 'POST',
    path: '/api/v1/apps',
    body: { kind: 'form', fields: website ? { ...fields, website } : fields },
  });
  const parsed = appSchema.safeParse(response.json);
  if (parsed.success) {
    return { clientId: parsed.data.client_id, clientSecret: parsed.data.client_secret ?? null };
  }
  throw unreadableAnswer({ call: 'registration', response, serviceUrl: server.serviceUrl });
};

interface Message {
  method: 'GET' | 'POST';
  path: string;
  accessToken?: string;
  body?: HttpRequest['body'];
}

/** The one place that builds headers. Resolves for success only. */
const call = async (
  { deps, serviceUrl }: MastodonServer,
  kind: CallKind,
  { method, path, accessToken, body }: Message
): Promise<HttpResponse> => {
  const headers = {
    accept: 'application/json',
    ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
  };
  const response = await send(
    deps,
    { method, url: `${serviceUrl}${path}`, headers, body },
    serviceUrl
  );
  if (response.status >= 200 && response.status <= 299) return response;
  const secrets = accessToken === undefined ? [] : [accessToken];
  throw classifyAnswer({ call: kind, response, serviceUrl, secrets, now: deps.clock.now() });
};

const send = async (
  { http }: MastodonServer['deps'],
  request: HttpRequest,
  serviceUrl: string
): Promise<HttpResponse> => {
  try {
    return await http(request);
  } catch (error) {
    throw classifyTransport(error, serviceUrl);
  }
};
