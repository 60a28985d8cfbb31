import type { JsonValue } from './json';

/** Who posts: what is safe to show and to keep in plain text. */
export interface Account {
  /** The platform's own stable id: X user id, LinkedIn URN, Bluesky DID. Always a string. */
  id: string;
  /** Without a leading @. */
  handle: string;
  name: string;
  avatarUrl: string | null;
  kind: 'person' | 'organization';
  /** Public page of the account, when the platform has one that we can know. */
  profileUrl: string | null;
  /**
   * What the platform said about the account that its rules depend on (a server's limits, a
   * subscription). Read anew with each check of the account. Never secret.
   */
  traits?: Readonly<Record<string, JsonValue>>;
}

/** What proves that we may post. Stored encrypted only; never logged, queued or answered. */
export interface Credentials {
  accessToken: string;
  refreshToken: string | null;
  /** ISO 8601 in UTC; null when the platform does not say. */
  expiresAt: string | null;
  refreshExpiresAt: string | null;
  /** Granted scopes; empty where the platform has none. */
  scopes: string[];
  /** When the access token was issued, ISO 8601 in UTC; where it must have an age to be renewed. */
  issuedAt?: string;
  /** The person's own token beside a Page's, where some calls want that one (Instagram by Facebook). */
  userAccessToken?: string;
  /** App password, only where the platform has no OAuth. */
  password?: string;
  /** Base URL of the account's own server (a Bluesky PDS, a Mastodon instance), without trailing slash. */
  serviceUrl?: string;
}
