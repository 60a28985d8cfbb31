import {
  grantKey,
  partyOf,
  type Grant,
  type MetaPlatform,
  type Party,
  type PermissionStatus,
  type TokenEnd,
} from './platform';

export interface Consent extends Party {
  /** What the app asked for. */
  asked: readonly string[];
  /** What the person left ticked. */
  ticked: readonly string[];
  /** Ids of what is shared: replaces the earlier choice. */
  assets: readonly string[];
  /** Without it, what was declined before is not asked again and stays declined. */
  asksAgain: boolean;
}

export const grantOf = (platform: MetaPlatform, party: Party): Grant | null =>
  platform.state.grants[grantKey(party)] ?? null;

export const isGranted = (grant: Grant | null, permission: string): boolean =>
  grant?.permissions[permission] === 'granted';

export const grantedPermissions = (grant: Grant | null): string[] =>
  Object.keys(grant?.permissions ?? {}).filter((permission) => isGranted(grant, permission));

/** Adds to what the person allowed earlier. */
export const recordConsent = (platform: MetaPlatform, consent: Consent): Grant => {
  const { asked, ticked, asksAgain } = consent;
  const permissions: Record<string, PermissionStatus> = {
    ...grantOf(platform, consent)?.permissions,
  };
  for (const permission of asked) {
    if (permissions[permission] === 'declined' && !asksAgain) continue;
    permissions[permission] = ticked.includes(permission) ? 'granted' : 'declined';
  }
  const consentedAt = platform.world.clock.now();
  const grant: Grant = { permissions, assets: [...consent.assets], consentedAt };
  platform.state.grants[grantKey(consent)] = grant;
  platform.world.changed();
  return grant;
};

/** Kills the tokens of these people at these apps. Answers how many were alive. */
export const endTokens = (
  platform: MetaPlatform,
  selects: (party: Party) => boolean,
  end: TokenEnd
): number => {
  const tokens = Object.values(platform.state.tokens).filter(
    (token) => token.endedBy === null && selects(token)
  );
  for (const token of tokens) token.endedBy = end;
  platform.world.changed();
  return tokens.length;
};

/** The person takes the app out of the account's settings, or the app gives everything back. */
export const removeApp = (platform: MetaPlatform, selects: (party: Party) => boolean): number => {
  for (const key of Object.keys(platform.state.grants)) {
    if (selects(partyOf(key))) delete platform.state.grants[key];
  }
  return endTokens(platform, selects, 'app-removed');
};
