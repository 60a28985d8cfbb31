import { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { avatarPath } from './avatar';
import { createPost } from './create-post';
import { apiHandlers, READ_SCOPES, WRITE_SCOPES, type ApiCall } from './endpoint';
import { ApiProblem, forbidden } from './problems';
import { findPosts, getPost, listPosts } from './read-posts';
import { meQuerySchema } from './read-query';
import { readQuery } from './request-parts';
import { visiblePost, type XSite } from './state';
import { userView } from './user-view';

/** Posts and the signed-in user (platforms/x.md §2, §3, §8). */
export const postRoutes = (site: XSite): Hono<SandboxEnv> => {
  const app = new Hono<SandboxEnv>();
  app.post(
    '/2/tweets',
    ...apiHandlers(site, { operation: 'create-post', scopes: WRITE_SCOPES, handle: createPost })
  );
  app.delete(
    '/2/tweets/:id',
    ...apiHandlers(site, { operation: 'delete-post', scopes: WRITE_SCOPES, handle: deletePost })
  );
  app.get(
    '/2/tweets',
    ...apiHandlers(site, { operation: 'find-posts', scopes: READ_SCOPES, handle: findPosts })
  );
  app.get(
    '/2/tweets/:id',
    ...apiHandlers(site, { operation: 'get-post', scopes: READ_SCOPES, handle: getPost })
  );
  app.get(
    '/2/users/me',
    ...apiHandlers(site, { operation: 'user-info', scopes: READ_SCOPES, handle: me })
  );
  app.get(
    '/2/users/:id/tweets',
    ...apiHandlers(site, { operation: 'list-posts', scopes: READ_SCOPES, handle: listPosts })
  );
  return app;
};

const deletePost = ({ context, site, account }: ApiCall): Response => {
  const id = context.req.param('id') ?? '';
  const post = visiblePost(site, id);
  if (!post) {
    throw new ApiProblem({
      status: 404,
      title: 'Not Found Error',
      detail: `Could not find tweet with id: [${id}].`,
      kind: 'resource-not-found',
    });
  }
  if (post.authorId !== account.id) {
    throw forbidden('You are not authorized to delete this Tweet.');
  }
  post.deletedAtMs = site.world.clock.now();
  site.world.changed();
  return context.json({ data: { deleted: true } });
};

const me = ({ context, site, account }: ApiCall): Response => {
  const query = readQuery(context, meQuerySchema);
  const data = userView(site, {
    accountId: account.id,
    fields: query['user.fields'] ?? new Set<string>(),
    viewerId: account.id,
    avatarUrl: site.world.baseUrl() + avatarPath(account),
  });
  return context.json({ data });
};
