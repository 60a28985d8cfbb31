import { Hono, type MiddlewareHandler } from 'hono';

import type { PlatformSandboxFactory, SandboxEnv, World } from '../kernel/platform-sandbox';
import { actionsOf } from './actions';
import { authorizeRoutes } from './authorize';
import { commentRoutes } from './comments';
import { answerError, notFound } from './errors';
import { feedRoutes } from './feed-page';
import { knobsSchema } from './knobs';
import { mediaRoutes } from './media-status';
import { tokenRoutes } from './oauth-token';
import { organizationRoutes } from './organizations';
import { postRoutes } from './posts';
import { initialState, type LinkedIn } from './state';
import { statisticsRoutes } from './statistics';
import { uploadRoutes } from './upload-bytes';
import { uploadInitRoutes } from './upload-init';
import { userInfoRoutes } from './user-info';

/** Headers that support asks for; every API answer carries them. */
const traceHeaders =
  ({ random }: World): MiddlewareHandler<SandboxEnv> =>
  async (context, next) => {
    context.header('x-li-uuid', random.token(22));
    context.header('x-li-fabric', 'sandbox-1');
    context.header('x-restli-protocol-version', '2.0.0');
    await next();
  };

/**
 * LinkedIn on one server: www.linkedin.com (OAuth screens, feed, upload URLs) and api.linkedin.com.
 * Members are self-serve by default; see {@link knobsSchema} for partner mode and the rest.
 *
 * Capitals in comments name pages of https://learn.microsoft.com/en-us/linkedin (checked
 * 2026-11-22): AUTH, REFR, OIDC and RATE, ERR under `shared/`; POSTS, IMG, VID, DOC, MULTI, LTF,
 * COMM, STATS, MPA, UGC, ACL, CMAPP, MIGR, VERS under `marketing/`; SHARE under `consumer/`. COMP, POSTIZ:
 * https://github.com/ComposioHQ/composio/issues/2710, https://github.com/gitroomhq/postiz-app.
 */
export const createLinkedInSandbox: PlatformSandboxFactory = (world) => {
  const state = world.state(initialState);
  // A state file of an earlier version may lack newer knobs.
  state.knobs = knobsSchema.catch(initialState().knobs).parse(state.knobs);
  const platform: LinkedIn = { world, state };
  const app = new Hono<SandboxEnv>();
  app.use('/rest/*', traceHeaders(world));
  app.use('/v2/*', traceHeaders(world));
  authorizeRoutes(app, platform);
  tokenRoutes(app, platform);
  userInfoRoutes(app, platform);
  postRoutes(app, platform);
  commentRoutes(app, platform);
  uploadInitRoutes(app, platform);
  uploadRoutes(app, platform);
  mediaRoutes(app, platform);
  organizationRoutes(app, platform);
  statisticsRoutes(app, platform);
  feedRoutes(app, platform);
  app.notFound((context) => answerError(notFound('No virtual resource found'), context));
  app.onError(answerError);
  return {
    id: 'linkedin',
    label: 'LinkedIn',
    app,
    actions: actionsOf(platform),
    reset() {
      Object.assign(state, initialState());
      world.changed();
    },
  };
};
