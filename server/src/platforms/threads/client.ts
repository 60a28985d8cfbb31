import type { ZodType } from 'zod';

import type { AdapterDeps, HttpRequest, HttpResponse } from '../contract';
import { readExactIds } from '../meta/exact-ids';

import { THREADS_API_VERSION, THREADS_BASE_URLS } from './descriptor';
import {
  classifyAnswer,
  classifyTransport,
  lostTransport,
  readError,
  unreadableAnswer,
} from './errors';

/** What a call needs: the injected world and whose token to send. */
export interface ThreadsApi {
  deps: Pick<AdapterDeps, 'http' | 'clock' | 'baseUrls' | 'apiVersion'>;
  accessToken: string;
  signal?: AbortSignal;
}

export interface ThreadsCall<T> {
  method: 'GET' | 'POST' | 'DELETE';
  /** With leading slash, without the version. */
  path: string;
  params: Readonly<Record<string, string>>;
  schema: ZodType<T>;
  /** What it is about, for a message: "the account". */
  subject: string;
  /** Makes a post visible: what leaves that open is an `unknown_outcome`. @default false */
  isCommit?: boolean;
  timeoutMs?: number;
}

/** Sends a call and reads its answer. Throws a classified {@link PlatformFailure} for all else. */
export const callThreads = async <T>(api: ThreadsApi, call: ThreadsCall<T>): Promise<T> => {
  const isCommit = call.isCommit ?? false;
  const response = await send(api, requestOf(api, call), isCommit);
  const isSuccess = response.status >= 200 && response.status <= 299;
  if (!isSuccess || readError(response) !== null) {
    const now = api.deps.clock.now();
    throw classifyAnswer({ response, secrets: [api.accessToken], now, isCommit });
  }
  // Long ids have been seen as numbers, which parsing would spoil.
  const parsed = call.schema.safeParse(readExactIds(response));
  if (parsed.success) return parsed.data;
  throw unreadableAnswer(response, call.subject, isCommit);
};

/**
 * The one place that builds requests. The token travels as a parameter, as documented (OV); POST
 * takes a form (POSTS, PM).
 */
const requestOf = <T>(api: ThreadsApi, call: ThreadsCall<T>): HttpRequest => {
  const { deps, accessToken, signal } = api;
  const { method, path, timeoutMs } = call;
  const base = `${deps.baseUrls.api ?? THREADS_BASE_URLS.api}/${deps.apiVersion ?? THREADS_API_VERSION}`;
  const fields = { ...call.params, access_token: accessToken };
  const shared = { method, headers: { accept: 'application/json' }, signal, timeoutMs };
  if (method === 'POST') return { ...shared, url: base + path, body: { kind: 'form', fields } };
  return { ...shared, url: `${base}${path}?${new URLSearchParams(fields).toString()}` };
};

const send = async (
  { deps }: ThreadsApi,
  request: HttpRequest,
  isCommit: boolean
): Promise<HttpResponse> => {
  try {
    return await deps.http(request);
  } catch (error) {
    throw isCommit ? lostTransport(error) : classifyTransport(error);
  }
};
