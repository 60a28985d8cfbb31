import { Hono } from 'hono';

import type { PlatformSandboxFactory, SandboxEnv } from '../kernel/platform-sandbox';
import { actionsOf } from './actions';
import { authorizeRoutes } from './authorize';
import { avatarRoutes } from './avatar';
import { debugTokenRoutes } from './debug-token';
import { feedRoutes } from './feed-page';
import { answerError, unknownPath } from './graph-error';
import { knobsSchema } from './knobs';
import { profileRoutes } from './profile';
import { initialState, type Threads } from './state';
import { tokenRoutes } from './token-endpoints';

/**
 * Threads on one server: threads.com (consent screen, feed) and graph.threads.net.
 *
 * Capitals in comments name pages under https://developers.facebook.com (checked 2026-11-22): AT,
 * GS, LL `docs/threads/get-started`; DBG `docs/threads/troubleshooting/debug-access-token`; PROF
 * `docs/threads/threads-profiles`; DEL `docs/threads/posts/delete-posts`; OE
 * `docs/threads/tools-and-resources`; ERR `docs/graph-api/guides/error-handling`. PM, SAMPLE:
 * https://github.com/fbsamples/threads_api.
 */
export const createThreadsSandbox: PlatformSandboxFactory = (world) => {
  const state = world.state(initialState);
  // A state file of an earlier version may lack newer parts and knobs.
  Object.assign(state, { ...initialState(), ...state });
  state.knobs = knobsSchema.catch(initialState().knobs).parse(state.knobs);
  const threads: Threads = { world, state };
  const app = new Hono<SandboxEnv>();
  authorizeRoutes(app, threads);
  tokenRoutes(app, threads);
  debugTokenRoutes(app, threads);
  profileRoutes(app, threads);
  avatarRoutes(app);
  feedRoutes(app);
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
