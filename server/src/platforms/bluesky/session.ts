import type { Account, CredentialCheck, Credentials, PasswordSignIn } from '../contract';
import { PlatformFailure } from '../contract';
import type { SessionInfo, TokenSession } from './answers';
import type { Client } from './client';
import { createSession, deleteSession, getSession, refreshSession } from './client';
import { readClaims } from './jwt';
import { readProfile } from './profile';
import { findServer, withoutTrailingSlash } from './server-url';

/** A dead refresh token; the app password makes a new session, once. */
const REPLACEABLE_SESSION = ['ExpiredToken', 'InvalidToken', 'AuthMissing'];

/** Exchanges handle and app password for a session at the account's own server. */
export const signIn = async (client: Client, input: PasswordSignIn): Promise<Credentials> => {
  const given = withoutTrailingSlash(input.serviceUrl);
  const password = input.password.trim();
  const identifier = input.identifier.trim().replace(/^@/, '');
  const session = await createSession(client, { serviceUrl: given, identifier, password });
  assertActive(session);
  const serviceUrl = await findServer(client, { given, session });
  return credentialsOf(session, { password, serviceUrl });
};

/**
 * A new token pair. The old refresh token answers the same pair again for two hours, so a lost
 * answer costs nothing (verified on a PDS, checked 2026-11-22).
 */
export const refresh = async (
  client: Client,
  input: { credentials: Credentials; serviceUrl: string }
): Promise<Credentials> => {
  const { credentials, serviceUrl } = input;
  const session = await refreshOrReplace(client, input);
  assertActive(session);
  return credentialsOf(session, { password: credentials.password, serviceUrl });
};

const refreshOrReplace = async (
  client: Client,
  input: { credentials: Credentials; serviceUrl: string }
): Promise<TokenSession> => {
  const { serviceUrl, credentials } = input;
  const { refreshToken, password } = credentials;
  // Sessions name their account by DID, which createSession takes like a handle; unlike a handle
  // it never changes.
  const did = readClaims(refreshToken).did ?? readClaims(credentials.accessToken).did;
  try {
    if (!refreshToken) throw noSession();
    return await refreshSession(client, { serviceUrl, refreshToken });
  } catch (error) {
    const isDead = error instanceof PlatformFailure && REPLACEABLE_SESSION.includes(error.code);
    if (!isDead || !password || did === null) throw error;
    return createSession(client, { serviceUrl, identifier: did, password });
  }
};

const noSession = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'auth_expired' },
    { code: 'AuthMissing', message: 'This connection has no refresh token.' }
  );

/** Asks the server who the access token belongs to. */
export const validate = async (
  client: Client,
  input: { credentials: Credentials; serviceUrl: string; webUrl: string }
): Promise<CredentialCheck> => {
  const { serviceUrl, webUrl } = input;
  const session = await getSession(client, {
    serviceUrl,
    accessToken: input.credentials.accessToken,
  });
  assertActive(session);
  const profile = await readProfile(client, { serviceUrl, did: session.did });
  const handle = session.handle ?? session.did;
  const account: Account = {
    id: session.did,
    handle,
    name: profile.name ?? handle,
    avatarUrl: profile.avatarUrl,
    kind: 'person',
    profileUrl: `${webUrl}/profile/${session.did}`,
  };
  return { account, missingScopes: [] };
};

/** Best effort: a server that is gone keeps no session either. */
export const signOut = async (
  client: Client,
  owner: { serviceUrl: string; refreshToken: string }
): Promise<void> => {
  try {
    await deleteSession(client, owner);
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
  }
};

/** takendown, suspended, deactivated: such an account does not post. */
const assertActive = (session: SessionInfo): void => {
  if (session.active !== false) return;
  throw new PlatformFailure(
    { family: 'account_problem' },
    {
      code: 'ACCOUNT_INACTIVE',
      message: `This Bluesky account is not active (${session.status ?? 'no reason given'}).`,
    }
  );
};

const credentialsOf = (
  session: TokenSession,
  kept: { password?: string; serviceUrl: string }
): Credentials => ({
  accessToken: session.accessJwt,
  refreshToken: session.refreshJwt,
  expiresAt: readClaims(session.accessJwt).expiresAt,
  refreshExpiresAt: readClaims(session.refreshJwt).expiresAt,
  scopes: [],
  ...kept,
});
