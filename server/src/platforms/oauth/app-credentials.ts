import { PlatformFailure } from '../contract';
import type { AppCredentials } from '../contract';

import type { OAuthDeps } from './oauth-deps';

/** The operator's app, or the failure that says how to configure one. */
export const requireApp = (deps: OAuthDeps): AppCredentials => {
  if (deps.app) return deps.app;
  throw new PlatformFailure(
    { family: 'operator_problem' },
    {
      code: 'APP_NOT_CONFIGURED',
      message:
        'its app is not configured yet. Enter client id and client secret under Settings, Social distribution, Platforms, or set them in config/plugins.',
    }
  );
};
