import type { Context, Hono, MiddlewareHandler } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountById } from './accounts';
import { answerJson } from './answers';
import { readCall, USER, versioned, type Call } from './call';
import { containerFields, ownContainer } from './container-status';
import { requestedFields, selectFields } from './fields';
import { noSuchObject } from './graph-error';
import { LIST_PARAMS, pageOf } from './paging';
import { postFields } from './post-fields';
import { spendQuota } from './quotas';
import { DELETE_SCOPE, READ_REPLIES_SCOPE } from './scopes';
import { lookUp, type Post, type Threads } from './state';
import { expectSelf } from './user-path';
import { postById, repliesTo, visiblePosts } from './visible-posts';

const NODE = '/:id{\\d+}';

/** Reading, listing and deleting of posts; reading of containers (USER, RET, TS, DEL). */
export const postRoutes = (app: Hono<SandboxEnv>, threads: Threads): void => {
  const fault = (operation: string) => threads.world.faults.on('threads', operation);
  app.get(versioned(`${USER}/threads`), fault('list-posts'), (context) =>
    listOwn(threads, context, { scopes: [], isMeant: ({ replyToId }) => replyToId === null })
  );
  app.get(versioned(`${USER}/replies`), edgeFault(threads), (context) =>
    isAccount(context) ? listOwnReplies(threads, context) : answers(threads, context, 'replies')
  );
  app.get(versioned(`${USER}/conversation`), fault('conversation'), (context) =>
    answers(threads, context, 'conversation')
  );
  app.get(versioned(NODE), nodeFault(threads), (context) => readNode(threads, context));
  app.delete(versioned(NODE), fault('delete'), (context) => deletePost(threads, context));
};

/** One path, two operations: an id is a container's or a post's. */
const nodeFault = (threads: Threads): MiddlewareHandler<SandboxEnv> => {
  const ofContainer = threads.world.faults.on('threads', 'container-status');
  const ofPost = threads.world.faults.on('threads', 'read-post');
  return (context, next) => {
    const isContainer = lookUp(threads.state.containers, context.req.param('id') ?? '') !== null;
    return (isContainer ? ofContainer : ofPost)(context, next);
  };
};

/** `replies` of an account are what it wrote, those of a post what it got. */
const isAccount = (context: Context<SandboxEnv>): boolean => {
  const id = context.req.param('user') ?? '';
  return id === 'me' || accountById(id) !== null;
};

const edgeFault = (threads: Threads): MiddlewareHandler<SandboxEnv> => {
  const ofAccount = threads.world.faults.on('threads', 'list-replies');
  const ofPost = threads.world.faults.on('threads', 'replies');
  return (context, next) => (isAccount(context) ? ofAccount : ofPost)(context, next);
};

const listOwnReplies = (threads: Threads, context: Context<SandboxEnv>): Promise<Response> =>
  listOwn(threads, context, {
    scopes: [READ_REPLIES_SCOPE],
    isMeant: ({ replyToId }) => replyToId !== null,
  });

const readNode = async (threads: Threads, context: Context<SandboxEnv>): Promise<Response> => {
  const call = await readCall({ threads, context, allowed: ['fields'] });
  const id = context.req.param('id') ?? '';
  const names = requestedFields(call.params.fields, ['id']);
  const container = ownContainer(threads, call.caller.account.id, id);
  if (container) {
    const node = container;
    return answerJson(call, selectFields({ table: containerFields(threads), node, names }));
  }
  const node = postById(threads, id);
  if (!node) throw noSuchObject(id, 'GET');
  return answerJson(call, selectFields({ table: postFields(threads), node, names }));
};

interface Listing {
  scopes: string[];
  isMeant: (post: Post) => boolean;
}

const listOwn = async (
  threads: Threads,
  context: Context<SandboxEnv>,
  { scopes, isMeant }: Listing
): Promise<Response> => {
  const call = await readCall({ threads, context, scopes, allowed: LIST_PARAMS });
  expectSelf(call);
  const listedUntil = threads.world.clock.now() - threads.state.knobs.listLagMs;
  const own = visiblePosts(threads).filter(
    (post) =>
      post.accountId === call.caller.account.id && post.createdAt <= listedUntil && isMeant(post)
  );
  return listAnswer(call, own.reverse());
};

/** `replies`: what answers the post itself; `conversation`: everything below it (REP). */
const answers = async (
  threads: Threads,
  context: Context<SandboxEnv>,
  edge: 'replies' | 'conversation'
): Promise<Response> => {
  const scopes = [READ_REPLIES_SCOPE];
  const allowed = [...LIST_PARAMS, 'reverse'];
  const call = await readCall({ threads, context, scopes, allowed });
  const id = context.req.param('user') ?? '';
  if (!postById(threads, id)) throw noSuchObject(id, 'GET');
  const found = edge === 'replies' ? repliesTo(threads, id) : below(threads, id);
  return listAnswer(call, call.params.reverse === 'false' ? found : found.reverse());
};

const below = (threads: Threads, id: string): Post[] =>
  repliesTo(threads, id).flatMap((reply) => [reply, ...below(threads, reply.id)]);

const listAnswer = (call: Call, posts: readonly Post[]): Response => {
  const { params, threads } = call;
  const page = pageOf(posts, params);
  const names = requestedFields(params.fields, ['id']);
  const table = postFields(threads);
  const data = page.posts.map((node) => selectFields({ table, node, names }));
  const next = page.hasNext
    ? { next: `${threads.world.baseUrl()}${call.context.req.path}?after=${page.cursors?.after}` }
    : {};
  return answerJson(call, {
    data,
    ...(page.cursors ? { paging: { cursors: page.cursors, ...next } } : {}),
  });
};

const deletePost = async (threads: Threads, context: Context<SandboxEnv>): Promise<Response> => {
  const scopes = [DELETE_SCOPE];
  const call = await readCall({ threads, context, scopes, allowed: [] });
  const id = context.req.param('id') ?? '';
  const post = postById(threads, id);
  if (post?.accountId !== call.caller.account.id) throw noSuchObject(id, 'DELETE');
  spendQuota(threads, post.accountId, 'deletes');
  post.deletedAt = threads.world.clock.now();
  threads.world.changed();
  return answerJson(call, { success: true, deleted_id: id });
};
