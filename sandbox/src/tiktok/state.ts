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

/** What the app says of a post, as far as it may. */
export interface PostInfo {
  title: string;
  description: string;
  /** Null: chosen in the app. */
  privacy: string | null;
  allowsComments: boolean;
  allowsDuet: boolean;
  allowsStitch: boolean;
  isPaidPartnership: boolean;
  isPromotional: boolean;
  isAiGenerated: boolean;
  hasMusic: boolean;
  coverIndex: number;
  coverMs: number;
}

/** Bytes on their way (TRANSFER). */
export interface Upload {
  id: string;
  token: string;
  size: number;
  chunkSize: number;
  count: number;
  /** Chunks that arrived, by their hashes. */
  pieces: string[];
  stored: number;
  expiresAt: number;
}

export interface PostFile {
  hash: string;
  type: string;
  kind: 'image' | 'video';
  width: number;
  height: number;
}

/** One begun post. */
export interface Publish {
  id: string;
  accountKey: string;
  clientKey: string;
  kind: 'video' | 'photo';
  mode: 'direct' | 'inbox';
  info: PostInfo;
  createdAt: number;
  upload: Upload | null;
  urls: string[];
  downloadedBytes: number;
  /** What becomes of it and when that shows; null while bytes are missing. */
  end:
    | null
    | { at: number; failReason: string }
    | { at: number; failReason: null; files: PostFile[]; durationS: number; postId: string };
  polls: number;
}

/** A post on a person's page. */
export interface Post {
  id: string;
  publishId: string;
  accountKey: string;
  kind: 'video' | 'photo';
  info: PostInfo;
  files: PostFile[];
  durationS: number;
  /** Nobody sees it before. */
  visibleAt: number;
  isDeleted: boolean;
}

export interface TikTokState {
  knobs: Knobs;
  codes: Record<string, AuthorizationCode>;
  accessTokens: Record<string, AccessToken>;
  refreshTokens: Record<string, RefreshToken>;
  publishes: Record<string, Publish>;
  posts: Record<string, Post>;
  /** Times of calls by what is counted. */
  calls: Record<string, number[]>;
  /** Accounts that have posted all they may, until when. */
  exhausted: Record<string, number>;
}

export const initialState = (): TikTokState => ({
  knobs: defaultKnobs(),
  codes: {},
  accessTokens: {},
  refreshTokens: {},
  publishes: {},
  posts: {},
  calls: {},
  exhausted: {},
});

/** Own entries only: `constructor` is no code and no token. */
export const lookUp = <T>(records: Readonly<Record<string, T>>, key: string): T | null =>
  Object.hasOwn(records, key) ? (records[key] ?? null) : null;

/** What every part of this platform works with. */
export interface TikTok {
  world: World;
  state: TikTokState;
}
