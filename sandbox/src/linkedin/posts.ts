import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { mayPostFor } from './authors';
import { createPost } from './create-post';
import { apiError, fieldForbidden, notEnoughPermissions, notFound } from './errors';
import { admit, requireScope, type Caller } from './gateway';
import { readLittleText } from './little-text';
import { mentionCheckOf } from './mentions';
import { postPatchSchema } from './post-schema';
import { allowQuery, expectRestliMethod, readBody, readPage } from './rest-request';
import { personUrn } from './people';
import type { LinkedIn, Post } from './state';
import { urnInPath, urnInQuery } from './urn';

const RESOURCE = 'partnerApiPostsExternal';

const isIndexed = ({ world, state }: LinkedIn, post: Post): boolean =>
  post.deletedAt === null && world.clock.now() >= post.createdAt + state.knobs.indexingLagMs;

export const postElement = (post: Post): Record<string, unknown> => ({
  id: post.urn,
  author: post.author.urn,
  commentary: post.commentary,
  createdAt: post.createdAt,
  publishedAt: post.createdAt,
  lastModifiedAt: post.lastModifiedAt,
  lifecycleState: 'PUBLISHED',
  visibility: post.visibility,
  isReshareDisabledByAuthor: post.isReshareDisabledByAuthor,
  distribution: {
    feedDistribution: 'MAIN_FEED',
    targetEntities: [],
    thirdPartyDistributionChannels: [],
  },
  ...(post.content ? { content: post.content } : {}),
  ...(post.reshareParent ? { reshareContext: { parent: post.reshareParent } } : {}),
});

/** The same member may have posted through another app, under that app's URN of the person. */
const isSameMember = ({ world }: LinkedIn, caller: Caller, authorUrn: string): boolean =>
  world.apps.some(({ clientId }) => personUrn(caller.memberKey, clientId) === authorUrn);

const requireReading = (
  platform: LinkedIn,
  context: Context<SandboxEnv>,
  { caller, authorUrn, method }: { caller: Caller; authorUrn: string; method: string }
): void => {
  const isOrganization = authorUrn.startsWith('urn:li:organization:');
  requireScope(caller, context, {
    anyOf: [isOrganization ? 'r_organization_social' : 'r_member_social'],
    operation: `${RESOURCE}.${method}`,
  });
  const isTheirs = isOrganization
    ? mayPostFor(caller, authorUrn)
    : isSameMember(platform, caller, authorUrn);
  if (!isTheirs) throw notEnoughPermissions(`${RESOURCE}.${method}`);
};

const LIST_PARAMETERS = ['q', 'author', 'count', 'start', 'sortBy', 'isDsc', 'viewContext'];

/** Posts of an organization, newest first; members have no such list (POSTS). */
const listPosts = (platform: LinkedIn, context: Context<SandboxEnv>): Response => {
  const caller = admit(platform, context);
  allowQuery(context, LIST_PARAMETERS);
  expectRestliMethod(context, 'FINDER');
  const authorUrn = urnInQuery(context, 'author');
  if (context.req.query('q') !== 'author' || !authorUrn) {
    throw apiError(400, 'ILLEGAL_ARGUMENT', 'The finder needs q=author and an author');
  }
  const sortBy = context.req.query('sortBy') ?? 'LAST_MODIFIED';
  if (sortBy !== 'LAST_MODIFIED' && sortBy !== 'CREATED') {
    throw apiError(400, 'ILLEGAL_ARGUMENT', 'sortBy is LAST_MODIFIED or CREATED');
  }
  const { start, count } = readPage(context, 10);
  requireReading(platform, context, { caller, authorUrn, method: 'FINDER-author' });
  const moment = (post: Post): number =>
    sortBy === 'CREATED' ? post.createdAt : post.lastModifiedAt;
  const posts = platform.state.posts
    .filter((post) => post.author.urn === authorUrn && isIndexed(platform, post))
    .reverse()
    .sort((one, other) => moment(other) - moment(one));
  return context.json({
    elements: posts.slice(start, start + count).map(postElement),
    paging: { start, count, links: [], total: posts.length },
  });
};

const getPost = (platform: LinkedIn, context: Context<SandboxEnv>): Response => {
  const caller = admit(platform, context);
  allowQuery(context, ['viewContext']);
  expectRestliMethod(context, 'GET');
  const urn = urnInPath(context, 'urn');
  requireScope(caller, context, {
    anyOf: ['r_member_social', 'r_organization_social'],
    operation: `${RESOURCE}.GET`,
  });
  const post = platform.state.posts.find((candidate) => candidate.urn === urn);
  if (!post || !isIndexed(platform, post)) throw notFound('Entity not found');
  requireReading(platform, context, { caller, authorUrn: post.author.urn, method: 'GET' });
  return context.json(postElement(post));
};

/** The caller's own post, deleted or not; throws the answer otherwise. */
const ownPost = (platform: LinkedIn, caller: Caller, urn: string): Post => {
  const post = platform.state.posts.find((candidate) => candidate.urn === urn);
  if (!post) throw notFound('Entity not found');
  const isOwn = post.author.urn === caller.personUrn || mayPostFor(caller, post.author.urn);
  if (!isOwn) throw fieldForbidden('/author');
  return post;
};

const requireWriting = (caller: Caller, context: Context<SandboxEnv>, method: string): void =>
  requireScope(caller, context, {
    anyOf: ['w_member_social', 'w_organization_social'],
    operation: `${RESOURCE}.${method}`,
  });

/** Deleting again answers 204 as well (POSTS). */
const deletePost = (platform: LinkedIn, context: Context<SandboxEnv>): Response => {
  const caller = admit(platform, context);
  allowQuery(context, []);
  expectRestliMethod(context, 'DELETE');
  const urn = urnInPath(context, 'urn');
  requireWriting(caller, context, 'DELETE');
  const post = ownPost(platform, caller, urn);
  post.deletedAt ??= platform.world.clock.now();
  platform.world.changed();
  return context.body(null, 204);
};

const editPost = async (platform: LinkedIn, context: Context<SandboxEnv>): Promise<Response> => {
  const caller = admit(platform, context);
  allowQuery(context, []);
  const urn = urnInPath(context, 'urn');
  if (context.req.header('x-restli-method')?.toUpperCase() !== 'PARTIAL_UPDATE') {
    throw apiError(400, 'ILLEGAL_ARGUMENT', 'An edit needs X-RestLi-Method: PARTIAL_UPDATE');
  }
  requireWriting(caller, context, 'PARTIAL_UPDATE');
  const { patch } = await readBody(context, postPatchSchema);
  const post = ownPost(platform, caller, urn);
  if (post.deletedAt !== null) throw notFound('Entity not found');
  post.commentary = readLittleText(patch.$set.commentary, mentionCheckOf(platform)).stored;
  post.lastModifiedAt = platform.world.clock.now();
  platform.world.changed();
  return context.body(null, 204);
};

/** `/rest/posts` and `/rest/posts/{urn}`. */
export const postRoutes = (app: Hono<SandboxEnv>, platform: LinkedIn): void => {
  const fault = (operation: string) => platform.world.faults.on('linkedin', operation);
  app.post('/rest/posts', fault('create-post'), (context) => createPost(platform, context));
  app.get('/rest/posts', fault('list-posts'), (context) => listPosts(platform, context));
  app.get('/rest/posts/:urn', fault('get-post'), (context) => getPost(platform, context));
  app.post('/rest/posts/:urn', fault('edit-post'), (context) => editPost(platform, context));
  app.delete('/rest/posts/:urn', fault('delete-post'), (context) => deletePost(platform, context));
};
