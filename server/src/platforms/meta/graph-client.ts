import { z } from 'zod';
import type { ZodType } from 'zod';

import type { AdapterDeps, HttpBody, HttpRequest, HttpResponse } from '../contract';
import { appSecretProof } from './appsecret-proof';
import type { ErrorRow, GraphSubject } from './error-table';
import {
  classifyGraphRefusal,
  classifyGraphTransport,
  readGraphError,
  unreadableGraphAnswer,
  type GraphCallKind,
} from './errors';
import { readExactIds } from './exact-ids';

/** One token's access to one of Meta's Graph hosts, and what the calls are about. */
export interface GraphApi extends GraphSubject {
  deps: Pick<AdapterDeps, 'http' | 'clock' | 'app'>;
  /** Base URL of the host with the version, without trailing slash. */
  url: string;
  accessToken: string;
  /** Lines of the platform's own error table, which come before Meta's common ones. */
  rows?: readonly ErrorRow[];
  /** Hears the headers of every answer, as limits are told there. */
  observe?: (headers: HttpResponse['headers']) => void;
  /** Stops what may be repeated; what makes something visible is never stopped half-way. */
  signal?: AbortSignal;
}

type Query = Readonly<Record<string, string>>;

export interface GraphRead<T> {
  /** With leading slash, without the version. */
  path: string;
  query: Query;
  schema: ZodType<T>;
}

/** The base URL of a host with the version in it. */
export const graphUrl = (baseUrl: string, apiVersion: string): string => `${baseUrl}/${apiVersion}`;

/** A GET, read by its schema. Throws a classified {@link PlatformFailure} for everything else. */
export const readGraph = async <T>(api: GraphApi, read: GraphRead<T>): Promise<T> => {
  const { path, query } = read;
  const response = await send(api, { method: 'GET', path, query, kind: 'repeatable' });
  const parsed = read.schema.safeParse(readExactIds(response));
  if (parsed.success) return parsed.data;
  throw unreadableGraphAnswer(api, response.status);
};

/** Items of a page of an edge. Meta gives at most a hundred. */
const PAGE_SIZE = '100';

/** Ten thousand items: a list that is longer repeats itself. */
const MAX_PAGES = 100;

const listSchema = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({ next: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** A whole edge, page after page. Items that do not fit the schema are left out. */
export const readGraphList = async <T>(api: GraphApi, read: GraphRead<T>): Promise<T[]> => {
  const { path, schema } = read;
  const items: T[] = [];
  let query: Query | null = { ...read.query, limit: PAGE_SIZE };
  for (let page = 0; page < MAX_PAGES && query; page += 1) {
    const { data, paging }: z.output<typeof listSchema> = await readGraph(api, {
      path,
      query,
      schema: listSchema,
    });
    for (const item of data) {
      const parsed = schema.safeParse(item);
      if (parsed.success) items.push(parsed.data);
    }
    query = paging?.next ? nextQuery(query, paging.next) : null;
  }
  return items;
};

/** Of the next page's address only the place counts: the token in it is ours, the proof is over. */
const nextQuery = (query: Query, next: string): Query | null => {
  if (!URL.canParse(next)) return null;
  const place = [...new URL(next).searchParams].filter(([name]) => !OWN_PARAMS.has(name));
  const wanted = { ...query, ...Object.fromEntries(place) };
  const isElsewhere = Object.entries(wanted).some(([name, value]) => query[name] !== value);
  return isElsewhere ? wanted : null;
};

const OWN_PARAMS: ReadonlySet<string> = new Set([
  'access_token',
  'appsecret_proof',
  'appsecret_time',
  'fields',
  'limit',
]);

export interface GraphWrite<T> {
  method: 'POST' | 'DELETE';
  /** With leading slash, without the version. */
  path: string;
  /** @default none */
  query?: Query;
  /** @default none */
  body?: HttpBody;
  schema: ZodType<T>;
  kind: GraphCallKind;
  /** @default the client's own */
  timeoutMs?: number;
}

/**
 * A POST or DELETE, read by its schema. Of a `commit` everything that leaves open whether it
 * worked is an `unknown_outcome`.
 */
export const writeGraph = async <T>(api: GraphApi, write: GraphWrite<T>): Promise<T> => {
  const response = await send(api, write);
  const parsed = write.schema.safeParse(readExactIds(response));
  if (parsed.success) return parsed.data;
  throw unreadableGraphAnswer(api, response.status, write.kind);
};

interface GraphCall {
  method: HttpRequest['method'];
  path: string;
  query?: Query;
  body?: HttpBody;
  kind: GraphCallKind;
  timeoutMs?: number;
}

/**
 * The only place that builds headers. The token travels in one, never in the address, where logs
 * would keep it; the proof does, but is of no use without the token and over after five minutes.
 */
const send = async (api: GraphApi, call: GraphCall): Promise<HttpResponse> => {
  const { deps, accessToken } = api;
  const now = deps.clock.now();
  const appSecret = deps.app?.clientSecret ?? null;
  const proof = appSecret === null ? {} : appSecretProof({ accessToken, appSecret, now });
  const params = new URLSearchParams({ ...call.query, ...proof }).toString();
  const { method, body, timeoutMs, kind } = call;
  const response = await exchange(api, kind, {
    method,
    url: `${api.url}${call.path}${params === '' ? '' : `?${params}`}`,
    headers: { accept: 'application/json', authorization: `Bearer ${accessToken}` },
    ...(body && { body }),
    ...(timeoutMs && { timeoutMs }),
    // Cutting off a commit cannot undo it; it only loses the answer.
    ...(api.signal && kind !== 'commit' && { signal: api.signal }),
  });
  api.observe?.(response.headers);
  const isSuccess = response.status >= 200 && response.status <= 299;
  if (isSuccess && !readGraphError(response)) return response;
  const secrets = [accessToken, appSecret ?? ''];
  throw classifyGraphRefusal({ ...api, response, kind, secrets, now: deps.clock.now() });
};

const exchange = async (
  api: GraphApi,
  kind: GraphCallKind,
  request: HttpRequest
): Promise<HttpResponse> => {
  try {
    return await api.deps.http(request);
  } catch (error) {
    throw classifyGraphTransport(api, error, kind);
  }
};
