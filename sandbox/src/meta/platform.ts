import type { World } from '../kernel/platform-sandbox';
import type { MetaKnobs } from './knobs';

/** Why a token that has not expired is dead all the same. */
export type TokenEnd = 'app-removed' | 'checkpoint' | 'password-changed' | 'revoked';

/** The meaning of an access token. What it may do is in the {@link Grant} of its person and app. */
export interface MetaToken {
  clientId: string;
  personKey: string;
  /** The Page it speaks for; null for a person's own token. */
  pageId: string | null;
  isLongLived: boolean;
  /** Epoch ms. */
  issuedAt: number;
  /** Epoch ms; null for Page tokens that have no end of their own. */
  expiresAt: number | null;
  endedBy: TokenEnd | null;
}

export interface MetaCode {
  clientId: string;
  personKey: string;
  redirectUri: string;
  /** Epoch ms. */
  expiresAt: number;
  isUsed: boolean;
}

export type PermissionStatus = 'granted' | 'declined';

/** What one person allows one app; every token of the two obeys it. */
export interface Grant {
  permissions: Record<string, PermissionStatus>;
  /** Ids of the Pages and Instagram accounts that the person shares with the app. */
  assets: string[];
  /** Last consent, epoch ms: data access ends 90 days later. */
  consentedAt: number;
}

/** Calls within one minute. */
export interface CallBucket {
  /** Start of the minute, epoch ms. */
  at: number;
  calls: number;
}

export interface MetaState {
  knobs: MetaKnobs;
  codes: Record<string, MetaCode>;
  tokens: Record<string, MetaToken>;
  /** By {@link grantKey}. */
  grants: Record<string, Grant>;
  /** By what is counted, e.g. `app:123` or `page:456`. */
  usage: Record<string, CallBucket[]>;
}

/** What the shared parts need of a platform. */
export interface MetaPlatform {
  id: 'facebook' | 'instagram';
  world: World;
  state: MetaState;
}

/** One person at one app. */
export interface Party {
  clientId: string;
  personKey: string;
}

export const grantKey = ({ clientId, personKey }: Party): string => `${clientId}:${personKey}`;

/** Keys of people have no colon. */
export const partyOf = (key: string): Party => {
  const place = key.lastIndexOf(':');
  return { clientId: key.slice(0, place), personKey: key.slice(place + 1) };
};

export const isSameParty = (one: Party, other: Party): boolean => grantKey(one) === grantKey(other);
