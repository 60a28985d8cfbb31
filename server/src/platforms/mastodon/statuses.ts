import { z } from 'zod';

import type { JsonValue } from '../contract';

import { call } from './call';
import type { MastodonSession } from './call';
import { unreadableAnswer } from './errors';

const count = z.int().min(0).optional().catch(undefined);

/** STATUS. Ids are strings; what is missing on compatible servers is left open. */
const statusSchema = z.object({
  id: z.string().min(1),
  created_at: z.string().catch(''),
  in_reply_to_id: z.string().nullish().catch(null),
  uri: z.string().nullish().catch(null),
  url: z.string().nullish().catch(null),
  visibility: z.string().nullish().catch(null),
  spoiler_text: z.string().catch(''),
  content: z.string().catch(''),
  // SNAC tells the source along with every post.
  text: z.string().nullish().catch(null),
  application: z.object({ name: z.string() }).nullish().catch(null),
  media_attachments: z.array(z.unknown()).catch([]),
  replies_count: count,
  reblogs_count: count,
  favourites_count: count,
  quotes_count: count,
});

export type MastodonStatus = z.output<typeof statusSchema>;

const statusesSchema = z.array(z.unknown());

/** Every post that can be read; null when it is no list at all. */
const readList = (answer: unknown): MastodonStatus[] | null => {
  const list = statusesSchema.safeParse(answer);
  if (!list.success) return null;
  return list.data.flatMap((item) => {
    const status = statusSchema.safeParse(item);
    return status.success ? [status.data] : [];
  });
};

export interface NewStatus {
  /** Sent as `Idempotency-Key`. */
  key: string;
  body: Readonly<Record<string, JsonValue>>;
}

/** Makes a post visible (STATUS). */
export const createStatus = async (
  session: MastodonSession,
  { key, body }: NewStatus
): Promise<MastodonStatus> => {
  const response = await call(session, 'commit', {
    method: 'POST',
    path: '/api/v1/statuses',
    headers: { 'idempotency-key': key },
    body: { kind: 'json', value: body },
  });
  const parsed = statusSchema.safeParse(response.json);
  if (parsed.success) return parsed.data;
  throw unreadableAnswer({ call: 'commit', response, serviceUrl: session.serviceUrl });
};

export const fetchStatus = async (
  session: MastodonSession,
  id: string
): Promise<MastodonStatus> => {
  const path = `/api/v1/statuses/${encodeURIComponent(id)}`;
  const response = await call(session, 'read', { method: 'GET', path });
  const parsed = statusSchema.safeParse(response.json);
  if (parsed.success) return parsed.data;
  throw unreadableAnswer({ call: 'read', response, serviceUrl: session.serviceUrl });
};

/** Several at once, since 4.3; those that are gone are left out. */
export const fetchStatuses = async (
  session: MastodonSession,
  ids: readonly string[]
): Promise<MastodonStatus[]> => {
  const query = ids.map((id) => `id[]=${encodeURIComponent(id)}`).join('&');
  const path = `/api/v1/statuses?${query}`;
  const response = await call(session, 'read', { method: 'GET', path });
  const list = readList(response.json);
  if (list) return list;
  throw unreadableAnswer({ call: 'read', response, serviceUrl: session.serviceUrl });
};

/** ACCT: 40 is the most that one page takes. */
const PAGE_LENGTH = 40;

/** The account's own posts, newest first; `before`: older than that one. */
export const fetchOwnStatuses = async (
  session: MastodonSession,
  { accountId, before }: { accountId: string; before: string | null }
): Promise<MastodonStatus[]> => {
  const query = new URLSearchParams({
    limit: String(PAGE_LENGTH),
    exclude_reblogs: 'true',
    ...(before === null ? {} : { max_id: before }),
  });
  const path = `/api/v1/accounts/${encodeURIComponent(accountId)}/statuses?${query.toString()}`;
  const response = await call(session, 'read', { method: 'GET', path });
  const list = readList(response.json);
  if (list) return list;
  throw unreadableAnswer({ call: 'read', response, serviceUrl: session.serviceUrl });
};

const sourceSchema = z.object({ text: z.string(), spoiler_text: z.string().catch('') });

export type StatusSource = z.output<typeof sourceSchema>;

/** The text as it was sent, since 3.5 (STATUS). */
export const fetchSource = async (session: MastodonSession, id: string): Promise<StatusSource> => {
  const path = `/api/v1/statuses/${encodeURIComponent(id)}/source`;
  const response = await call(session, 'read', { method: 'GET', path });
  const parsed = sourceSchema.safeParse(response.json);
  if (parsed.success) return parsed.data;
  throw unreadableAnswer({ call: 'read', response, serviceUrl: session.serviceUrl });
};

export const deleteStatus = async (session: MastodonSession, id: string): Promise<void> => {
  const path = `/api/v1/statuses/${encodeURIComponent(id)}`;
  await call(session, 'remove', { method: 'DELETE', path });
};

const appSchema = z.object({ name: z.string().min(1) });

/** What the token's app is called at this server (APPS). */
export const fetchOwnAppName = async (session: MastodonSession): Promise<string> => {
  const path = '/api/v1/apps/verify_credentials';
  const response = await call(session, 'read', { method: 'GET', path });
  const parsed = appSchema.safeParse(response.json);
  if (parsed.success) return parsed.data.name;
  throw unreadableAnswer({ call: 'read', response, serviceUrl: session.serviceUrl });
};
