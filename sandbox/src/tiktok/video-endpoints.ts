import type { Context, Hono } from 'hono';
import { z } from 'zod';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountByKey } from './accounts';
import { envelope, invalidParams } from './envelope';
import { readJson } from './json-request';
import { metricsOf } from './metrics';
import { postPath } from './post-path';
import { visiblePosts } from './publishing';
import { countCall } from './rate-limits';
import type { Post, TikTok } from './state';
import { authenticate, requireScope, type Caller } from './tokens';

const queryRequest = z.strictObject({
  filters: z.strictObject({ video_ids: z.array(z.string()).min(1).max(20) }),
});

const listRequest = z.strictObject({
  cursor: z.int().min(0).default(0),
  max_count: z.int().min(1).max(20).default(10),
});

type Read = (tiktok: TikTok, post: Post) => unknown;

/** QUERY, LIST */
const FIELDS: Readonly<Record<string, Read>> = {
  id: (_, post) => post.id,
  create_time: (_, post) => Math.floor(post.visibleAt / 1000),
  share_url: ({ world }, post) => `${world.baseUrl()}${postPath(post)}?utm_campaign=tt4d_open_api`,
  cover_image_url: ({ world }, post) => `${world.baseUrl()}/media/${post.files[0]?.hash ?? ''}`,
  video_description: (_, post) => post.info.description,
  title: (_, post) => post.info.title || post.info.description,
  duration: (_, post) => post.durationS,
  width: (_, post) => post.files[0]?.width ?? 0,
  height: (_, post) => post.files[0]?.height ?? 0,
  view_count: (tiktok, post) => metricsOf(tiktok, post).views,
  like_count: (tiktok, post) => metricsOf(tiktok, post).likes,
  comment_count: (tiktok, post) => metricsOf(tiktok, post).comments,
  share_count: (tiktok, post) => metricsOf(tiktok, post).shares,
};

/** `POST /v2/video/query/` and `/v2/video/list/`: public posts of the caller only. */
export const videoRoutes = (app: Hono<SandboxEnv>, tiktok: TikTok): void => {
  const { faults } = tiktok.world;
  app.post('/v2/video/query/', faults.on('tiktok', 'video-query'), async (context) => {
    const { caller, fields } = admit(tiktok, context);
    const { filters } = await readJson(context, queryRequest);
    const wanted = publicPosts(tiktok, caller).filter(({ id }) => filters.video_ids.includes(id));
    const videos = wanted.map((post) => viewOf(tiktok, post, fields));
    return context.json(envelope(tiktok, { videos }));
  });
  app.post('/v2/video/list/', faults.on('tiktok', 'video-list'), async (context) => {
    const { caller, fields } = admit(tiktok, context);
    const { cursor, max_count } = await readJson(context, listRequest);
    const older = publicPosts(tiktok, caller)
      .reverse()
      .filter(({ visibleAt }) => cursor === 0 || visibleAt < cursor);
    const page = older.slice(0, max_count);
    return context.json(
      envelope(tiktok, {
        videos: page.map((post) => viewOf(tiktok, post, fields)),
        cursor: page.at(-1)?.visibleAt ?? cursor,
        has_more: older.length > page.length,
      })
    );
  });
};

const admit = (
  tiktok: TikTok,
  context: Context<SandboxEnv>
): { caller: Caller; fields: string[] } => {
  const caller = authenticate(tiktok, context);
  requireScope(caller, 'video.list');
  const { listingsPerMinute: limit } = tiktok.state.knobs;
  countCall(tiktok, { key: `listing ${caller.clientKey}`, limit });
  const fields = (context.req.query('fields') ?? '').split(',').filter(Boolean);
  if (fields.length === 0) throw invalidParams('Fields is required.');
  const unknown = fields.find((name) => !Object.hasOwn(FIELDS, name));
  if (unknown) throw invalidParams(`Invalid fields: ${unknown}.`);
  return { caller, fields };
};

const publicPosts = (tiktok: TikTok, { account }: Caller): Post[] => {
  const until = tiktok.world.clock.now() - tiktok.state.knobs.listingLagMs;
  return visiblePosts(tiktok).filter(
    ({ accountKey, info, visibleAt }) =>
      accountKey === account.key &&
      info.privacy === 'PUBLIC_TO_EVERYONE' &&
      accountByKey(accountKey) !== null &&
      visibleAt <= until
  );
};

const viewOf = (tiktok: TikTok, post: Post, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((name) => [name, FIELDS[name]?.(tiktok, post)]));
