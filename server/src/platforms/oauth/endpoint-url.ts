import { PlatformFailure } from '../contract';
import type { Endpoint } from '../contract';

import type { OAuthDeps } from './oauth-deps';

/** Stands in an endpoint's path for the configured version: Meta versions its OAuth addresses too. */
export const API_VERSION = '{apiVersion}';

/** The endpoint's address. Throws `operator_problem` when a base URL or the version is missing. */
export const endpointUrl = (deps: OAuthDeps, { base, path }: Endpoint): string => {
  const baseUrl = deps.baseUrls[base];
  if (!baseUrl) {
    throw misconfigured(
      'BASE_URL_MISSING',
      `No base URL named "${base}" is configured for this platform.`
    );
  }
  if (!path.includes(API_VERSION)) return `${baseUrl}${path}`;
  // Without a version the platform would serve the oldest one, silently.
  if (!deps.apiVersion) {
    throw misconfigured('API_VERSION_MISSING', 'No API version is configured for this platform.');
  }
  return `${baseUrl}${path.replace(API_VERSION, deps.apiVersion)}`;
};

const misconfigured = (code: string, message: string): PlatformFailure =>
  new PlatformFailure({ family: 'operator_problem' }, { code, message });
