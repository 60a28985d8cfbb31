import { PlatformFailure } from '../contract';
import type { Endpoint } from '../contract';

import type { OAuthDeps } from './oauth-deps';

export const endpointUrl = (deps: OAuthDeps, endpoint: Endpoint): string => {
  const base = deps.baseUrls[endpoint.base];
  if (base) return `${base}${endpoint.path}`;
  throw new PlatformFailure(
    { family: 'operator_problem' },
    {
      code: 'BASE_URL_MISSING',
      message: `No base URL named "${endpoint.base}" is configured for this platform.`,
    }
  );
};
