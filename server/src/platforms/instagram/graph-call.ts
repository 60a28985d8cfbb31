import type { ZodType } from 'zod';

import type { HttpRequest, HttpResponse, JsonValue } from '../contract';
import type { GraphApi } from '../meta';
import { appSecretProof } from '../meta/appsecret-proof';
import { readGraphError } from '../meta/errors';
import { readExactIds } from '../meta/exact-ids';
import { classifyRefusal, classifyTransport, unreadableAnswer, type Effect } from './errors';

/** One account's access, for as long as its caller wants the answers. */
export interface InstagramApi extends GraphApi {
  signal?: AbortSignal;
}

export interface GraphCall<T> {
  method: 'GET' | 'POST' | 'DELETE';
  /** With leading slash, without the version. */
  path: string;
  /** In the address of a GET or DELETE, in the JSON body of a POST: captions never in an address. */
  params?: Readonly<Record<string, JsonValue>>;
  schema: ZodType<T>;
  /** @default 'none' */
  effect?: Effect;
}

/** Creating a container waits until Instagram has fetched the picture. */
const TIMEOUT_MS = 60_000;

/** One call, read by its schema; everything else throws a classified failure. */
export const callGraph = async <T>(api: InstagramApi, call: GraphCall<T>): Promise<T> => {
  const { effect = 'none', schema } = call;
  const response = await send(api, call, effect);
  const isSuccess = response.status >= 200 && response.status <= 299;
  if (!isSuccess || readGraphError(response)) throw classifyRefusal({ api, response, effect });
  const parsed = schema.safeParse(readExactIds(response));
  if (parsed.success) return parsed.data;
  throw unreadableAnswer(api, response.status, effect);
};

const send = async (
  api: InstagramApi,
  call: GraphCall<unknown>,
  effect: Effect
): Promise<HttpResponse> => {
  try {
    return await api.deps.http(requestOf(api, call));
  } catch (error) {
    throw classifyTransport(api, error, effect);
  }
};

const requestOf = (api: InstagramApi, call: GraphCall<unknown>): HttpRequest => {
  const { method, path, params = {} } = call;
  const isPost = method === 'POST';
  const all = { ...params, ...proofOf(api) };
  const query = isPost ? '' : queryOf(all);
  return {
    method,
    url: `${api.url}${path}${query === '' ? '' : `?${query}`}`,
    headers: { accept: 'application/json', authorization: `Bearer ${api.accessToken}` },
    ...(isPost ? { body: { kind: 'json', value: all } } : {}),
    timeoutMs: TIMEOUT_MS,
    signal: api.signal,
  };
};

const queryOf = (params: Readonly<Record<string, JsonValue>>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return query.toString();
};

/** Made for each call: it is good for five minutes. */
const proofOf = ({ deps, accessToken }: InstagramApi): Record<string, string> => {
  const appSecret = deps.app?.clientSecret ?? null;
  return appSecret === null
    ? {}
    : appSecretProof({ accessToken, appSecret, now: deps.clock.now() });
};

/** An id as part of a path. */
export const nodePath = (id: string, edge = ''): string => `/${encodeURIComponent(id)}${edge}`;
