import { z } from 'zod';

import { findAccount, type SampleAccount } from './accounts';
import { bearerToken, signedIn } from './auth';
import { invalidToken, XrpcError } from './errors';
import { chargeSignIn } from './rate-limits';
import {
  APP_PASSWORD_SCOPE,
  FULL_SCOPE,
  openSession,
  PRIVILEGED_SCOPE,
  refreshClaims,
  rotateSession,
} from './session-tokens';
import type { Bluesky } from './state';
import { parseInput, type XrpcCall, type XrpcMethod } from './xrpc';

const createSessionSchema = z.object({
  identifier: z.string(),
  password: z.string(),
  authFactorToken: z.string().optional(),
  allowTakendown: z.boolean().optional(),
});

const didDocOf = ({ world }: Bluesky, account: SampleAccount) => ({
  '@context': ['https://www.w3.org/ns/did/v1'],
  id: account.did,
  alsoKnownAs: [`at://${account.handle}`],
  verificationMethod: [],
  service: [
    {
      id: '#atproto_pds',
      type: 'AtprotoPersonalDataServer',
      serviceEndpoint: world.baseUrl(),
    },
  ],
});

const describeAccount = (bluesky: Bluesky, account: SampleAccount) => ({
  did: account.did,
  handle: account.handle,
  ...(bluesky.state.knobs.withDidDoc ? { didDoc: didDocOf(bluesky, account) } : {}),
  email: account.email,
  emailConfirmed: account.emailConfirmed,
  emailAuthFactor: account.emailAuthFactor,
  active: account.status === 'active',
  ...(account.status === 'active' ? {} : { status: account.status }),
});

const wrongPassword = (): XrpcError =>
  new XrpcError(401, 'AuthenticationRequired', 'Invalid identifier or password');

const takenDown = (): XrpcError =>
  new XrpcError(401, 'AccountTakedown', 'Account has been taken down');

const accountOfIdentifier = ({ state }: Bluesky, identifier: string): SampleAccount | null =>
  identifier.includes('@')
    ? (state.accounts.find(({ email }) => email === identifier) ?? null)
    : findAccount(state, identifier);

/** App passwords need no second factor; the account's own password does when it is on. */
const grantOf = (account: SampleAccount, password: string, authFactorToken?: string) => {
  const match = account.appPasswords.find((candidate) => candidate.password === password);
  if (match)
    return {
      did: account.did,
      appPassword: match.name,
      scope: match.privileged ? PRIVILEGED_SCOPE : APP_PASSWORD_SCOPE,
    };
  if (account.password !== password) throw wrongPassword();
  if (account.emailAuthFactor) {
    // No mail leaves the sandbox, so no code can ever be right.
    if (authFactorToken) throw invalidToken('Token is invalid');
    throw new XrpcError(
      401,
      'AuthFactorTokenRequired',
      'A sign in code has been sent to your email address'
    );
  }
  return { did: account.did, appPassword: null, scope: FULL_SCOPE };
};

const createSession = (bluesky: Bluesky, { context, json }: XrpcCall): Response => {
  const input = parseInput(createSessionSchema, json);
  const identifier = input.identifier.toLowerCase();
  chargeSignIn(bluesky, context, identifier);
  bluesky.world.changed();
  const account = accountOfIdentifier(bluesky, identifier);
  if (!account) throw wrongPassword();
  const grant = grantOf(account, input.password, input.authFactorToken);
  if (account.status === 'takendown') throw takenDown();
  return context.json({ ...openSession(bluesky, grant), ...describeAccount(bluesky, account) });
};

const refreshSession = (bluesky: Bluesky, { context }: XrpcCall): Response => {
  const claims = refreshClaims(bluesky, bearerToken(context));
  const account = findAccount(bluesky.state, claims.sub);
  if (!account) throw invalidToken('Token could not be verified');
  if (account.status === 'takendown') throw takenDown();
  const pair = rotateSession(bluesky, claims.jti);
  bluesky.world.changed();
  return context.json({ ...pair, ...describeAccount(bluesky, account) });
};

const deleteSession = (bluesky: Bluesky, { context }: XrpcCall): Response => {
  const claims = refreshClaims(bluesky, bearerToken(context), { mayBeExpired: true });
  delete bluesky.state.refreshTokens[claims.jti];
  bluesky.world.changed();
  return context.body(null, 200);
};

const getSession = (bluesky: Bluesky, { context }: XrpcCall): Response => {
  const account = findAccount(bluesky.state, signedIn(bluesky, context).sub);
  if (!account) throw invalidToken('Token could not be verified');
  return context.json(describeAccount(bluesky, account));
};

/** Sessions with their verified oddities (platforms/bluesky.md §1, checked 2026-11-22). */
export const sessionMethods = (bluesky: Bluesky): XrpcMethod[] => [
  {
    nsid: 'com.atproto.server.createSession',
    kind: 'procedure',
    operation: 'sign-in',
    input: 'json',
    handle: (call) => createSession(bluesky, call),
  },
  {
    nsid: 'com.atproto.server.refreshSession',
    kind: 'procedure',
    operation: 'token',
    handle: (call) => refreshSession(bluesky, call),
  },
  {
    nsid: 'com.atproto.server.deleteSession',
    kind: 'procedure',
    operation: 'revoke',
    handle: (call) => deleteSession(bluesky, call),
  },
  {
    nsid: 'com.atproto.server.getSession',
    kind: 'query',
    operation: 'user-info',
    handle: (call) => getSession(bluesky, call),
  },
];
