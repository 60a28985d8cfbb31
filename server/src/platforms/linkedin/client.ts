import type { ZodType } from 'zod';

import type { AdapterDeps, HttpRequest, HttpResponse } from '../contract';
import { PlatformFailure } from '../contract';
import { DEFAULT_API_VERSION, DEFAULT_BASE_URLS } from './descriptor';
import { REVOKED_TOKEN } from './error-table';
import { classifyResponse, classifyTransport } from './errors';
import type { CallKind } from './errors';
import { userinfoSchema } from './wire';
import type { Userinfo } from './wire';

/** What a call needs: the injected world and whose token to send. */
export interface LinkedInApi {
  deps: Pick<AdapterDeps, 'http' | 'clock' | 'baseUrls' | 'apiVersion'>;
  accessToken: string;
  /** Stops reads and uploads. A create is never stopped half-way: that only makes a doubt. */
  signal?: AbortSignal;
}

/** Reported by other clients, checked 2026-11-22: a fresh token can be called "revoked" for a few seconds. */
const FRESH_TOKEN_WAIT_MS = 5_000;

export const apiUrl = (api: LinkedInApi, path: string): string =>
  `${api.deps.baseUrls.api ?? DEFAULT_BASE_URLS.api}${path}`;

/**
 * The one place that builds headers (VERS, checked 2026-11-22). `/v2` and the upload host
 * are not versioned and get the token alone.
 */
export const headersFor = (
  api: LinkedInApi,
  target: 'rest' | 'unversioned',
  extra?: Record<string, string>
): Record<string, string> => ({
  Authorization: `Bearer ${api.accessToken}`,
  ...(target === 'rest' && {
    'LinkedIn-Version': api.deps.apiVersion ?? DEFAULT_API_VERSION,
    'X-Restli-Protocol-Version': '2.0.0',
  }),
  ...extra,
});

/** The answer, whatever it is. */
export const send = async (
  api: LinkedInApi,
  kind: CallKind,
  request: HttpRequest
): Promise<HttpResponse> => {
  try {
    return await api.deps.http(request);
  } catch (error) {
    throw classifyTransport(kind, error);
  }
};

/** The answer if it is a success. */
export const call = async (
  api: LinkedInApi,
  kind: CallKind,
  request: HttpRequest
): Promise<HttpResponse> => {
  const response = await send(api, kind, request);
  if (response.status >= 200 && response.status < 300) return response;
  throw classifyResponse({ kind, response, now: api.deps.clock.now() });
};

/** A GET; asked once more when a token that may be fresh is called revoked. */
export const read = async (
  api: LinkedInApi,
  path: string,
  extra?: Record<string, string>
): Promise<HttpResponse> => {
  const request: HttpRequest = {
    method: 'GET',
    url: apiUrl(api, path),
    headers: headersFor(api, path.startsWith('/rest/') ? 'rest' : 'unversioned', extra),
    signal: api.signal,
  };
  try {
    return await call(api, 'read', request);
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.code !== REVOKED_TOKEN) throw error;
    await pause(api, FRESH_TOKEN_WAIT_MS);
    return call(api, 'read', request);
  }
};

export const unreadable = (what: string): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    { code: 'UNREADABLE_ANSWER', message: `LinkedIn's answer about ${what} is not readable.` }
  );

interface Asked<T> {
  path: string;
  schema: ZodType<T>;
  /** In words: "your pages". */
  what: string;
}

/** Any versioned GET, read by its schema. */
export const readRest = async <T>(api: LinkedInApi, asked: Asked<T>): Promise<T> => {
  const parsed = asked.schema.safeParse((await read(api, asked.path)).json);
  if (!parsed.success) throw unreadable(asked.what);
  return parsed.data;
};

/** Who the token belongs to (OIDC, checked 2026-11-22). */
export const fetchUserinfo = async (api: LinkedInApi): Promise<Userinfo> => {
  const parsed = userinfoSchema.safeParse((await read(api, '/v2/userinfo')).json);
  if (!parsed.success) throw unreadable('the account');
  return parsed.data;
};

/** Waits; a wait that is broken off is a retry. */
export const pause = async ({ deps, signal }: LinkedInApi, ms: number): Promise<void> => {
  try {
    await deps.clock.sleep(ms, signal);
  } catch (cause) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'ABORTED', message: 'Waiting for LinkedIn was interrupted.', cause }
    );
  }
};
