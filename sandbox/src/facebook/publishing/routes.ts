import type { Context, Hono, MiddlewareHandler } from 'hono';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import { parseFields } from '../../meta/fields';
import { noSuchObject } from '../../meta/graph-error';
import { accessTokenIn, readParams } from '../../meta/request-params';
import { nodeRoutes, VERSION_SEGMENT } from '../../meta/versions';
import { admit } from '../caller';
import type { GraphContext } from '../graph';
import type { Facebook } from '../state';
import { createComment } from './comments';
import { createFeedPost } from './feed';
import { readInsights, readVideoInsights } from './insights';
import { listComments, listPosts } from './lists';
import { deleteObject, objectById, objectFor, objectNode } from './objects';
import { createPhoto } from './photos';
import { createPhotoStory, listStories } from './stories';
import { createVerticalVideo } from './vertical-videos';
import { createVideo } from './videos';

type Handler = (facebook: Facebook, context: GraphContext) => Promise<Response>;

/** `<page>_<story>` and `<story>_<comment>`, or a number alone. */
const OBJECT = '/:id{[0-9]+(?:_[0-9]+)?}';
const PAIR = '/:id{[0-9]+_[0-9]+}';

const objectRoutes = (edge = ''): string[] =>
  [VERSION_SEGMENT, ''].map((prefix) => `${prefix}${OBJECT}${edge}`);

/** All phases of an upload share a path; faults tell them apart. */
const phased =
  (facebook: Facebook, noun: string): MiddlewareHandler<SandboxEnv> =>
  async (context, next) => {
    const phase = (await readParams(context))('upload_phase') ?? 'upload';
    return facebook.world.faults.on('facebook', `${phase}-${noun}`)(context, next);
  };

const hasToken = async (context: Context<SandboxEnv>): Promise<boolean> =>
  accessTokenIn(context, await readParams(context)) !== undefined;

const readPair: Handler = async (facebook, context) => {
  const caller = await admit(facebook, context);
  const id = context.req.param('id') ?? '';
  const reading = { facebook, caller };
  const object = objectFor(reading, id);
  if (!object) throw noSuchObject(id);
  return context.json(objectNode(reading, object, parseFields(caller.params('fields'))));
};

/** Publishing, and everything about what was published. */
export const publishingRoutes = (app: Hono<SandboxEnv>, facebook: Facebook): void => {
  const fault = (operation: string) => facebook.world.faults.on('facebook', operation);
  const run = (handle: Handler) => (context: GraphContext) => handle(facebook, context);
  const post = (edge: string, guard: MiddlewareHandler<SandboxEnv>, handle: Handler): void => {
    for (const path of nodeRoutes(edge)) app.post(path, guard, run(handle));
  };
  post('/feed', fault('create-post'), createFeedPost);
  post('/photos', fault('upload-photo'), createPhoto);
  post('/videos', phased(facebook, 'video'), createVideo);
  post('/video_reels', phased(facebook, 'reel'), createVerticalVideo('video_reels'));
  post('/photo_stories', fault('create-photo-story'), createPhotoStory);
  post('/video_stories', phased(facebook, 'video-story'), createVerticalVideo('video_stories'));
  for (const edge of ['published_posts', 'posts', 'feed']) {
    for (const path of nodeRoutes(`/${edge}`))
      app.get(path, fault('list-posts'), run(listPosts(edge)));
  }
  for (const path of nodeRoutes('/stories')) app.get(path, fault('list-stories'), run(listStories));
  for (const path of objectRoutes('/comments')) {
    app.post(path, fault('create-comment'), run(createComment));
    app.get(path, fault('list-comments'), run(listComments));
  }
  for (const path of objectRoutes('/insights')) app.get(path, fault('insights'), run(readInsights));
  for (const path of objectRoutes('/video_insights')) {
    app.get(path, fault('video-insights'), run(readVideoInsights));
  }
  for (const path of objectRoutes()) app.delete(path, fault('delete-object'), run(deleteObject));
  readPairRoutes(app, facebook);
};

/** Posts and comments. Without a version and a token the address is the one that people open. */
const readPairRoutes = (app: Hono<SandboxEnv>, facebook: Facebook): void => {
  const guard: MiddlewareHandler<SandboxEnv> = (context, next) => {
    const object = objectById(facebook, context.req.param('id') ?? '');
    return facebook.world.faults.on('facebook', `read-${object?.kind ?? 'post'}`)(context, next);
  };
  app.get(`${VERSION_SEGMENT}${PAIR}`, guard, (context) => readPair(facebook, context));
  app.get(PAIR, async (context, next) => {
    if (!(await hasToken(context))) return next();
    return readPair(facebook, context);
  });
};
