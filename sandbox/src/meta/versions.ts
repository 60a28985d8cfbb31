import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { unknownPath } from './graph-error';
import type { MetaPlatform } from './platform';

/** First path segment of a versioned call, for routes. */
export const VERSION_SEGMENT = '/:version{v[0-9]+\\.[0-9]+}';

/**
 * All routes of a node or its edge such as `/accounts`: with and without a version, by id and as
 * `me`, which stands for whoever holds the token.
 */
export const nodeRoutes = (edge = ''): string[] =>
  [VERSION_SEGMENT, ''].flatMap((prefix) => [
    `${prefix}/me${edge}`,
    `${prefix}/:id{[0-9]+}${edge}`,
  ]);

const numberOf = (version: string): number => Number(version.slice(1));

/**
 * The version that serves a call, also told in `facebook-api-version`. No version means the app's
 * oldest, an expired one the oldest that lives. For one that does not exist yet the segment is read
 * as an id, so that the rest of the path makes no sense (seen, not documented).
 */
export const enterVersion = ({ state }: MetaPlatform, context: Context<SandboxEnv>): string => {
  const { liveVersions } = state.knobs;
  const oldest = liveVersions[0] ?? 'v1.0';
  const asked = context.req.param('version') ?? oldest;
  const isGone = numberOf(asked) < numberOf(oldest);
  const version = isGone ? oldest : asked;
  if (!liveVersions.includes(version)) {
    throw unknownPath(context.req.path.slice(asked.length + 1) || '/');
  }
  context.header('facebook-api-version', version);
  return version;
};
