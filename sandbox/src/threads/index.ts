import { Hono } from 'hono';

import type { PlatformSandboxFactory, SandboxEnv } from '../kernel/platform-sandbox';
import { actionsOf } from './actions';
import { authorizeRoutes } from './authorize';
import { avatarRoutes } from './avatar';
import { containerRoutes } from './containers';
import { debugTokenRoutes } from './debug-token';
import { answerError, unknownPath } from './graph-error';
import { insightRoutes } from './insights';
import { knobsSchema } from './knobs';
import { mediaRoutes } from './media-files';
import { pageRoutes } from './page-routes';
import { postRoutes } from './posts';
import { profileRoutes } from './profile';
import { publishRoutes } from './publish';
import { quotaRoutes } from './quotas';
import { initialState, type Threads } from './state';
import { tokenRoutes } from './token-endpoints';

/** A version that is not served leads nowhere, like any other unknown path. */
const expectLiveVersion = (app: Hono<SandboxEnv>, { state }: Threads): void => {
  app.use('/:version{v\\d+\\.\\d+}/*', async (context, next) => {
    if (!state.knobs.apiVersions.includes(context.req.param('version'))) {
      throw unknownPath(context.req.path);
    }
    await next();
  });
};

/**
 * Threads on one server: threads.com (consent screen, feed) and graph.threads.net.
 *
 * Capitals in comments name pages under https://developers.facebook.com (checked 2026-11-22): AT,
 * GS, LL `docs/threads/get-started`; DBG `docs/threads/troubleshooting/debug-access-token`; PROF
 * `docs/threads/threads-profiles`; DEL `docs/threads/posts/delete-posts`; OE
 * `docs/threads/tools-and-resources`; ERR, RL `docs/graph-api/guides/error-handling` and
 * `docs/graph-api/overview/rate-limiting`; OV `docs/threads/overview`; PUB, POSTS, TS, A11Y, USER, REP,
 * RET, INS: publishing, posts, troubleshooting, accessibility, user, replies, posts, insights, all
 * under `documentation/threads`. PM, SAMPLE: https://github.com/fbsamples/threads_api, I70 its issue.
 * M15: a publisher's note, https://github.com/jeonghwanko/mimi-seed-sdk/pull/15.
 */
export const createThreadsSandbox: PlatformSandboxFactory = (world) => {
  const state = world.state(initialState);
  // A state file of an earlier version may lack newer parts and knobs.
  Object.assign(state, { ...initialState(), ...state });
  state.knobs = knobsSchema.catch(initialState().knobs).parse(state.knobs);
  const threads: Threads = { world, state };
  const app = new Hono<SandboxEnv>();
  expectLiveVersion(app, threads);
  authorizeRoutes(app, threads);
  tokenRoutes(app, threads);
  debugTokenRoutes(app, threads);
  profileRoutes(app, threads);
  containerRoutes(app, threads);
  publishRoutes(app, threads);
  quotaRoutes(app, threads);
  postRoutes(app, threads);
  insightRoutes(app, threads);
  avatarRoutes(app);
  mediaRoutes(app, threads);
  pageRoutes(app, threads);
  app.notFound((context) => {
    throw unknownPath(context.req.path);
  });
  app.onError(answerError(threads));
  return {
    id: 'threads',
    label: 'Threads',
    app,
    actions: actionsOf(threads),
    reset() {
      Object.assign(state, initialState());
      world.changed();
    },
  };
};
