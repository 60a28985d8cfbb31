import type { Context, Hono } from 'hono';
import { z } from 'zod';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { ApiError, envelope } from './envelope';
import { readJson } from './json-request';
import { countCall } from './rate-limits';
import { lookUp, type Post, type Publish, type TikTok } from './state';
import { authenticate, requireScope, type Caller } from './tokens';

const request = z.strictObject({ publish_id: z.string().max(64) });

const BASE = '/v2/post/publish';

/** `POST …/status/fetch/` (STATUS) and `…/cancel/` (TRANSFER). */
export const statusRoutes = (app: Hono<SandboxEnv>, tiktok: TikTok): void => {
  const { faults } = tiktok.world;
  app.post(`${BASE}/status/fetch/`, faults.on('tiktok', 'status'), async (context) => {
    const caller = authenticate(tiktok, context);
    const { statusPerMinute: limit } = tiktok.state.knobs;
    countCall(tiktok, { key: `status ${caller.token}`, limit });
    const publish = find(tiktok, caller, (await readJson(context, request)).publish_id);
    publish.polls += 1;
    return answer(tiktok, context, publish);
  });
  app.post(`${BASE}/cancel/`, faults.on('tiktok', 'cancel'), async (context) => {
    const caller = authenticate(tiktok, context);
    const publish = find(tiktok, caller, (await readJson(context, request)).publish_id);
    const isPull = publish.urls.length > 0 && publish.end === null;
    if (!isPull) throw new ApiError(400, 'publish_not_cancellable', 'It cannot be cancelled.');
    publish.end = { at: tiktok.world.clock.now(), failReason: 'publish_cancelled' };
    tiktok.world.changed();
    return context.json(envelope(tiktok, {}));
  });
};

/** Either of the posting scopes opens it. */
const find = (tiktok: TikTok, caller: Caller, id: string): Publish => {
  if (!caller.scopes.includes('video.upload')) requireScope(caller, 'video.publish');
  const publish = lookUp(tiktok.state.publishes, id);
  if (!publish) throw new ApiError(400, 'invalid_publish_id', 'The publish_id does not exist.');
  const isOwn = publish.accountKey === caller.account.key && publish.clientKey === caller.clientKey;
  if (isOwn) return publish;
  throw new ApiError(
    400,
    'token_not_authorized_for_specified_publish_id',
    'The publish_id does not belong to this user.'
  );
};

/** The ids are numbers beyond 2^53: written by hand, without quotes. */
const answer = (tiktok: TikTok, context: Context<SandboxEnv>, publish: Publish): Response => {
  const { data, postId } = statusOf(tiktok, publish);
  const text = JSON.stringify(envelope(tiktok, data));
  if (postId === null) return context.body(text, 200, JSON_TYPE);
  const value = tiktok.state.knobs.postIdShape === 'array' ? `[${postId}]` : postId;
  const withId = text.replace('"data":{', `"data":{"publicaly_available_post_id":${value},`);
  return context.body(withId, 200, JSON_TYPE);
};

const JSON_TYPE = { 'content-type': 'application/json' };

interface Told {
  data: Record<string, unknown>;
  postId: string | null;
}

const statusOf = (tiktok: TikTok, publish: Publish): Told => {
  const { world, state } = tiktok;
  const { end, upload, urls, polls } = publish;
  const now = world.clock.now();
  const bytes = upload
    ? { uploaded_bytes: upload.stored }
    : { downloaded_bytes: publish.downloadedBytes };
  const working = urls.length > 0 ? 'PROCESSING_DOWNLOAD' : 'PROCESSING_UPLOAD';
  if (!end || end.at > now || polls <= state.knobs.processingPolls) {
    return { data: { status: working, ...bytes }, postId: null };
  }
  if (end.failReason !== null) {
    const data = { status: 'FAILED', fail_reason: end.failReason, ...bytes };
    return { data, postId: null };
  }
  const post = lookUp(state.posts, end.postId);
  if (!post) return { data: { status: 'SEND_TO_USER_INBOX', ...bytes }, postId: null };
  const data = { status: 'PUBLISH_COMPLETE', ...bytes };
  return { data, postId: isTold(tiktok, post) ? post.id : null };
};

/** Public posts only, once moderation is done. */
const isTold = ({ world, state }: TikTok, { info, visibleAt, isDeleted }: Post): boolean =>
  info.privacy === 'PUBLIC_TO_EVERYONE' &&
  !isDeleted &&
  visibleAt + state.knobs.moderationMs <= world.clock.now();
