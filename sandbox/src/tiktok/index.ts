import { Hono } from 'hono';

import type { PlatformSandboxFactory, SandboxEnv } from '../kernel/platform-sandbox';
import { actionsOf } from './actions';
import { authorizeRoutes } from './authorize';
import { avatarRoutes } from './avatar';
import { answerError, ApiError } from './envelope';
import { feedRoutes } from './feed-page';
import { knobsSchema } from './knobs';
import { initialState, type TikTok } from './state';
import { tokenRoutes } from './token-endpoints';
import { userInfoRoutes } from './user-info';

/**
 * TikTok on one server: www.tiktok.com (consent screen, feed) and open.tiktokapis.com.
 *
 * Capitals in comments name pages under https://developers.tiktok.com/doc (checked 2026-11-23):
 * WEB, DESKTOP `login-kit-web`, `login-kit-desktop`; TOKEN, REFRESH, REVOKE
 * `oauth-get-a-user-access-token`, `oauth-refresh-a-user-access-token`,
 * `oauth-revoke-a-user-access-token` (2026-11-02); MANAGE `oauth-user-access-token-management`;
 * OAUTH-ERRORS `oauth-error-handling`; ERRORS `tiktok-api-v2-error-handling`; SCOPES
 * `tiktok-api-scopes`; USER-INFO `tiktok-api-v2-get-user-info`.
 */
export const createTikTokSandbox: PlatformSandboxFactory = (world) => {
  const state = world.state(initialState);
  // A state file of an earlier version may lack newer parts and knobs.
  Object.assign(state, { ...initialState(), ...state });
  state.knobs = knobsSchema.catch(initialState().knobs).parse(state.knobs);
  const tiktok: TikTok = { world, state };
  const app = new Hono<SandboxEnv>();
  authorizeRoutes(app, tiktok);
  tokenRoutes(app, tiktok);
  userInfoRoutes(app, tiktok);
  avatarRoutes(app);
  feedRoutes(app);
  app.notFound((context) => {
    throw new ApiError(404, 'unsupported_path', `Unsupported path (Janus): ${context.req.path}`);
  });
  app.onError(answerError(tiktok));
  return {
    id: 'tiktok',
    label: 'TikTok',
    app,
    actions: actionsOf(tiktok),
    reset() {
      Object.assign(state, initialState());
      world.changed();
    },
  };
};
