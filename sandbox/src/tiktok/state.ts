import type { World } from '../kernel/platform-sandbox';
import { defaultKnobs, type Knobs } from './knobs';
import type { Scope } from './scopes';

/** Where an app's redirect URI is registered: the platform of Login Kit. */
export type LoginKind = 'web' | 'desktop';

/** What a person allowed an app. */
export interface Authorization {
  clientKey: string;
  accountKey: string;
  scopes: Scope[];
}

export interface AuthorizationCode extends Authorization {
  redirectUri: string;
  kind: LoginKind;
  challenge: string | null;
  /** Epoch ms, as all times here. */
  expiresAt: number;
}

export interface AccessToken extends Authorization {
  expiresAt: number;
}

export interface RefreshToken extends Authorization {
  expiresAt: number;
  /** A newer one was issued in its place. */
  isReplaced: boolean;
}

export interface TikTokState {
  knobs: Knobs;
  codes: Record<string, AuthorizationCode>;
  accessTokens: Record<string, AccessToken>;
  refreshTokens: Record<string, RefreshToken>;
}

export const initialState = (): TikTokState => ({
  knobs: defaultKnobs(),
  codes: {},
  accessTokens: {},
  refreshTokens: {},
});

/** Own entries only: `constructor` is no code and no token. */
export const lookUp = <T>(records: Readonly<Record<string, T>>, key: string): T | null =>
  Object.hasOwn(records, key) ? (records[key] ?? null) : null;

/** What every part of this platform works with. */
export interface TikTok {
  world: World;
  state: TikTokState;
}
