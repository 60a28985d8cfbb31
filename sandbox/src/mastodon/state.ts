import type { World } from '../kernel/platform-sandbox';
import { defaultKnobs, type Knobs } from './knobs';

/** An app as this instance knows it. */
export interface InstanceApp {
  id: string;
  name: string;
  website: string | null;
  scopes: string[];
  redirectUris: string[];
  clientId: string;
  clientSecret: string;
}

export interface AuthorizationCode {
  clientId: string;
  accountId: string;
  redirectUri: string;
  scopes: string[];
  challenge: string | null;
  /** Epoch ms, as all times here. */
  expiresAt: number;
  isUsed: boolean;
}

export interface AccessToken {
  clientId: string;
  /** Null: the app itself, without a person. */
  accountId: string | null;
  scopes: string[];
  createdAt: number;
  /** Null: never, which is the rule. */
  expiresAt: number | null;
  isRevoked: boolean;
}

/** Calls in the current window of one caller. */
export interface CallWindow {
  used: number;
  resetsAt: number;
}

export interface MastodonState {
  knobs: Knobs;
  /** By client id. */
  apps: Record<string, InstanceApp>;
  nextAppId: number;
  codes: Record<string, AuthorizationCode>;
  tokens: Record<string, AccessToken>;
  windows: Record<string, CallWindow>;
}

export const initialState = (): MastodonState => ({
  knobs: defaultKnobs(),
  apps: {},
  nextAppId: 1234,
  codes: {},
  tokens: {},
  windows: {},
});

/** Own entries only: `constructor` is no app, no code and no token. */
export const lookUp = <T>(records: Readonly<Record<string, T>>, key: string): T | null =>
  Object.hasOwn(records, key) ? (records[key] ?? null) : null;

/** What every part of this platform works with. */
export interface Mastodon {
  world: World;
  state: MastodonState;
}
