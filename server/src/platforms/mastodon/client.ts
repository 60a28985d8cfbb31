import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { AppCredentials, AppRegistration, JsonValue } from '../contract';

import { call } from './call';
import type { MastodonServer } from './call';
import { unreadableAnswer } from './errors';
import { traitsOf } from './limits';

export type { MastodonServer } from './call';

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
  const response = await call({ ...server, accessToken }, 'account', {
    method: 'GET',
    path: '/api/v1/accounts/verify_credentials',
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

/** v2 came with 4.0, and compatible servers have v1 only (INSTANCE, SNAC). */
const INSTANCE_PATHS = ['/api/v2/instance', '/api/v1/instance'] as const;

/**
 * The server's own limits. With the token, as servers that are closed to others tell nobody else.
 * Null when they cannot be read now: an account is not lost for that.
 */
export const readTraits = async (
  server: MastodonServer,
  accessToken: string
): Promise<Record<string, JsonValue> | null> => {
  for (const path of INSTANCE_PATHS) {
    try {
      const { json } = await call({ ...server, accessToken }, 'instance', { method: 'GET', path });
      const traits = traitsOf(json);
      if (traits) return traits;
    } catch (error) {
      if (!(error instanceof PlatformFailure)) throw error;
      // Out of reach: asking for the older one would take as long again.
      if (error.httpStatus === null) return null;
    }
  }
  return null;
};
