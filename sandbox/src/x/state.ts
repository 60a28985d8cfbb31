import type { World } from '../kernel/platform-sandbox';
import { seededAccounts } from './accounts';
import { defaultKnobs, type Knobs } from './knobs';

export type VerifiedType = 'none' | 'blue' | 'business';

export interface XAccount {
  id: string;
  name: string;
  username: string;
  description: string;
  verifiedType: VerifiedType;
  subscriptionType: 'None' | 'Basic' | 'Premium' | 'PremiumPlus';
  /** Two CSS colours of the drawn avatar. */
  colours: [string, string];
  createdAt: string;
}

/** What an authorization code or a token stands for. */
export interface Authorization {
  clientId: string;
  accountId: string;
  scopes: string[];
  expiresAtMs: number;
}

export interface AuthorizationCode extends Authorization {
  redirectUri: string;
  challenge: string;
  challengeMethod: 'S256' | 'plain';
}

export interface IssuedToken extends Authorization {
  /** Tokens of one consent share it, through all refreshes. */
  grantId: string;
}

export interface PostUrl {
  /** UTF-16 range in the post's raw text. */
  start: number;
  end: number;
  short: string;
  expanded: string;
  display: string;
}

export type AttachmentKind = 'photo' | 'animated_gif' | 'video';

/** Media as it was when the post was made. */
export interface PostMedia {
  mediaKey: string;
  kind: AttachmentKind;
  blob: string;
  mimeType: string;
  width: number | null;
  height: number | null;
  altText: string;
}

export interface StoredCard {
  url: string;
  domain: string;
  title: string;
  description: string;
  image: { blob: string; mimeType: string } | null;
}

export interface PostMetrics {
  replies: number;
  reposts: number;
  likes: number;
  quotes: number;
  bookmarks: number;
  impressions: number;
  linkClicks: number;
  profileClicks: number;
}

export interface Post {
  id: string;
  authorId: string;
  /** NFC, as the author wrote it, links untouched. */
  rawText: string;
  urls: PostUrl[];
  media: PostMedia[];
  /** The short link that the platform appends for media. */
  mediaShortUrl: string | null;
  poll: { options: string[]; endsAtMs: number } | null;
  replyToId: string | null;
  conversationId: string;
  replySettings: string;
  labels: string[];
  createdAtMs: number;
  deletedAtMs: number | null;
  card: StoredCard | null;
  /** Numbers that were really made; readers who come with time are added, see post-metrics. */
  metrics: PostMetrics;
  /** True: somebody set the numbers, and they stay as they are. */
  isMeasured: boolean;
}

export interface Upload {
  id: string;
  mediaKey: string;
  ownerIds: string[];
  mediaType: string;
  category: string;
  totalBytes: number;
  segments: Record<string, { blob: string; bytes: number }>;
  createdAtMs: number;
  /** Null until finalize. */
  file: UploadedFile | null;
  altText: string;
}

export interface VideoShape {
  width: number;
  height: number;
  seconds: number;
}

export interface UploadedFile {
  blob: string;
  finalizedAtMs: number;
  /** When processing ends; the same as finalizedAtMs when there is nothing to process. */
  readyAtMs: number;
  /** Why processing ends with "failed"; null when it succeeds. */
  failure: string | null;
  image: { type: string; width: number; height: number } | null;
  video: VideoShape | null;
}

export interface RateWindow {
  used: number;
  resetsAtMs: number;
}

/** Everything X remembers; plain JSON. Posts are in the order they were made. */
export interface XState {
  knobs: Knobs;
  accounts: XAccount[];
  codes: Record<string, AuthorizationCode>;
  accessTokens: Record<string, IssuedToken>;
  refreshTokens: Record<string, IssuedToken>;
  uploads: Record<string, Upload>;
  posts: Post[];
  windows: Record<string, RateWindow>;
  lastId: string;
}

export const initialState = (): XState => ({
  knobs: defaultKnobs(),
  accounts: seededAccounts(),
  codes: {},
  accessTokens: {},
  refreshTokens: {},
  uploads: {},
  posts: [],
  windows: {},
  lastId: '0',
});

/** The platform's innards, handed to every part of it. */
export interface XSite {
  world: World;
  state: XState;
}

/** Own entries only: keys come from requests, and `__proto__` is not a token. */
export const lookUp = <T>(record: Record<string, T>, key: string): T | null =>
  Object.hasOwn(record, key) ? (record[key] ?? null) : null;

export const accountById = (site: XSite, id: string): XAccount | null =>
  site.state.accounts.find((account) => account.id === id) ?? null;

/** Handles are case-insensitive. */
export const accountByUsername = (site: XSite, username: string): XAccount | null => {
  const wanted = username.toLowerCase();
  return site.state.accounts.find((account) => account.username.toLowerCase() === wanted) ?? null;
};

/** Posts that were not deleted, oldest first. */
export const visiblePosts = (site: XSite): Post[] =>
  site.state.posts.filter((post) => post.deletedAtMs === null);

export const visiblePost = (site: XSite, id: string): Post | null =>
  site.state.posts.find((post) => post.id === id && post.deletedAtMs === null) ?? null;
