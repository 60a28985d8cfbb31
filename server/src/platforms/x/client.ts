import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { HttpBody, HttpClient, HttpRequest, HttpResponse, JsonValue } from '../contract';

import { classifyAnswer, classifyTransport, unreadableAnswer } from './errors';
import type { CallKind } from './errors';
import { timelinePageSchema } from './timeline-page';
import type { TimelinePage } from './timeline-page';

/** Uploading 4 MiB over a slow line takes longer than a plain call. */
const APPEND_TIMEOUT_MS = 120_000;
/** X bills by posts read, and what is sought is nearly always among the latest. */
const FIRST_PAGE_SIZE = 20;
/** Who must look further back has a busy account; the most that X gives at once (checked 2026-11-22). */
const LATER_PAGE_SIZE = 100;

/** One account's access to the API. */
export interface XSession {
  http: HttpClient;
  /** Without trailing slash. */
  apiUrl: string;
  accessToken: string;
  now: () => number;
  observe: (headers: HttpResponse['headers'], kind: CallKind) => void;
  signal?: AbortSignal;
}

interface Call {
  method: HttpRequest['method'];
  path: string;
  body?: HttpBody;
  timeoutMs?: number;
  kind: CallKind;
}

/** The only place that builds headers. Resolves for 2xx, throws a classified failure otherwise. */
const send = async (session: XSession, call: Call): Promise<HttpResponse> => {
  let response: HttpResponse;
  try {
    response = await session.http({
      method: call.method,
      url: `${session.apiUrl}${call.path}`,
      headers: { accept: 'application/json', authorization: `Bearer ${session.accessToken}` },
      body: call.body,
      timeoutMs: call.timeoutMs,
      // Cutting off a commit cannot unsend it; it only loses the answer.
      signal: call.kind === 'commit' ? undefined : session.signal,
    });
  } catch (error) {
    throw classifyTransport(error, call.kind);
  }
  session.observe(response.headers, call.kind);
  if (response.status >= 200 && response.status <= 299) return response;
  throw classifyAnswer({ response, kind: call.kind, now: session.now() });
};

const read = async <T>(session: XSession, call: Call, schema: z.ZodType<T>): Promise<T> => {
  const response = await send(session, call);
  const parsed = schema.safeParse(response.json);
  if (parsed.success) return parsed.data;
  throw unreadableAnswer(response, call.kind);
};

const json = (value: unknown): HttpBody => ({ kind: 'json', value });

const userSchema = z.object({
  data: z.object({
    id: z.string().min(1),
    name: z.string().catch(''),
    username: z.string().min(1),
    profile_image_url: z.string().nullish().catch(null),
  }),
});

export type XUser = z.infer<typeof userSchema>['data'];

/** GET /2/users/me */
export const fetchMe = async (session: XSession): Promise<XUser> => {
  const path = '/2/users/me?user.fields=profile_image_url,verified_type,subscription_type';
  return (await read(session, { method: 'GET', path, kind: 'repeatable' }, userSchema)).data;
};

// Ids are strings of up to 19 digits: a number would already have lost its last ones.
const createdPostSchema = z.object({ data: z.object({ id: z.string().min(1) }) });

/** POST /2/tweets: the call that makes a post visible. Answers its id. */
export const createPost = async (session: XSession, body: JsonValue): Promise<string> => {
  const call: Call = { method: 'POST', path: '/2/tweets', body: json(body), kind: 'commit' };
  return (await read(session, call, createdPostSchema)).data.id;
};

const processingSchema = z.object({
  state: z.string().catch('pending'),
  check_after_secs: z.number().nonnegative().nullish().catch(null),
  // Not in the schema, seen by clients.
  error: z
    .object({ message: z.string().catch('') })
    .nullish()
    .catch(null),
});

export type MediaProcessing = z.infer<typeof processingSchema>;

const uploadSchema = z.object({
  data: z.object({
    id: z.string().min(1).optional().catch(undefined),
    media_key: z.string().nullish().catch(null),
    expires_after_secs: z.number().positive().nullish().catch(null),
    processing_info: processingSchema.nullish(),
  }),
});

export type MediaUpload = z.infer<typeof uploadSchema>['data'];

export interface UploadStart {
  mediaType: string;
  totalBytes: number;
  category: 'tweet_image' | 'tweet_gif' | 'tweet_video';
}

const startedUploadSchema = uploadSchema.refine((upload) => upload.data.id !== undefined);

/** POST /2/media/upload/initialize; the answer always has an id. */
export const initializeUpload = async (
  session: XSession,
  start: UploadStart
): Promise<MediaUpload & { id: string }> => {
  const body = json({
    media_type: start.mediaType,
    total_bytes: start.totalBytes,
    media_category: start.category,
  });
  const path = '/2/media/upload/initialize';
  const call: Call = { method: 'POST', path, body, kind: 'repeatable' };
  const { data } = await read(session, call, startedUploadSchema);
  return { ...data, id: data.id ?? '' };
};

export interface Segment {
  mediaId: string;
  index: number;
  bytes: Uint8Array;
}

/** POST /2/media/upload/{id}/append */
export const appendSegment = async (session: XSession, segment: Segment): Promise<void> => {
  await send(session, {
    method: 'POST',
    path: `/2/media/upload/${encodeURIComponent(segment.mediaId)}/append`,
    body: {
      kind: 'multipart',
      fields: { segment_index: String(segment.index) },
      file: {
        field: 'media',
        filename: `segment-${segment.index}`,
        contentType: 'application/octet-stream',
        bytes: segment.bytes,
      },
    },
    timeoutMs: APPEND_TIMEOUT_MS,
    kind: 'repeatable',
  });
};

/** POST /2/media/upload/{id}/finalize */
export const finalizeUpload = async (session: XSession, mediaId: string): Promise<MediaUpload> => {
  const path = `/2/media/upload/${encodeURIComponent(mediaId)}/finalize`;
  const call: Call = { method: 'POST', path, body: json({}), kind: 'repeatable' };
  return (await read(session, call, uploadSchema)).data;
};

/** GET /2/media/upload?command=STATUS */
export const fetchUpload = async (session: XSession, mediaId: string): Promise<MediaUpload> => {
  const path = `/2/media/upload?command=STATUS&media_id=${encodeURIComponent(mediaId)}`;
  return (await read(session, { method: 'GET', path, kind: 'repeatable' }, uploadSchema)).data;
};

/** POST /2/media/metadata */
export const describeMedia = async (
  session: XSession,
  media: { mediaId: string; altText: string }
): Promise<void> => {
  const body = json({ id: media.mediaId, metadata: { alt_text: { text: media.altText } } });
  await send(session, { method: 'POST', path: '/2/media/metadata', body, kind: 'repeatable' });
};

export interface TimelineQuery {
  userId: string;
  /** Epoch ms. */
  since: number;
  pageToken: string | null;
  /** Ask for the full text of posts beyond 280 characters. */
  withLongText: boolean;
}

/**
 * GET /2/users/{id}/tweets, replies included, newest first. OpenAPI 2.167 renames tweet.fields to
 * post.fields while everything else keeps the old name: the old one first, the new one when a 400
 * names it (https://docs.x.com/openapi.json, checked 2026-11-22).
 */
export const fetchTimeline = async (
  session: XSession,
  query: TimelineQuery
): Promise<TimelinePage> => {
  try {
    return await fetchTimelineNaming(session, query, 'tweet');
  } catch (error) {
    const isNaming = error instanceof PlatformFailure && error.code === 'FIELDS_PARAMETER_REFUSED';
    if (!isNaming) throw error;
    return fetchTimelineNaming(session, query, 'post');
  }
};

const fetchTimelineNaming = (
  session: XSession,
  query: TimelineQuery,
  noun: 'tweet' | 'post'
): Promise<TimelinePage> => {
  const fields = ['created_at', 'entities', 'attachments', `referenced_${noun}s`];
  fields.push('conversation_id', ...(query.withLongText ? [`note_${noun}`] : []));
  const params = [
    `max_results=${query.pageToken === null ? FIRST_PAGE_SIZE : LATER_PAGE_SIZE}`,
    // RFC 3339 with whole seconds, as in X's own examples.
    `start_time=${new Date(query.since).toISOString().replace(/\.\d{3}Z$/, 'Z')}`,
    `${noun}.fields=${fields.join(',')}`,
    ...(query.pageToken === null
      ? []
      : [`pagination_token=${encodeURIComponent(query.pageToken)}`]),
  ];
  const path = `/2/users/${encodeURIComponent(query.userId)}/tweets?${params.join('&')}`;
  return read(session, { method: 'GET', path, kind: 'repeatable' }, timelinePageSchema);
};
