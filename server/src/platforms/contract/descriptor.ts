import type { PlatformId } from './platform-id';
import type { MediaKind } from './post-content';

/** What is true of a platform, as data. Every number cites its source beside it. */
export interface PlatformDescriptor {
  id: PlatformId;
  /** As people write it: "X", "LinkedIn", "Bluesky". */
  label: string;
  /** Default base URLs by name, without trailing slash; config may replace each. */
  baseUrls: Readonly<Record<string, string>>;
  /** Default API version and the day it stops working, where the platform versions its API. */
  apiVersion: { default: string; sunsetAt: string } | null;
  connect: ConnectDescriptor;
  text: TextRules;
  media: MediaRules;
  /** Stands before a handle when people write it; empty where the handle is a display name. */
  handlePrefix: '@' | '';
  /** How a link travels: inside the text, or as a card that we build. */
  linkStyle: 'in-text' | 'card';
  /**
   * Waits (ms) between looking for a post whose outcome is unknown; after the last one "not found"
   * means absent. Empty: the platform answers for certain at once.
   */
  settlingMs: readonly number[];
}

export type ConnectDescriptor =
  | { kind: 'oauth2'; oauth: OAuthDescriptor }
  | { kind: 'app_password'; passwordPage: Endpoint; serviceBase: string };

/** OAuth 2.0 authorization code flow, as data for one generic client. */
export interface OAuthDescriptor {
  /** Name of the base URL and path, e.g. `{ base: 'web', path: '/i/oauth2/authorize' }`. */
  authorize: Endpoint;
  token: Endpoint;
  revoke: Endpoint | null;
  scopes: readonly string[];
  /** Between scopes in the authorize URL. */
  scopeSeparator: ' ' | ',';
  /** Splits the `scope` of a token answer. */
  grantedScopePattern: RegExp;
  pkce: 'S256' | 'none';
  /** How the client proves itself at the token endpoint. */
  clientAuth: 'basic' | 'body';
  /** Seconds an authorization code lives; the exchange happens in the callback anyway. */
  codeLifetimeS: number;
  refresh: 'rotating' | 'fixed' | 'none';
  /** Fixed query parameters of the authorize URL. */
  extraAuthorizeParams: Readonly<Record<string, string>>;
  /** `error` values of the redirect that mean "the person said no". */
  deniedErrors: readonly string[];
  /** Hosts that the platform refuses in http redirect URIs, e.g. `localhost` for X. */
  refusedRedirectHosts: readonly string[];
}

export interface Endpoint {
  base: string;
  path: string;
}

export interface TextRules {
  /** Highest allowed {@link TextRules.count} of one part. */
  limit: number;
  /** Length by the platform's own rule. Total: never throws, also on lone surrogates. */
  count(text: string): number;
  /** What the editor sees beside the counter: "characters", "graphemes". */
  unit: 'characters' | 'graphemes';
  /** Most hashtags that look at home there. */
  hashtags: number;
}

export interface MediaRules {
  /** How many files one part takes, by kind; kinds never mix. 0: not supported. */
  maxCount: Readonly<Record<MediaKind, number>>;
  image: ImageRules;
  /** The picture of a link card that we build; null when the platform scrapes. */
  cardImage: ImageRules | null;
  /** Longest alt text, in UTF-16 units. */
  maxAltTextLength: number;
}

export interface ImageRules {
  mimeTypes: readonly string[];
  maxBytes: number;
  /** width × height. */
  maxPixels: number;
  /** Longest side we send; larger ones are scaled down. */
  maxSide: number;
}
