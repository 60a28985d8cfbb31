import { Hono } from 'hono';

import type { PlatformSandboxFactory, SandboxEnv } from '../kernel/platform-sandbox';
import { linkedInstagramRoutes } from '../instagram/content/linked-door';
import { answerGraphError, unknownPath } from '../meta/graph-error';
import { accessTokenRoutes } from './access-token';
import { actionsOf } from './actions';
import { debugTokenRoutes } from './debug-token';
import { dialogRoutes } from './dialog';
import { feedRoutes, notFoundPage } from './feed-page';
import { graphRoutes } from './graph';
import { knobsSchema } from './knobs';
import { permissionRoutes } from './permissions';
import { byteUploadRoutes } from './publishing/byte-upload';
import { publishingRoutes } from './publishing/routes';
import { initialState, type Facebook } from './state';

const VERSIONED = /^\/v\d+\.\d+(\/.*)?$/;

/**
 * Facebook on one server: www.facebook.com (login dialog, Pages) and graph.facebook.com. Instagram
 * accounts that are linked to a Page belong to it too; Instagram Login is a platform of its own.
 *
 * Rules are those of developers.facebook.com (checked 2026-11-22): graph-api/changelog/versions,
 * facebook-login, graph-api/guides/error-handling, graph-api/overview/rate-limiting.
 */
export const createFacebookSandbox: PlatformSandboxFactory = (world) => {
  const state = world.state(initialState);
  // A state file of an earlier version may lack newer parts.
  Object.assign(state, { ...initialState(), ...state });
  state.knobs = knobsSchema.catch(initialState().knobs).parse(state.knobs);
  const facebook: Facebook = { id: 'facebook', world, state };
  const app = new Hono<SandboxEnv>();
  const answerError = answerGraphError(world);
  dialogRoutes(app, facebook);
  accessTokenRoutes(app, facebook);
  debugTokenRoutes(app, facebook);
  linkedInstagramRoutes(app, facebook);
  graphRoutes(app, facebook);
  permissionRoutes(app, facebook);
  publishingRoutes(app, facebook);
  byteUploadRoutes(app, facebook);
  feedRoutes(app, facebook);
  app.notFound((context) => {
    const [isApi, path] = VERSIONED.exec(context.req.path) ?? [];
    if (isApi) return answerError(unknownPath(path ?? '/'), context);
    return context.html(notFoundPage(), 404);
  });
  app.onError(answerError);
  return {
    id: 'facebook',
    label: 'Facebook',
    app,
    actions: actionsOf(facebook),
    reset() {
      Object.assign(state, initialState());
      world.changed();
    },
  };
};
