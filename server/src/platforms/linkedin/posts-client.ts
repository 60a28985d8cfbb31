import type { HttpResponse, JsonValue } from '../contract';
import { PlatformFailure } from '../contract';
import { apiUrl, call, headersFor, read, send, unreadable } from './client';
import type { LinkedInApi } from './client';
import { postListSchema } from './wire';
import type { ReadPost } from './wire';

/** How long an answer to "create a post" is waited for. */
export const CREATE_TIMEOUT_MS = 30_000;
/** Most posts a list gives at once (POSTS, checked 2026-11-22). */
export const LIST_PAGE_SIZE = 100;

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

const postPath = (urn: string): string => `/rest/posts/${encodeURIComponent(urn)}`;

/** Whether the post is there; null when the token may not look (POSTS, checked 2026-11-22). */
export const hasPost = async (api: LinkedInApi, urn: string): Promise<boolean | null> => {
  try {
    await read(api, `${postPath(urn)}?viewContext=AUTHOR`);
    return true;
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    if (error.httpStatus === 404) return false;
    if (error.httpStatus === 403) return null;
    throw error;
  }
};

/** False when it was gone; 204 may also stand for that (POSTS, checked 2026-11-22). */
export const deletePost = async (api: LinkedInApi, urn: string): Promise<boolean> => {
  try {
    await call(api, 'read', {
      method: 'DELETE',
      url: apiUrl(api, postPath(urn)),
      headers: headersFor(api, 'rest', { 'X-RestLi-Method': 'DELETE' }),
      signal: api.signal,
    });
    return true;
  } catch (error) {
    if (error instanceof PlatformFailure && error.httpStatus === 404) return false;
    throw error;
  }
};

export interface NewComment {
  actor: string;
  /** URN of the post. */
  object: string;
  /** Little text. */
  text: string;
}

/** Puts a comment under a post; like a post, it is visible at once (COMM, checked 2026-11-22). */
export const createComment = (
  api: LinkedInApi,
  { actor, object, text }: NewComment
): Promise<HttpResponse> =>
  call(api, 'create', {
    method: 'POST',
    url: apiUrl(api, `/rest/socialActions/${encodeURIComponent(object)}/comments`),
    headers: headersFor(api, 'rest'),
    body: { kind: 'json', value: { actor, object, message: { text } } },
    timeoutMs: CREATE_TIMEOUT_MS,
  });

const sortKeys = (value: JsonValue): JsonValue => {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(sortKeys);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
};

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
