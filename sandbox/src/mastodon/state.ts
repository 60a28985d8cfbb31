import type { PageCard } from '../kernel/pages';
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

/** An uploaded file. */
export interface StoredMedia {
  id: string;
  accountId: string;
  type: 'image' | 'gifv' | 'video';
  /** In `world.blobs`. */
  blob: string;
  mimeType: string;
  width: number;
  height: number;
  durationMs: number | null;
  description: string | null;
  focus: { x: number; y: number } | null;
  createdAt: number;
  readyAt: number;
  hasFailed: boolean;
  /** Null until a post takes it. */
  statusId: string | null;
}

export type Visibility = 'public' | 'unlisted' | 'private' | 'direct';

export interface Poll {
  id: string;
  options: string[];
  expiresAt: number;
  multiple: boolean;
  hideTotals: boolean;
}

export interface Status {
  id: string;
  accountId: string;
  /** Name of the app that made it. */
  appName: string;
  createdAt: number;
  text: string;
  spoilerText: string;
  sensitive: boolean;
  visibility: Visibility;
  language: string | null;
  inReplyToId: string | null;
  mediaIds: string[];
  poll: Poll | null;
  quotePolicy: 'public' | 'followers' | 'nobody';
  /** Made by a crawler a moment later. */
  card: PageCard | null;
  /** Set by a test, in place of what the clock makes of it. */
  engagement: Partial<Record<'favourites' | 'reblogs' | 'quotes' | 'replies', number>>;
  isDeleted: boolean;
}

export interface MastodonState {
  knobs: Knobs;
  /** By client id. */
  apps: Record<string, InstanceApp>;
  nextAppId: number;
  codes: Record<string, AuthorizationCode>;
  tokens: Record<string, AccessToken>;
  windows: Record<string, CallWindow>;
  media: Record<string, StoredMedia>;
  /** Oldest first, deleted ones included. */
  statuses: Status[];
  /** What an `Idempotency-Key` made, by account and key. */
  keys: Record<string, { statusId: string; expiresAt: number }>;
  /** Ids given so far. */
  ids: number;
}

export const initialState = (): MastodonState => ({
  knobs: defaultKnobs(),
  apps: {},
  nextAppId: 1234,
  codes: {},
  tokens: {},
  windows: {},
  media: {},
  statuses: [],
  keys: {},
  ids: 0,
});

/** Own entries only: `constructor` is no app, no code and no token. */
export const lookUp = <T>(records: Readonly<Record<string, T>>, key: string): T | null =>
  Object.hasOwn(records, key) ? (records[key] ?? null) : null;

/** What every part of this platform works with. */
export interface Mastodon {
  world: World;
  state: MastodonState;
}

/** Ids grow with time and are too long for a JavaScript number, as Mastodon's are. */
export const nextId = ({ world, state }: Mastodon): string => {
  state.ids += 1;
  return String((BigInt(world.clock.now()) << 16n) + BigInt(state.ids % 65_536));
};
