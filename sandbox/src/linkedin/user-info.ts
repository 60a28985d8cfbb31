import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { spendUserInfoCall } from './daily-limits';
import { authenticate, requireScope, type Caller } from './gateway';
import { subOf } from './people';
import type { LinkedIn } from './state';

const DAY_MS = 86_400_000;

const claimsOf = ({ world }: LinkedIn, { member, clientId, scopes }: Caller) => ({
  sub: subOf(member.key, clientId),
  ...(scopes.includes('profile')
    ? {
        name: member.name,
        given_name: member.givenName,
        family_name: member.familyName,
        // The real URL expires too; copy the picture, do not link it.
        picture: `${world.baseUrl()}/dms/profile/${member.key}.svg?e=${world.clock.now() + 30 * DAY_MS}`,
        locale: member.locale,
      }
    : {}),
  ...(scopes.includes('email') && member.email
    ? { email: member.email, email_verified: true }
    : {}),
});

/** OpenID Connect's userinfo: unversioned, with its own daily throttle (OIDC). */
export const userInfoRoutes = (app: Hono<SandboxEnv>, platform: LinkedIn): void => {
  app.get('/v2/userinfo', platform.world.faults.on('linkedin', 'user-info'), (context) => {
    const caller = authenticate(platform, context);
    requireScope(caller, context, { anyOf: ['openid'], operation: 'userinfo.GET' });
    spendUserInfoCall(platform, caller);
    return context.json(claimsOf(platform, caller));
  });
};
