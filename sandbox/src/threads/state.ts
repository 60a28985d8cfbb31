import type { World } from '../kernel/platform-sandbox';
import { defaultKnobs, type Knobs } from './knobs';

export interface AuthorizationCode {
  appId: string;
  redirectUri: string;
  accountId: string;
  scopes: string[];
  /** Epoch ms. */
  expiresAt: number;
  isUsed: boolean;
}

/** Why a token ended before its time. */
export type TokenEnd = 'removed-by-person' | 'session-ended';

export interface AccessToken {
  appId: string;
  accountId: string;
  scopes: string[];
  kind: 'short-lived' | 'long-lived';
  /** Epoch ms, as all times here. */
  issuedAt: number;
  expiresAt: number;
  endedBy: TokenEnd | null;
}

/** A person's permission for an app; it outlives single tokens. */
export interface Grant {
  appId: string;
  accountId: string;
  expiresAt: number;
}

export interface ThreadsState {
  knobs: Knobs;
  codes: Record<string, AuthorizationCode>;
  tokens: Record<string, AccessToken>;
  /** By {@link grantKey}. */
  grants: Record<string, Grant>;
}

export const initialState = (): ThreadsState => ({
  knobs: defaultKnobs(),
  codes: {},
  tokens: {},
  grants: {},
});

export const grantKey = ({ appId, accountId }: Pick<Grant, 'appId' | 'accountId'>): string =>
  `${appId} ${accountId}`;

/** Own entries only: `constructor` is no code and no token. */
export const lookUp = <T>(records: Readonly<Record<string, T>>, key: string): T | null =>
  Object.hasOwn(records, key) ? (records[key] ?? null) : null;

/** What every part of this platform works with. */
export interface Threads {
  world: World;
  state: ThreadsState;
}
