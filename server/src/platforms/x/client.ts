import { z } from 'zod';

import type { HttpBody, HttpClient, HttpRequest, HttpResponse, JsonValue } from '../contract';

import { classifyAnswer, classifyTransport, unreadableAnswer } from './errors';
import type { CallKind } from './errors';

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

export interface Call {
  method: HttpRequest['method'];
  path: string;
  body?: HttpBody;
  timeoutMs?: number;
  kind: CallKind;
}

/** The only place that builds headers. Resolves for 2xx, throws a classified failure otherwise. */
export const send = async (session: XSession, call: Call): Promise<HttpResponse> => {
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

/** As {@link send}; the answer's body as the schema has it. */
export const read = async <T>(session: XSession, call: Call, schema: z.ZodType<T>): Promise<T> => {
  const response = await send(session, call);
  const parsed = schema.safeParse(response.json);
  if (parsed.success) return parsed.data;
  throw unreadableAnswer(response, call.kind);
};

export const json = (value: unknown): HttpBody => ({ kind: 'json', value });

const userSchema = z.object({
  data: z.object({
    id: z.string().min(1),
    name: z.string().catch(''),
    username: z.string().min(1),
    profile_image_url: z.string().nullish().catch(null),
    verified_type: z.string().nullish().catch(null),
    subscription_type: z.string().nullish().catch(null),
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
