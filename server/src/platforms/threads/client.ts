import { z } from 'zod';

import type { AdapterDeps, HttpResponse } from '../contract';

import { THREADS_API_VERSION, THREADS_BASE_URLS } from './descriptor';
import { classifyAnswer, classifyTransport, readError, unreadableAnswer } from './errors';

/** What a call needs: the injected world and whose token to send. */
export interface ThreadsApi {
  deps: Pick<AdapterDeps, 'http' | 'clock' | 'baseUrls' | 'apiVersion'>;
  accessToken: string;
}

const optionalText = z.string().nullish().catch(null);

/** PROF. Ids are beyond 2^53: as numbers they are already wrong. */
const profileSchema = z.object({
  id: z.string().min(1),
  username: z.string().min(1),
  name: optionalText,
  threads_profile_picture_url: optionalText,
});

export type ThreadsProfile = z.output<typeof profileSchema>;

/** DBG. */
const debugSchema = z.object({ data: z.object({ scopes: z.array(z.string()).min(1) }) });

/** Whose token it is (PROF). */
export const fetchProfile = async (api: ThreadsApi): Promise<ThreadsProfile> => {
  const fields = 'id,username,name,threads_profile_picture_url';
  const response = await read(api, '/me', { fields });
  const parsed = profileSchema.safeParse(response.json);
  if (!parsed.success) throw unreadableAnswer(response, 'the account');
  return parsed.data;
};

/**
 * The scopes that the person granted (DBG). The documentation wants the token of a Threads Tester
 * to ask with; an ordinary person's own works for others, but may be refused.
 */
export const fetchGrantedScopes = async (api: ThreadsApi): Promise<string[]> => {
  const response = await read(api, '/debug_token', { input_token: api.accessToken });
  const parsed = debugSchema.safeParse(response.json);
  if (!parsed.success) throw unreadableAnswer(response, 'the granted permissions');
  return parsed.data.data.scopes;
};

/** The one place that builds headers. The token travels in the query, as documented (OV). */
const read = async (
  api: ThreadsApi,
  path: string,
  query: Readonly<Record<string, string>>
): Promise<HttpResponse> => {
  const { deps, accessToken } = api;
  const base = `${deps.baseUrls.api ?? THREADS_BASE_URLS.api}/${deps.apiVersion ?? THREADS_API_VERSION}`;
  const params = new URLSearchParams({ ...query, access_token: accessToken });
  const response = await send(api, `${base}${path}?${params.toString()}`);
  const isSuccess = response.status >= 200 && response.status <= 299;
  if (isSuccess && readError(response) === null) return response;
  throw classifyAnswer({ response, secrets: [accessToken], now: deps.clock.now() });
};

const send = async ({ deps }: ThreadsApi, url: string): Promise<HttpResponse> => {
  try {
    return await deps.http({ method: 'GET', url, headers: { accept: 'application/json' } });
  } catch (error) {
    throw classifyTransport(error);
  }
};
