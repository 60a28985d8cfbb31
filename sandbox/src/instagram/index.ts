import { Hono } from 'hono';

import type { PlatformSandboxFactory, SandboxEnv } from '../kernel/platform-sandbox';
import { answerGraphError, unknownPath } from '../meta/graph-error';
import { actionsOf } from './actions';
import { authorizeRoutes } from './authorize';
import { settleInstagram } from './beside';
import { codeExchangeRoutes } from './code-exchange';
import { ownDoor } from './content/own-door';
import { contentRoutes } from './content/routes';
import { knobsSchema } from './knobs';
import { longLivedRoutes } from './long-lived';
import { initialState, type Instagram } from './state';
import { userRoutes } from './user-node';
import { feedRoutes, notFoundPage } from './web/page-routes';

const VERSIONED = /^\/v\d+\.\d+(\/.*)?$/;

/**
 * Instagram Login on one server: www.instagram.com (consent screen, profiles), api.instagram.com and
 * graph.instagram.com. Accounts that are reached through a Facebook Page are served by the Facebook
 * sandbox, with this one's rules, and what they post shows here.
 *
 * Rules are those of developers.facebook.com/docs/instagram-platform (checked 2026-11-22).
 */
export const createInstagramSandbox: PlatformSandboxFactory = (world) => {
  const state = world.state(initialState);
  // A state file of an earlier version may lack newer parts.
  Object.assign(state, { ...initialState(), ...state });
  state.knobs = knobsSchema.catch(initialState().knobs).parse(state.knobs);
  const instagram: Instagram = { id: 'instagram', world, state };
  settleInstagram(instagram);
  const app = new Hono<SandboxEnv>();
  const answerError = answerGraphError(world);
  authorizeRoutes(app, instagram);
  codeExchangeRoutes(app, instagram);
  longLivedRoutes(app, instagram);
  // Before the accounts: posts and containers are nodes with ids of the same kind.
  contentRoutes(app, ownDoor(instagram));
  userRoutes(app, instagram);
  feedRoutes(app, instagram);
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
