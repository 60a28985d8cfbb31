import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { chunkProblem } from './chunk-rules';
import { envelope, invalidParams } from './envelope';
import { inboxVideoInit, photoInit, videoInit, type VideoSource } from './init-schemas';
import { readJson } from './json-request';
import { checkDirectPost, checkInbox } from './post-checks';
import { photoInfo, UNKNOWN_INFO, videoInfo } from './post-info';
import { finishPull } from './publishing';
import { countCall } from './rate-limits';
import type { Scope } from './scopes';
import type { Publish, TikTok } from './state';
import { authenticate, requireScope, type Caller } from './tokens';
import { checkPullUrl } from './url-rules';

const BASE = '/v2/post/publish';

/** Begins posts (POST, INBOX, PHOTO). */
export const initRoutes = (app: Hono<SandboxEnv>, tiktok: TikTok): void => {
  const fault = (operation: string) => tiktok.world.faults.on('tiktok', operation);
  app.post(`${BASE}/video/init/`, fault('init-video'), async (context) => {
    const caller = admit(tiktok, context, 'video.publish');
    const { post_info, source_info } = await readJson(context, videoInit);
    checkVideoSource(source_info);
    const info = videoInfo(post_info);
    checkDirectPost(tiktok, caller.account, { ...info, asksDuetAndStitch: true });
    return begin(tiktok, context, { caller, source: source_info, mode: 'direct', info });
  });
  app.post(`${BASE}/inbox/video/init/`, fault('init-inbox-video'), async (context) => {
    const caller = admit(tiktok, context, 'video.upload');
    const { source_info } = await readJson(context, inboxVideoInit);
    checkVideoSource(source_info);
    checkInbox(tiktok, caller.account);
    return begin(tiktok, context, {
      ...{ caller, source: source_info, mode: 'inbox', info: UNKNOWN_INFO },
    });
  });
  app.post(`${BASE}/content/init/`, fault('init-photos'), (context) =>
    beginPhotos(tiktok, context)
  );
};

const beginPhotos = async (tiktok: TikTok, context: Context<SandboxEnv>): Promise<Response> => {
  const caller = authenticate(tiktok, context);
  const body = await readJson(context, photoInit);
  const isDirect = body.post_mode === 'DIRECT_POST';
  requireScope(caller, isDirect ? 'video.publish' : 'video.upload');
  countInit(tiktok, caller);
  const { photo_images: urls, photo_cover_index: cover } = body.source_info;
  if (cover >= urls.length) throw invalidParams('photo_cover_index: there is no such photo.');
  const info = photoInfo(body);
  if (isDirect) checkDirectPost(tiktok, caller.account, { ...info, asksDuetAndStitch: false });
  else checkInbox(tiktok, caller.account);
  for (const url of urls) checkPullUrl(tiktok, url);
  const mode = isDirect ? 'direct' : 'inbox';
  const publish = newPublish(tiktok, { caller, mode, info, kind: 'photo', urls });
  void finishPull(tiktok, publish);
  return context.json(envelope(tiktok, { publish_id: publish.id }));
};

const admit = (tiktok: TikTok, context: Context<SandboxEnv>, scope: Scope): Caller => {
  const caller = authenticate(tiktok, context);
  requireScope(caller, scope);
  countInit(tiktok, caller);
  return caller;
};

const countInit = (tiktok: TikTok, { token }: Caller): void =>
  countCall(tiktok, { key: `init ${token}`, limit: tiktok.state.knobs.initsPerMinute });

const checkVideoSource = (source: VideoSource): void => {
  if (source.source === 'PULL_FROM_URL') return;
  const { video_size: size, chunk_size: chunkSize, total_chunk_count: count } = source;
  const problem = chunkProblem({ size, chunkSize, count });
  if (problem) throw invalidParams(`source_info: ${problem}.`);
};

interface NewVideo {
  caller: Caller;
  source: VideoSource;
  mode: Publish['mode'];
  info: Publish['info'];
}

const begin = (tiktok: TikTok, context: Context<SandboxEnv>, video: NewVideo): Response => {
  const { source, ...rest } = video;
  if (source.source === 'PULL_FROM_URL') {
    checkPullUrl(tiktok, source.video_url);
    const publish = newPublish(tiktok, { ...rest, kind: 'video', urls: [source.video_url] });
    void finishPull(tiktok, publish);
    return context.json(envelope(tiktok, { publish_id: publish.id }));
  }
  const { world, state } = tiktok;
  const publish = newPublish(tiktok, { ...rest, kind: 'video', urls: [] });
  const { video_size: size, chunk_size: chunkSize, total_chunk_count: count } = source;
  const upload = {
    ...{ id: world.random.digits(19), token: world.random.token(32), size, chunkSize, count },
    ...{ pieces: [], stored: 0 },
    expiresAt: world.clock.now() + state.knobs.uploadLifetimeMs,
  };
  publish.upload = upload;
  const query = `upload_id=${upload.id}&upload_token=${upload.token}`;
  const upload_url = `${world.baseUrl()}/video/?${query}`;
  return context.json(envelope(tiktok, { publish_id: publish.id, upload_url }));
};

const newPublish = (
  { world, state }: TikTok,
  made: Omit<NewVideo, 'source'> & Pick<Publish, 'kind' | 'urls'>
): Publish => {
  const { caller, mode, info, kind, urls } = made;
  const id = `${prefixOf(made)}~v2-1.${world.random.digits(19)}`;
  const publish: Publish = {
    ...{ id, accountKey: caller.account.key, clientKey: caller.clientKey, kind, mode, info, urls },
    ...{ createdAt: world.clock.now(), upload: null, downloadedBytes: 0, end: null, polls: 0 },
  };
  state.publishes[id] = publish;
  world.changed();
  return publish;
};

const prefixOf = ({ mode, kind, urls }: Pick<Publish, 'mode' | 'kind' | 'urls'>): string => {
  const source = urls.length > 0 ? 'url' : 'file';
  if (kind === 'photo') return mode === 'direct' ? 'p_pub_url' : 'p_inbox_url';
  return `${mode === 'direct' ? 'v_pub' : 'v_inbox'}_${source}`;
};
