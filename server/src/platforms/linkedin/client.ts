import type { ZodType } from 'zod';

import type { AdapterDeps, HttpRequest, HttpResponse, JsonValue } from '../contract';
import { PlatformFailure } from '../contract';
import { DEFAULT_API_VERSION, DEFAULT_BASE_URLS } from './descriptor';
import { REVOKED_TOKEN } from './error-table';
import { classifyResponse, classifyTransport } from './errors';
import type { CallKind } from './errors';
import { imageSchema, initializedUploadSchema, postListSchema, userinfoSchema } from './wire';
import type { ReadPost, Userinfo } from './wire';

/** What a call needs: the injected world and whose token to send. */
export interface LinkedInApi {
  deps: Pick<AdapterDeps, 'http' | 'clock' | 'baseUrls' | 'apiVersion'>;
  accessToken: string;
  /** Stops reads and uploads. A create is never stopped half-way: that only makes a doubt. */
  signal?: AbortSignal;
}

/** Reported by other clients, checked 2026-11-22: a fresh token can be called "revoked" for a few seconds. */
const FRESH_TOKEN_WAIT_MS = 5_000;
/** How long an answer to "create a post" is waited for. */
export const CREATE_TIMEOUT_MS = 30_000;
const UPLOAD_TIMEOUT_MS = 120_000;
/** Most posts a list gives at once (POSTS, checked 2026-11-22). */
export const LIST_PAGE_SIZE = 100;

const apiUrl = (api: LinkedInApi, path: string): string =>
  `${api.deps.baseUrls.api ?? DEFAULT_BASE_URLS.api}${path}`;

/**
 * The one place that builds headers (VERS, checked 2026-11-22). `/v2` and the upload host
 * are not versioned and get the token alone.
 */
const headersFor = (
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

const send = async (
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

const succeeded = (response: HttpResponse): boolean =>
  response.status >= 200 && response.status < 300;

const refusal = (api: LinkedInApi, kind: CallKind, response: HttpResponse): PlatformFailure =>
  classifyResponse({ kind, response, now: api.deps.clock.now() });

/** A GET; asked once more when a token that may be fresh is called revoked. */
const read = async (
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
  const first = await send(api, 'read', request);
  if (succeeded(first)) return first;
  const failure = refusal(api, 'read', first);
  if (failure.code !== REVOKED_TOKEN) throw failure;
  await api.deps.clock.sleep(FRESH_TOKEN_WAIT_MS, api.signal);
  const second = await send(api, 'read', request);
  if (succeeded(second)) return second;
  throw refusal(api, 'read', second);
};

const unreadable = (what: string): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    { code: 'UNREADABLE_ANSWER', message: `LinkedIn's answer about ${what} is not readable.` }
  );

/** Who the token belongs to (OIDC, checked 2026-11-22). */
export const fetchUserinfo = async (api: LinkedInApi): Promise<Userinfo> => {
  const parsed = userinfoSchema.safeParse((await read(api, '/v2/userinfo')).json);
  if (!parsed.success) throw unreadable('the account');
  return parsed.data;
};

/** Any versioned GET, read by its schema. */
export const readRest = async <T>(
  api: LinkedInApi,
  path: string,
  schema: ZodType<T>
): Promise<T> => {
  const parsed = schema.safeParse((await read(api, path)).json);
  if (!parsed.success) throw unreadable('your pages');
  return parsed.data;
};

export interface InitializedUpload {
  uploadUrl: string;
  /** `urn:li:image:…` */
  image: string;
}

/** Announces an image; its owner must be the post's author (IMG, checked 2026-11-22). */
export const initializeImageUpload = async (
  api: LinkedInApi,
  owner: string
): Promise<InitializedUpload> => {
  const response = await send(api, 'upload', {
    method: 'POST',
    url: apiUrl(api, '/rest/images?action=initializeUpload'),
    headers: headersFor(api, 'rest'),
    body: { kind: 'json', value: { initializeUploadRequest: { owner } } },
    signal: api.signal,
  });
  if (!succeeded(response)) throw refusal(api, 'upload', response);
  const parsed = initializedUploadSchema.safeParse(response.json);
  if (!parsed.success) throw unreadable('an upload');
  return parsed.data.value;
};

export interface ImagePut {
  uploadUrl: string;
  mimeType: string;
  bytes: Uint8Array;
}

/** Sends the bytes in one request: splitting corrupts them (IMG, checked 2026-11-22). */
export const putImage = async (api: LinkedInApi, put: ImagePut): Promise<void> => {
  const response = await send(api, 'upload', {
    method: 'PUT',
    url: put.uploadUrl,
    headers: headersFor(api, 'unversioned', { 'Content-Type': put.mimeType }),
    body: { kind: 'bytes', bytes: put.bytes },
    timeoutMs: UPLOAD_TIMEOUT_MS,
    signal: api.signal,
  });
  if (!succeeded(response)) throw refusal(api, 'upload', response);
};

/** The processing status; null when the answer has none (IMG, checked 2026-11-22). */
export const fetchImageStatus = async (api: LinkedInApi, image: string): Promise<string | null> => {
  const response = await read(api, `/rest/images/${encodeURIComponent(image)}`);
  const parsed = imageSchema.safeParse(response.json);
  return parsed.success ? (parsed.data.status ?? null) : null;
};

/**
 * Makes a post and returns the bare answer: its reading decides whether something was posted
 * (POSTS, checked 2026-11-22). Never repeated here. Keys are sorted, so that the same payload is
 * the same bytes also after a database gave it back in another order (the probe needs identical bytes).
 */
export const createPost = (api: LinkedInApi, payload: JsonValue): Promise<HttpResponse> =>
  send(api, 'create', {
    method: 'POST',
    url: apiUrl(api, '/rest/posts'),
    headers: headersFor(api, 'rest'),
    body: { kind: 'json', value: sortKeys(payload) },
    timeoutMs: CREATE_TIMEOUT_MS,
  });

/** The latest posts of an organization (POSTS, checked 2026-11-22). */
export const listPosts = async (api: LinkedInApi, author: string): Promise<ReadPost[]> => {
  const query = `author=${encodeURIComponent(author)}&count=${LIST_PAGE_SIZE}&start=0`;
  const response = await read(api, `/rest/posts?q=author&${query}&sortBy=LAST_MODIFIED`, {
    'X-RestLi-Method': 'FINDER',
  });
  const parsed = postListSchema.safeParse(response.json);
  if (!parsed.success) throw unreadable('the posts of the page');
  return parsed.data.elements;
};

const sortKeys = (value: JsonValue): JsonValue => {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(sortKeys);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
};

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
