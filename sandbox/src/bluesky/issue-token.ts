import { addAppPassword } from './app-passwords';
import type { SampleAccount } from './accounts';
import {
  APP_PASSWORD_SCOPE,
  openSession,
  REFRESH_LIFETIME_S,
  ACCESS_LIFETIME_S,
} from './session-tokens';
import type { Bluesky } from './state';

/** An account and a session, as a connection stores them: saves a test the sign-in. */
export const issueToken = (bluesky: Bluesky, account: SampleAccount) => {
  const { world } = bluesky;
  const [kept] = account.appPasswords;
  const appPassword = kept ?? addAppPassword(bluesky, account, { name: 'issued' });
  if (!appPassword) throw new Error('No app password could be made.');
  const { name, password } = appPassword;
  const now = Math.floor(world.clock.now() / 1000) * 1000;
  const { did, handle } = account;
  const { accessJwt, refreshJwt } = openSession(bluesky, {
    did,
    appPassword: name,
    scope: APP_PASSWORD_SCOPE,
  });
  world.changed();
  return {
    account: {
      id: did,
      handle,
      // No profile record is kept here, so an account is called by its handle.
      name: handle,
      avatarUrl: null,
      kind: 'person',
      profileUrl: `${world.baseUrl()}/profile/${did}`,
    },
    credentials: {
      accessToken: accessJwt,
      refreshToken: refreshJwt,
      expiresAt: new Date(now + ACCESS_LIFETIME_S * 1000).toISOString(),
      refreshExpiresAt: new Date(now + REFRESH_LIFETIME_S * 1000).toISOString(),
      scopes: [],
      password,
      serviceUrl: world.baseUrl(),
    },
  };
};
