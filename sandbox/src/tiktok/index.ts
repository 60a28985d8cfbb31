import { Hono } from 'hono';

import type { PlatformSandboxFactory, SandboxEnv } from '../kernel/platform-sandbox';
import { actionsOf } from './actions';
import { authorizeRoutes } from './authorize';
import { avatarRoutes } from './avatar';
import { creatorInfoRoutes } from './creator-info';
import { answerError, ApiError } from './envelope';
import { feedRoutes } from './feed-page';
import { initRoutes } from './init-endpoints';
import { knobsSchema } from './knobs';
import { mediaRoutes } from './media-route';
import { initialState, type TikTok } from './state';
import { statusRoutes } from './status-endpoint';
import { tokenRoutes } from './token-endpoints';
import { uploadRoutes } from './upload-endpoint';
import { userInfoRoutes } from './user-info';
import { videoRoutes } from './video-endpoints';

/**
 * TikTok on one server: www.tiktok.com (consent screen, feed), open.tiktokapis.com and the hosts
 * that uploads go to.
 *
 * Capitals in comments name pages under https://developers.tiktok.com/doc (checked 2026-11-23):
 * WEB, DESKTOP `login-kit-web`, `login-kit-desktop`; TOKEN, REFRESH, REVOKE
 * `oauth-get-a-user-access-token`, `oauth-refresh-a-user-access-token`,
 * `oauth-revoke-a-user-access-token` (2026-11-02); MANAGE `oauth-user-access-token-management`;
 * OAUTH-ERRORS `oauth-error-handling`; ERRORS `tiktok-api-v2-error-handling`; SCOPES
 * `tiktok-api-scopes`; USER-INFO `tiktok-api-v2-get-user-info`. Posting (checked 2026-11-22): POST,
 * PHOTO, INBOX, CREATOR, STATUS `content-posting-api-reference-` and `direct-post`, `photo-post`,
 * `upload-video`, `query-creator-info`, `get-video-status`; TRANSFER, MEDIA
 * `content-posting-api-media-transfer-guide`; QUERY, LIST `tiktok-api-v2-video-query`, `-list`; RATE
 * `tiktok-api-v2-rate-limit`; RULES `content-sharing-guidelines`.
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
  creatorInfoRoutes(app, tiktok);
  initRoutes(app, tiktok);
  uploadRoutes(app, tiktok);
  statusRoutes(app, tiktok);
  videoRoutes(app, tiktok);
  avatarRoutes(app);
  mediaRoutes(app, tiktok);
  feedRoutes(app, tiktok);
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
