import { z } from 'zod';
import type { ZodType } from 'zod';

import type { AdapterDeps, HttpResponse } from '../contract';
import { appSecretProof } from './appsecret-proof';
import type { GraphSubject } from './error-table';
import {
  classifyGraphRefusal,
  classifyGraphTransport,
  readGraphError,
  unreadableGraphAnswer,
} from './errors';
import { readExactIds } from './exact-ids';

/** One token's access to one of Meta's Graph hosts, and what the calls are about. */
export interface GraphApi extends GraphSubject {
  deps: Pick<AdapterDeps, 'http' | 'clock' | 'app'>;
  /** Base URL of the host with the version, without trailing slash. */
  url: string;
  accessToken: string;
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
  const response = await get(api, read.path, read.query);
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

/**
 * The only place that builds headers. The token travels in one, never in the address, where logs
 * would keep it; the proof does, but is of no use without the token and over after five minutes.
 */
const get = async (api: GraphApi, path: string, query: Query): Promise<HttpResponse> => {
  const { deps, accessToken } = api;
  const now = deps.clock.now();
  const appSecret = deps.app?.clientSecret ?? null;
  const proof = appSecret === null ? {} : appSecretProof({ accessToken, appSecret, now });
  const params = new URLSearchParams({ ...query, ...proof }).toString();
  const response = await send(api, {
    method: 'GET',
    url: `${api.url}${path}${params === '' ? '' : `?${params}`}`,
    headers: { accept: 'application/json', authorization: `Bearer ${accessToken}` },
  });
  const isSuccess = response.status >= 200 && response.status <= 299;
  if (isSuccess && !readGraphError(response)) return response;
  const secrets = [accessToken, appSecret ?? ''];
  throw classifyGraphRefusal({ ...api, response, secrets, now });
};

const send = async (
  api: GraphApi,
  request: Parameters<AdapterDeps['http']>[0]
): Promise<HttpResponse> => {
  try {
    return await api.deps.http(request);
  } catch (error) {
    throw classifyGraphTransport(api, error);
  }
};
