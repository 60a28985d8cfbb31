import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { ApiError, validationFailed } from './api-error';
import { inspectUpload } from './media-inspection';
import { isProcessed, mediaView } from './media-view';
import { countInFamily } from './rate-limits';
import { readParams, textOf, type Params } from './request-params';
import { lookUp, nextId, type Mastodon, type StoredMedia } from './state';
import { authenticate } from './tokens';

const DEFAULT_DESCRIPTION_LIMIT = 1500;

/** Uploads, and what may be done with a file until a post takes it (MEDIA). */
export const mediaRoutes = (app: Hono<SandboxEnv>, mastodon: Mastodon): void => {
  const fault = (operation: string) => mastodon.world.faults.on('mastodon', operation);
  app.post('/api/v2/media', fault('upload-media'), async (context) => {
    if (!mastodon.state.knobs.mediaV2) throw new ApiError(404, 'Not Found');
    const media = await upload(mastodon, context, mastodon.state.knobs.mediaProcessingMs);
    return context.json(mediaView(mastodon, media), isProcessed(mastodon, media) ? 200 : 202);
  });
  // The older one answers when the processing is done.
  app.post('/api/v1/media', fault('upload-media'), async (context) =>
    context.json(mediaView(mastodon, await upload(mastodon, context, 0)))
  );
  app.get('/api/v1/media/:id', fault('read-media'), (context) =>
    answer(mastodon, context, unattached(mastodon, context))
  );
  app.put('/api/v1/media/:id', fault('update-media'), async (context) => {
    const media = unattached(mastodon, context);
    Object.assign(media, describedBy(mastodon, await readParams(context)));
    mastodon.world.changed();
    return answer(mastodon, context, media);
  });
  app.delete('/api/v1/media/:id', fault('delete-media'), (context) => {
    if (mastodon.state.knobs.oldServer) throw new ApiError(404, 'Not Found');
    delete mastodon.state.media[unattached(mastodon, context).id];
    mastodon.world.changed();
    return context.json({});
  });
};

const PROCESSING_ERROR = 'Error processing thumbnail for uploaded media';

const answer = (mastodon: Mastodon, context: Context<SandboxEnv>, media: StoredMedia): Response => {
  const isOver = mastodon.world.clock.now() >= media.readyAt;
  if (isOver && media.hasFailed) throw new ApiError(422, PROCESSING_ERROR);
  return context.json(mediaView(mastodon, media), isOver ? 200 : 206);
};

const upload = async (
  mastodon: Mastodon,
  context: Context<SandboxEnv>,
  processingMs: number
): Promise<StoredMedia> => {
  const { world, state } = mastodon;
  const { account } = authenticate(mastodon, context, ['write:media']);
  countInFamily(mastodon, { family: 'media', accountId: account.id, context });
  const params = await readParams(context);
  const { file } = params;
  if (!(file instanceof File)) throw validationFailed(["File can't be blank"]);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = (file.type.split(';')[0] ?? '').trim().toLowerCase();
  const inspected = await inspectUpload(bytes, type);
  const now = world.clock.now();
  const isSlow = inspected.type !== 'image' && processingMs > 0;
  const media: StoredMedia = {
    id: nextId(mastodon),
    accountId: account.id,
    ...inspected,
    blob: world.blobs.put(bytes),
    ...{ description: null, focus: null, ...describedBy(mastodon, params) },
    createdAt: now,
    readyAt: isSlow ? now + processingMs : now,
    hasFailed: isSlow && state.knobs.processingOutcome === 'failed',
    statusId: null,
  };
  state.media[media.id] = media;
  world.changed();
  return media;
};

/** The caller's own file that no post has; everything else is not there. */
const unattached = (mastodon: Mastodon, context: Context<SandboxEnv>): StoredMedia => {
  const { account } = authenticate(mastodon, context, ['write:media']);
  const media = lookUp(mastodon.state.media, context.req.param('id') ?? '');
  if (!media || !isWaiting(mastodon, media) || media.accountId !== account.id) {
    throw new ApiError(404, 'Record not found');
  }
  return media;
};

/** Not taken by a post, and not yet cleaned away. */
export const isWaiting = ({ world, state }: Mastodon, media: StoredMedia): boolean =>
  media.statusId === null && world.clock.now() - media.createdAt < state.knobs.unattachedLifetimeMs;

const describedBy = (
  { state }: Mastodon,
  params: Params
): Partial<Pick<StoredMedia, 'description' | 'focus'>> => {
  const limit = state.knobs.descriptionLimit ?? DEFAULT_DESCRIPTION_LIMIT;
  const description = textOf(params, 'description');
  if (Array.from(description).length > limit) {
    throw validationFailed([`Description is too long (maximum is ${limit} characters)`]);
  }
  const [, x, y] = /^\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*$/.exec(textOf(params, 'focus')) ?? [];
  return {
    ...(Object.hasOwn(params, 'description') ? { description: description || null } : {}),
    ...(x === undefined || y === undefined ? {} : { focus: { x: Number(x), y: Number(y) } }),
  };
};
