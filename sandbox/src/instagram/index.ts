import { Hono } from 'hono';

import type { PlatformSandboxFactory, SandboxEnv } from '../kernel/platform-sandbox';
import { answerGraphError, unknownPath } from '../meta/graph-error';
import { actionsOf } from './actions';
import { authorizeRoutes } from './authorize';
import { codeExchangeRoutes } from './code-exchange';
import { feedRoutes, notFoundPage } from './feed-page';
import { knobsSchema } from './knobs';
import { longLivedRoutes } from './long-lived';
import { initialState, type Instagram } from './state';
import { userRoutes } from './user-node';

const VERSIONED = /^\/v\d+\.\d+(\/.*)?$/;

/**
 * Instagram Login on one server: www.instagram.com (consent screen, profiles), api.instagram.com and
 * graph.instagram.com. Accounts that are reached through a Facebook Page belong to the Facebook
 * sandbox.
 *
 * Rules are those of developers.facebook.com/docs/instagram-platform (checked 2026-11-22).
 */
export const createInstagramSandbox: PlatformSandboxFactory = (world) => {
  const state = world.state(initialState);
  // A state file of an earlier version may lack newer parts.
  Object.assign(state, { ...initialState(), ...state });
  state.knobs = knobsSchema.catch(initialState().knobs).parse(state.knobs);
  const instagram: Instagram = { id: 'instagram', world, state };
  const app = new Hono<SandboxEnv>();
  const answerError = answerGraphError(world);
  authorizeRoutes(app, instagram);
  codeExchangeRoutes(app, instagram);
  longLivedRoutes(app, instagram);
  userRoutes(app, instagram);
  feedRoutes(app);
  app.notFound((context) => {
    const [isApi, path] = VERSIONED.exec(context.req.path) ?? [];
    if (isApi) return answerError(unknownPath(path ?? '/'), context);
    return context.html(notFoundPage(), 404);
  });
  app.onError(answerError);
  return {
    id: 'instagram',
    label: 'Instagram',
    app,
    actions: actionsOf(instagram),
    reset() {
      Object.assign(state, initialState());
      world.changed();
    },
  };
};
