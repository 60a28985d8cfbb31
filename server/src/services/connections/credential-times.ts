import type { ConnectMethod, Credentials } from '../../platforms/contract';

/** Renewals of many accounts that were connected together are spread over this part of the wait. */
const JITTER = 0.2;

/** A lifetime shorter than this times the usual lead is renewed at its half. */
const SHORT_LIFE = 2;

export interface CredentialTimes {
  /** When to renew ahead of the end; null: there is nothing to renew, or it has no end. */
  renewAt: Date | null;
  /** When only a person can keep it alive; null: it renews itself, or never ends. */
  endsAt: Date | null;
}

/** When credentials are to be renewed, and when they end for good. */
export const credentialTimes = (
  method: ConnectMethod,
  credentials: Credentials,
  { now, random }: { now: number; random: number }
): CredentialTimes => {
  const aheadMs = renewsAheadMs(method, credentials);
  const expiresAt = timeOf(credentials.expiresAt);
  if (aheadMs === null) return { renewAt: null, endsAt: dateOf(expiresAt) };
  const endsAt = renewsForever(method) ? null : dateOf(timeOf(credentials.refreshExpiresAt));
  if (expiresAt === null) return { renewAt: null, endsAt };
  const lifeMs = Math.max(0, expiresAt - now);
  const lead = lifeMs < aheadMs * SHORT_LIFE ? lifeMs / 2 : aheadMs;
  const jitterMs = lead * JITTER * random;
  return { renewAt: new Date(expiresAt - lead - jitterMs), endsAt };
};

/** Whether credentials can be renewed without a person. */
export const canRenew = (method: ConnectMethod, credentials: Credentials): boolean =>
  renewsAheadMs(method, credentials) !== null;

/** How long before the end a renewal is due, ms; null: there is no renewal. */
const renewsAheadMs = (method: ConnectMethod, credentials: Credentials): number | null => {
  if (method.kind === 'app_password') return APP_PASSWORD_AHEAD_MS;
  const { refresh } = method.oauth;
  if (refresh.kind === 'none') return null;
  if (refresh.kind === 'refresh_token' && credentials.refreshToken === null) return null;
  // Without an end there is nothing to renew: Pages' tokens live until they are taken away.
  if (refresh.kind === 'self' && credentials.expiresAt === null) return null;
  return refresh.aheadS * 1000;
};

/** Sessions of an app password live for hours. */
const APP_PASSWORD_AHEAD_MS = 10 * 60_000;

/** What is replaced at each renewal, and an app password, have no end of their own that matters. */
const renewsForever = (method: ConnectMethod): boolean => {
  if (method.kind === 'app_password') return true;
  const { refresh } = method.oauth;
  return refresh.kind === 'self' || (refresh.kind === 'refresh_token' && refresh.rotating);
};

const timeOf = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

const dateOf = (time: number | null): Date | null => (time === null ? null : new Date(time));
