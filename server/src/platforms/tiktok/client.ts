import { z } from 'zod';

import type { AdapterDeps, HttpResponse, JsonValue } from '../contract';

import { TIKTOK_BASE_URLS } from './base-urls';
import { classifyAnswer, classifyTransport, readError, unreadableAnswer } from './errors';
import type { CallKind } from './errors';
import { creatorAnswerSchema } from './traits';
import type { CreatorTraits } from './traits';

/** What a call needs: the injected world and whose token to send. */
export interface TikTokApi {
  deps: Pick<AdapterDeps, 'http' | 'clock' | 'baseUrls'>;
  accessToken: string;
  signal?: AbortSignal;
}

const optionalText = z.string().nullish().catch(null);

const userSchema = z.object({
  data: z.object({
    user: z.object({
      open_id: z.string().min(1),
      display_name: optionalText,
      avatar_url: optionalText,
    }),
  }),
});

export type TikTokUser = z.output<typeof userSchema>['data']['user'];

/** USER: a field whose scope is missing fails the call, so these are the basic ones only. */
const USER_FIELDS = 'open_id,avatar_url,display_name';

/** Whose token it is (USER). */
export const fetchUser = async (api: TikTokApi): Promise<TikTokUser> => {
  const path = `/v2/user/info/?fields=${USER_FIELDS}`;
  const call: Call = { method: 'GET', path, what: 'the account' };
  return (await read(api, call, userSchema)).data.user;
};

/** What the account may post right now (CREATOR). Refused while it may post nothing. */
export const fetchCreator = async (api: TikTokApi): Promise<CreatorTraits> => {
  const path = '/v2/post/publish/creator_info/query/';
  const call: Call = { method: 'POST', path, what: 'what the account may post' };
  return (await read(api, call, creatorAnswerSchema)).data;
};

/** POST, PHOTO, INBOX: where a post is begun. */
export const INIT_PATHS = {
  video: '/v2/post/publish/video/init/',
  inboxVideo: '/v2/post/publish/inbox/video/init/',
  photos: '/v2/post/publish/content/init/',
} as const;

export type InitPath = keyof typeof INIT_PATHS;

const initSchema = z.object({
  data: z.object({
    publish_id: z.string().min(1),
    upload_url: optionalText,
  }),
});

export interface BegunPost {
  publishId: string;
  /** For FILE_UPLOAD only. */
  uploadUrl: string | null;
}

/** Begins a post. With bytes still to come it publishes nothing, else TikTok goes on by itself. */
export const initPost = async (
  api: TikTokApi,
  init: { path: InitPath; body: JsonValue; kind: CallKind }
): Promise<BegunPost> => {
  const call: Call = {
    ...{ method: 'POST', path: INIT_PATHS[init.path], what: 'the new post' },
    ...{ body: init.body, kind: init.kind },
  };
  const { data } = await read(api, call, initSchema);
  return { publishId: data.publish_id, uploadUrl: data.upload_url ?? null };
};

/** One call of the API, its answer read by a schema. */
export interface Call {
  method: 'GET' | 'POST';
  path: string;
  /** Named when the answer cannot be read. */
  what: string;
  body?: JsonValue;
  /** @default 'repeatable' */
  kind?: CallKind;
}

/** @throws {PlatformFailure} for everything but a success that can be read */
export const read = async <T>(api: TikTokApi, call: Call, schema: z.ZodType<T>): Promise<T> => {
  const response = await sendCall(api, call);
  const parsed = schema.safeParse(response.json);
  if (!parsed.success) throw unreadableAnswer(response, call.what, call.kind);
  return parsed.data;
};

/** The answer as it came; success means status and code are good. */
export const sendCall = async (api: TikTokApi, call: Call): Promise<HttpResponse> => {
  const { deps, accessToken } = api;
  const response = await send(api, call);
  const isSuccess = response.status >= 200 && response.status <= 299;
  if (isSuccess && readError(response) === null) return response;
  const secrets = [accessToken];
  throw classifyAnswer({ response, kind: call.kind, secrets, now: deps.clock.now() });
};

const send = async (api: TikTokApi, call: Call): Promise<HttpResponse> => {
  const { http, baseUrls } = api.deps;
  const { method, path, body, kind } = call;
  try {
    return await http({
      method,
      url: `${baseUrls.api ?? TIKTOK_BASE_URLS.api}${path}`,
      headers: headersOf(api, call),
      ...(body === undefined ? {} : { body: { kind: 'json', value: body } }),
      // Cutting off a commit cannot unsend it; it only loses the answer.
      ...(kind === 'commit' ? {} : { signal: api.signal }),
    });
  } catch (error) {
    throw classifyTransport(error, kind);
  }
};

/** The one place that builds headers of the API (POST: the character set belongs to the type). */
const headersOf = ({ accessToken }: TikTokApi, { method }: Call): Record<string, string> => ({
  authorization: `Bearer ${accessToken}`,
  accept: 'application/json',
  ...(method === 'POST' ? { 'content-type': 'application/json; charset=UTF-8' } : {}),
});
