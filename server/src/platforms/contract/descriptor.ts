import type { Endpoint, OAuthDescriptor } from './oauth-descriptor';
import type { PlatformId } from './platform-id';
import type { MediaKind } from './post-content';

/** Apps of the operator at the platforms; the names are used in rows and settings. */
export const APP_IDS = [
  'x',
  'linkedin',
  'linkedin-organization',
  'facebook',
  'instagram',
  'threads',
  'tiktok',
  'mastodon',
] as const;

export type AppId = (typeof APP_IDS)[number];

interface Method {
  /** Stored with the connection: `default`, `organization`, `facebook-login`. */
  id: string;
  /** What it connects, as people say it: "Your own profile", "Pages". */
  label: string;
}

/** One way to connect an account. */
export type ConnectMethod =
  | (Method & {
      kind: 'oauth2';
      oauth: OAuthDescriptor;
      app: AppId;
      /** True: the app is registered by us at the account's own server (Mastodon). */
      registersApp: boolean;
      /** True: one consent may give several accounts, and a person picks. */
      hasChoice: boolean;
    })
  | (Method & { kind: 'app_password'; passwordPage: Endpoint });

/** What must be known of a platform to connect an account, as data. */
export interface ConnectorDescriptor {
  id: PlatformId;
  /** As people write it: "X", "LinkedIn", "Bluesky". */
  label: string;
  /** Default base URLs by name, without trailing slash; config may replace each. */
  baseUrls: Readonly<Record<string, string>>;
  /** Default API version and the day it stops working, where the platform versions its API. */
  apiVersion: { default: string; sunsetAt: string | null } | null;
  /** The ways to connect an account; the first one is offered first. */
  methods: readonly [ConnectMethod, ...ConnectMethod[]];
  /** Stands before a handle when people write it; empty where the handle is a display name. */
  handlePrefix: '@' | '';
  /** Name of the base URL that is the account's own server, where accounts live on many; else null. */
  serviceBase: string | null;
}

/** What is true of a platform that we can post to, as data. Every number cites its source beside it. */
export interface PlatformDescriptor extends ConnectorDescriptor {
  text: TextRules;
  media: MediaRules;
  /** How a link travels: inside the text, or as a card that we build. */
  linkStyle: 'in-text' | 'card';
  /**
   * Waits (ms) between looking for a post whose outcome is unknown; after the last one "not found"
   * means absent. Empty: the platform answers for certain at once.
   */
  settlingMs: readonly number[];
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
