import type { World } from '../kernel/platform-sandbox';
import { defaultKnobs, type Knobs } from './knobs';

export interface AuthorizationCode {
  clientId: string;
  redirectUri: string;
  memberKey: string;
  scopes: string[];
  expiresAt: number;
  isUsed: boolean;
}

/** What a member allowed an app: the meaning of an access or refresh token. */
export interface Grant {
  clientId: string;
  memberKey: string;
  scopes: string[];
  createdAt: number;
  expiresAt: number;
  isRevoked: boolean;
}

export type AssetKind = 'image' | 'video' | 'document';

export interface UploadedPart {
  etag: string;
  hash: string;
}

export interface Asset {
  key: string;
  urn: string;
  kind: AssetKind;
  ownerUrn: string;
  clientId: string;
  memberKey: string;
  createdAt: number;
  /** Unguessable part of the upload URLs. */
  secret: string;
  uploadExpiresAt: number;
  /** Announced size; videos only. */
  fileSizeBytes: number;
  /** One per upload instruction; null until it arrives. */
  parts: (UploadedPart | null)[];
  /** Blob of the whole file; null until it is there. */
  hash: string | null;
  /** End of processing; null while LinkedIn waits for bytes. */
  readyAt: number | null;
  failure: string | null;
  thumbnailHash: string | null;
}

/** A file as it was when the post was made. */
export interface PostedMedia {
  kind: AssetKind;
  urn: string;
  /** Null when it was not available yet: it stays missing. */
  hash: string | null;
  posterHash: string | null;
  title: string;
  altText: string;
}

export interface PostedArticle {
  source: string;
  title: string;
  description: string;
  thumbnail: PostedMedia | null;
}

export interface PostedPoll {
  question: string;
  options: string[];
  /** Epoch ms. */
  closesAt: number;
}

export interface Author {
  urn: string;
  /** Key of the profile behind the URN. */
  key: string;
}

export interface Post {
  urn: string;
  activityUrn: string;
  author: Author;
  /** Little text as LinkedIn kept it, perhaps cut. */
  commentary: string;
  visibility: string;
  isReshareDisabledByAuthor: boolean;
  /** The request's `content`, as reads give it back. */
  content: Record<string, unknown> | null;
  media: PostedMedia[];
  article: PostedArticle | null;
  poll: PostedPoll | null;
  reshareParent: string | null;
  /** What the duplicate rule compares. */
  fingerprint: string;
  createdAt: number;
  lastModifiedAt: number;
  deletedAt: number | null;
}

export interface Comment {
  id: string;
  postUrn: string;
  actor: Author;
  text: string;
  parentComment: string | null;
  createdAt: number;
  deletedAt: number | null;
}

/** Calls of the current UTC day. */
export interface DailyUsage {
  day: string;
  counts: Record<string, number>;
}

export interface LinkedInState {
  knobs: Knobs;
  codes: Record<string, AuthorizationCode>;
  accessTokens: Record<string, Grant>;
  refreshTokens: Record<string, Grant>;
  assets: Record<string, Asset>;
  /** Oldest first; deleted ones stay, because the duplicate rule remembers them. */
  posts: Post[];
  comments: Comment[];
  usage: DailyUsage;
  /** UTC day on which every further call is refused; empty: none. */
  exhaustedDay: string;
}

export const initialState = (): LinkedInState => ({
  knobs: defaultKnobs(),
  codes: {},
  accessTokens: {},
  refreshTokens: {},
  assets: {},
  posts: [],
  comments: [],
  usage: { day: '', counts: {} },
  exhaustedDay: '',
});

/** What every part of this platform works with. */
export interface LinkedIn {
  world: World;
  state: LinkedInState;
}
