import type { z } from 'zod';

import type { Account } from './account';
import type { FormatTable, ImageRules } from './media-rules';
import type { MetricName } from './metrics';
import type { Endpoint, OAuthDescriptor } from './oauth-descriptor';
import type { PlatformId } from './platform-id';
import type { PostPrice, QuotaRule } from './quota';

/** Apps of the operator at our platforms; the names are used in rows and settings. */
export const BUILT_IN_APP_IDS = [
  'x',
  'linkedin',
  'linkedin-organization',
  'facebook',
  'instagram',
  'threads',
  'tiktok',
  'mastodon',
] as const;

/** One of ours, or one of a platform that another plugin registered. */
export type AppId = (typeof BUILT_IN_APP_IDS)[number] | (string & {});

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
  | (Method & {
      kind: 'app_password';
      /** Where a person makes one; null: they know. */
      passwordPage: Endpoint | null;
    });

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

/** What posts of an account must be like, as data. Every number cites its source beside it. */
export interface PostRules {
  text: TextRules;
  formats: FormatTable;
  /** The picture of a link card that we build; null when the platform scrapes. */
  cardImage: ImageRules | null;
  /** Longest alt text, in UTF-16 units; 0: the platform shows none, and what is written stays here. */
  maxAltTextLength: number;
}

/** What is true of a platform that we can post to, as data. */
export interface PlatformDescriptor extends ConnectorDescriptor, PostRules {
  /**
   * How a link travels: inside the text; beside it as a card that we build (`card`) or that the
   * platform makes (`attached`); or not at all, because it would be dead there (`none`).
   */
  linkStyle: 'in-text' | 'card' | 'attached' | 'none';
  /**
   * What an editor may choose for one post; the UI builds its form from it. A strict object whose
   * fields carry `.meta({ title, description })`, and `formats` where they suit some formats only.
   */
  options: z.ZodObject;
  /** What the platform tells of a post's success; empty: nothing. */
  metrics: readonly MetricName[];
  /** Most posts that one {@link PlatformAdapter.fetchMetrics} takes. */
  metricsBatch: number;
  /** What the platform charges the operator for the numbers of one post, USD. @default nothing */
  metricsUsd?: number;
  /** What the platform limits, the tightest first. @default nothing that is known */
  quotas?: readonly QuotaRule[];
  /** Prices of a post's parts with these texts and this card address. @default it costs nothing */
  pricesOf?(post: { texts: readonly string[]; card: string | null }): PostPrice[];
  /**
   * The option that takes one hashtag, without its sign, as the post's topic, where the first one
   * in a text would lose its sign and become that anyway. @default there is none
   */
  topicOption?: string;
  /**
   * Waits (ms) between looking for a post whose outcome is unknown; after the last one "not found"
   * means absent. Empty: the platform answers for certain at once.
   */
  settlingMs: readonly number[];
  /**
   * Rules that hold for one account, where they differ: a Mastodon server's own limits, a
   * subscription, a connect method that cannot take bytes. Pure. @default the descriptor's own
   */
  rulesFor?(owner: RulesOwner): PostRules;
}

/** Whose rules: a connection is one. */
export interface RulesOwner {
  account: Account;
  /** Id of the {@link ConnectMethod}. */
  method: string;
}

/** The rules that hold for the account's posts. */
export const postRulesOf = (descriptor: PlatformDescriptor, owner: RulesOwner): PostRules =>
  descriptor.rulesFor?.(owner) ?? descriptor;

export interface TextRules {
  /** Highest allowed {@link TextRules.count} of one part. */
  limit: number;
  /** Length by the platform's own rule. Total: never throws, also on lone surrogates. */
  count(this: void, text: string): number;
  /** What the editor sees beside the counter: "characters", "graphemes". */
  unit: 'characters' | 'graphemes';
  /** Most hashtags that look at home there. */
  hashtags: number;
}
