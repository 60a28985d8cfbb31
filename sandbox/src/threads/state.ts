import type { PageCard } from '../kernel/pages';
import type { World } from '../kernel/platform-sandbox';
import { defaultKnobs, type ContainerError, type Knobs } from './knobs';

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

export const MEDIA_TYPES = ['TEXT', 'IMAGE', 'VIDEO', 'CAROUSEL'] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

/** A fetched file. */
export interface StoredMedia {
  kind: 'image' | 'video';
  blob: string;
  mimeType: string;
  width: number;
  height: number;
  altText: string;
}

/** UTF-16 range of a text that is hidden until somebody taps it. */
export interface Spoiler {
  offset: number;
  length: number;
}

/** What a post says beside its files, as the create call gave it. */
export interface PostFacts {
  text: string;
  linkAttachment: string | null;
  topicTag: string | null;
  replyControl: string;
  /** Options in their order; null: no poll. */
  poll: string[] | null;
  attachedText: string | null;
  gifId: string | null;
  hidesMedia: boolean;
  spoilers: Spoiler[];
  isGhost: boolean;
  needsApproval: boolean;
  quotedId: string | null;
  countries: string[];
  locationId: string | null;
  isSharedToInstagram: boolean;
}

export interface Container {
  id: string;
  accountId: string;
  mediaType: MediaType;
  isCarouselItem: boolean;
  facts: PostFacts;
  media: StoredMedia[];
  replyToId: string | null;
  createdAt: number;
  /** When it becomes FINISHED, or ERROR. */
  readyAt: number;
  error: ContainerError | null;
  /** The post that it became. */
  publishedAs: string | null;
}

export interface Post {
  id: string;
  shortcode: string;
  accountId: string;
  mediaType: MediaType;
  facts: PostFacts;
  media: StoredMedia[];
  replyToId: string | null;
  rootId: string;
  createdAt: number;
  deletedAt: number | null;
  /** Of the attached link, else of the first one in the text; filled by the crawler. */
  card: PageCard | null;
}

export const QUOTAS = ['posts', 'replies', 'deletes'] as const;

export type QuotaName = (typeof QUOTAS)[number];

/** Epoch ms of what counted against each quota. */
export type QuotaUse = Record<QuotaName, number[]>;

/** Calls that fell into one minute. */
export interface CallBucket {
  at: number;
  calls: number;
}

export interface ThreadsState {
  knobs: Knobs;
  codes: Record<string, AuthorizationCode>;
  tokens: Record<string, AccessToken>;
  /** By {@link grantKey}. */
  grants: Record<string, Grant>;
  containers: Record<string, Container>;
  /** In the order they became visible; deleted ones stay, marked. */
  posts: Post[];
  /** By account id. */
  quotaUse: Record<string, QuotaUse>;
  calls: Record<string, CallBucket[]>;
}

export const initialState = (): ThreadsState => ({
  knobs: defaultKnobs(),
  codes: {},
  tokens: {},
  grants: {},
  containers: {},
  posts: [],
  quotaUse: {},
  calls: {},
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
