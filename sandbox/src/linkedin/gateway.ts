import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { spendApiCall } from './daily-limits';
import { apiError, LinkedInError, notEnoughPermissions } from './errors';
import { memberByKey, personUrn, type Member } from './people';
import type { LinkedIn } from './state';
import { statusOf } from './tokens';

/** Whoever holds the token. */
export interface Caller {
  clientId: string;
  memberKey: string;
  member: Member;
  personUrn: string;
  scopes: readonly string[];
}

const unauthorized = (serviceErrorCode: number, code: string, message: string): LinkedInError =>
  new LinkedInError(401, { status: 401, serviceErrorCode, code, message });

/** 401 bodies: ERR (checked 2026-11-22). */
export const authenticate = (platform: LinkedIn, context: Context<SandboxEnv>): Caller => {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
  if (!token) throw unauthorized(401, 'EMPTY_ACCESS_TOKEN', 'Empty oauth2 access token');
  const grant = platform.state.accessTokens[token];
  const member = grant && memberByKey(grant.memberKey);
  if (!grant || !member) throw unauthorized(65600, 'INVALID_ACCESS_TOKEN', 'Invalid access token');
  switch (statusOf(platform, grant)) {
    case 'revoked':
      throw unauthorized(
        65601,
        'REVOKED_ACCESS_TOKEN',
        'The token used in the request has been revoked by the user'
      );
    case 'expired':
      throw unauthorized(
        65602,
        'EXPIRED_ACCESS_TOKEN',
        'The token used in the request has expired'
      );
    case 'active':
      return {
        clientId: grant.clientId,
        memberKey: grant.memberKey,
        member,
        personUrn: personUrn(grant.memberKey, grant.clientId),
        scopes: grant.scopes,
      };
  }
};

/** There is no default version and no fallback (VERS). */
const requireVersion = ({ state }: LinkedIn, context: Context<SandboxEnv>): void => {
  const version = context.req.header('linkedin-version');
  if (!version) {
    throw new LinkedInError(
      400,
      {
        status: 400,
        code: 'VERSION_MISSING',
        message:
          'A version must be present. Please specify a version by adding the LinkedIn-Version header.',
      },
      { 'x-restli-gateway-error': 'true' }
    );
  }
  if (state.knobs.activeVersions.includes(version)) return;
  const day = /^\d{6}$/.test(version) ? `${version}01` : version;
  throw new LinkedInError(
    426,
    { status: 426, code: 'NONEXISTENT_VERSION', message: `Requested version ${day} is not active` },
    { 'x-restli-gateway-error': 'true' }
  );
};

const requireProtocol = (context: Context<SandboxEnv>): void => {
  if (context.req.header('x-restli-protocol-version') === '2.0.0') return;
  throw apiError(
    400,
    'INVALID_PROTOCOL_VERSION',
    'This request needs the header X-Restli-Protocol-Version: 2.0.0'
  );
};

/** What every `/rest/*` call passes: token, version, protocol, daily limit. */
export const admit = (platform: LinkedIn, context: Context<SandboxEnv>): Caller => {
  const caller = authenticate(platform, context);
  requireVersion(platform, context);
  requireProtocol(context);
  spendApiCall(platform, caller);
  return caller;
};

interface Requirement {
  anyOf: readonly string[];
  /** As the 403 names it, e.g. `partnerApiPostsExternal.CREATE`. */
  operation: string;
}

export const requireScope = (
  caller: Caller,
  context: Context<SandboxEnv>,
  { anyOf, operation }: Requirement
): void => {
  if (anyOf.some((scope) => caller.scopes.includes(scope))) return;
  const version = context.req.header('linkedin-version');
  throw notEnoughPermissions(`${operation}.${version ? `${version}01` : 'NO_VERSION'}`);
};
