import { Hono } from 'hono';

import type { PlatformSandboxFactory, SandboxEnv } from '../kernel/platform-sandbox';
import { accountRoutes } from './account-view';
import { actionsOf } from './actions';
import { ApiError, answerError } from './api-error';
import { appRoutes } from './apps';
import { authorizeRoutes } from './authorize';
import { pictureRoutes } from './avatar';
import { discoveryRoutes } from './discovery';
import { feedRoutes } from './feed-page';
import { fileRoutes } from './file-route';
import { instanceRoutes } from './instance';
import { knobsSchema } from './knobs';
import { mediaRoutes } from './media-endpoints';
import { apiRateLimit } from './rate-limits';
import { initialState, type Mastodon } from './state';
import { statusRoutes } from './status-endpoints';
import { tokenRoutes } from './token-endpoints';

/**
 * One Mastodon instance: its API, its OAuth screens and its live feed.
 *
 * Capitals in comments name pages under https://docs.joinmastodon.org (checked 2026-11-22): APPS
 * `methods/apps`; OAUTH `methods/oauth`; SCOPES `api/oauth-scopes`; RATES `api/rate-limits`;
 * ACCOUNT `entities/Account`; INSTANCE `methods/instance`; MEDIA `methods/media`; STATUS
 * `methods/statuses`. Files of
 * https://github.com/mastodon/mastodon: APPS-SPEC `spec/requests/api/v1/apps_spec.rb`; DOORKEEPER
 * `config/initializers/doorkeeper.rb` and `config/locales/doorkeeper.en.yml`; LENGTH
 * `app/validators/status_length_validator.rb`; EXTRACTOR `app/lib/extractor.rb` and
 * `config/initializers/twitter_regex.rb`; POST-SERVICE `app/services/post_status_service.rb`;
 * ATTACHMENTABLE `app/models/concerns/attachmentable.rb`; POLL-OPTIONS
 * `app/validators/poll_options_validator.rb`; G#n: issue or pull request n there.
 */
export const createMastodonSandbox: PlatformSandboxFactory = (world) => {
  const state = world.state(initialState);
  // A state file of an earlier version may lack newer parts and knobs.
  Object.assign(state, { ...initialState(), ...state });
  state.knobs = knobsSchema.catch(initialState().knobs).parse(state.knobs);
  const mastodon: Mastodon = { world, state };
  const app = new Hono<SandboxEnv>();
  app.use('/api/*', apiRateLimit(mastodon));
  appRoutes(app, mastodon);
  authorizeRoutes(app, mastodon);
  tokenRoutes(app, mastodon);
  discoveryRoutes(app, mastodon);
  accountRoutes(app, mastodon);
  instanceRoutes(app, mastodon);
  mediaRoutes(app, mastodon);
  statusRoutes(app, mastodon);
  fileRoutes(app, mastodon);
  pictureRoutes(app);
  feedRoutes(app, mastodon);
  app.notFound((context) => answerError(new ApiError(404, 'Not Found'), context));
  app.onError(answerError);
  return {
    id: 'mastodon',
    label: 'Mastodon',
    app,
    actions: actionsOf(mastodon),
    reset() {
      Object.assign(state, initialState());
      world.changed();
    },
  };
};
