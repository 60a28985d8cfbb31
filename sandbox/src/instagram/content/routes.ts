import type { Hono } from 'hono';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import { nodeRoutes } from '../../meta/versions';
import type { Instagram } from '../state';
import { createComment, listComments } from './comments';
import { readContainer } from './container-node';
import { containerById } from './containers';
import { createContainer } from './create-container';
import { deleteMedia } from './delete-media';
import { readInsights } from './insights';
import { listMedia, listStories, readMedia } from './media-lists';
import { publishContainer } from './publish';
import { readPublishingLimit } from './publishing-limit';
import { uploadBytes } from './upload-bytes';
import type { ContentHandler, Door, Middleware } from './visitor';

interface Operation {
  /** Name in the fault plan. */
  name: string;
  door: Door;
  isMeant: (instagram: Instagram, id: string) => boolean;
  handle: ContentHandler;
}

/** Faults strike, and the handler works, only where this API is meant; all else goes on. */
const middlewareOf = ({ name, door, isMeant, handle }: Operation): [Middleware, Middleware] => {
  const meant = (id: string): Instagram | null => {
    const instagram = door.instagram();
    return instagram && isMeant(instagram, id) ? instagram : null;
  };
  return [
    (context, next) => {
      const instagram = meant(context.req.param('id') ?? 'me');
      return instagram ? instagram.world.faults.on('instagram', name)(context, next) : next();
    },
    async (context, next) => {
      const id = context.req.param('id') ?? 'me';
      const instagram = meant(id);
      if (!instagram) return next();
      const visitor = await door.enter(context);
      return handle({ instagram, visitor, context, id });
    },
  ];
};

const isContainer = (instagram: Instagram, id: string) => containerById(instagram, id) !== null;

/** Deleted posts and stories that are over count: they have to be answered for. */
const isMedia = ({ state }: Instagram, id: string) => state.media.some((media) => media.id === id);

/** The publishing API of one host. Register it before the host's own nodes. */
export const contentRoutes = (app: Hono<SandboxEnv>, door: Door): void => {
  const isAccount = (_: Instagram, id: string) => door.isAccount(id);
  const edges = [
    ['POST', '/media', 'create-container', isAccount, createContainer],
    ['GET', '/media', 'list-media', isAccount, listMedia],
    ['GET', '/stories', 'list-stories', isAccount, listStories],
    ['POST', '/media_publish', 'publish', isAccount, publishContainer],
    ['GET', '/content_publishing_limit', 'publishing-limit', isAccount, readPublishingLimit],
    ['GET', '', 'container-status', isContainer, readContainer],
    ['GET', '', 'read-media', isMedia, readMedia],
    ['DELETE', '', 'delete-media', isMedia, deleteMedia],
    ['GET', '/insights', 'insights', isMedia, readInsights],
    ['POST', '/comments', 'create-comment', isMedia, createComment],
    ['GET', '/comments', 'list-comments', isMedia, listComments],
  ] as const;
  for (const [method, edge, name, isMeant, handle] of edges) {
    for (const path of nodeRoutes(edge)) {
      app.on(method, path, ...middlewareOf({ name, door, isMeant, handle }));
    }
  }
  const upload = { name: 'upload-bytes', door, isMeant: isContainer, handle: uploadBytes };
  app.post('/ig-api-upload/:version{v[0-9]+\\.[0-9]+}/:id{[0-9]+}', ...middlewareOf(upload));
};
