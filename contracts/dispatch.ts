import { z } from 'zod';

import { overridesSchema } from './compositions';
import type { DeliveryForecast, PostQuota } from './quotas';
import { timesSchema, whenSchema } from './when';

const MAX_TEXT_LENGTH = 100_000;

const entryRefShape = {
  contentType: z.string().min(1),
  documentId: z.string().min(1),
  /** Empty for content-types without locales. */
  locale: z.string().max(20).default(''),
};

/** `POST /preview`: what would go out, without sending anything. */
export const previewRequestSchema = z.strictObject({
  ...entryRefShape,
  /** Whose accounts; `?site=` says the same. The default site when both are left out. */
  siteId: z.int().positive().optional(),
  /** Those of the entry's language when left out. */
  targetIds: z.array(z.int().positive()).max(100).optional(),
  /** What the editor changed, by target id. */
  overrides: overridesSchema.default({}),
  /** Takes the place of the site's `utm_campaign` in links. */
  campaign: z.string().trim().min(1).max(100).optional(),
  /**
   * Words for all targets that have none of their own. They take the place of the entry's and of
   * every template, and are fitted to each platform; link and hashtags follow, unless they have
   * hashtags of their own.
   */
  text: z.string().trim().min(1).max(MAX_TEXT_LENGTH).optional(),
  /**
   * Attributes of the form that are not saved yet, over those of the draft. Without them the
   * published version is shown, or the draft where nothing is published.
   */
  values: z.record(z.string().max(100), z.json()).optional(),
});

export type PreviewRequest = z.input<typeof previewRequestSchema>;

/** `POST /dispatch`: distribute the published version of an entry now, or later. */
export const dispatchRequestSchema = z.strictObject({
  ...previewRequestSchema.omit({ values: true, text: true }).shape,
  /** Also to targets that already got this version. */
  again: z.boolean().default(false),
  /** Anything but now needs one more permission, and makes a schedule. */
  when: whenSchema.default({ kind: 'now' }),
  /** Targets that go out at another time than `when` says. */
  times: timesSchema.default({}),
  /** Repeating a request with the same key distributes once. */
  idempotencyKey: z.string().min(8).max(100).optional(),
});

export type DispatchRequest = z.input<typeof dispatchRequestSchema>;

/** Something to know of a post before it goes out. */
export interface PostProblem {
  /** `error`: it cannot go out like this. `warning`: it can, but look. `note`: done for you. */
  severity: 'error' | 'warning' | 'note';
  /** Stable and machine-readable: `TEXT_TOO_LONG`, `ALT_TEXT_MISSING`, `IMAGE_CHANGED`… */
  code: string;
  /** Who or what, what is wrong, what to do. */
  message: string;
  /** 0-based part it is about; null: the whole post. */
  partIndex: number | null;
  /** The file it is about; null: none. */
  fileId: number | null;
}

/** A file as it would be sent. */
export interface MediaPreview {
  fileId: number;
  kind: 'image' | 'gif' | 'video' | 'document';
  name: string;
  /** For the admin to show; null when there is nothing to see. */
  thumbnailUrl: string | null;
  /** The upload itself. */
  url: string;
  altText: string;
  mimeType: string;
  /** Pixels, after what is changed; null when unknown. */
  width: number | null;
  height: number | null;
  /** Of a video. */
  durationMs: number | null;
  /** What is changed in it for this platform, in words. */
  changes: string[];
  /** It is a picture that stands whole on a white ground, because its shape is not taken. */
  hasBars: boolean;
}

export interface PartPreview {
  text: string;
  /** By the platform's own counting. */
  count: number;
  /** Where in the text begins what is beyond the limit, in UTF-16 units; null: it fits. */
  overflowAt: number | null;
  media: MediaPreview[];
}

export interface CardPreview {
  url: string;
  title: string;
  description: string;
  image: MediaPreview | null;
  /** A picture of the page that is not in the media library; only where the platform scrapes. */
  imageUrl: string | null;
  /** Who draws it: we, or the platform from the page. */
  builtBy: 'us' | 'platform';
}

export interface TargetPreview {
  targetId: number;
  /** As an admin called it. */
  targetName: string;
  platform: string;
  platformLabel: string;
  handle: string;
  /** Name of the account; empty where the platform tells none. */
  accountName: string;
  avatarUrl: string | null;
  format: 'feed' | 'reel' | 'story';
  parts: PartPreview[];
  /** Highest count of one part. */
  limit: number;
  unit: 'characters' | 'graphemes';
  /** Most parts of a thread; 1 where there are no threads. */
  maxParts: number;
  /** Whether our own comment can follow the post. */
  canComment: boolean;
  card: CardPreview | null;
  /** The hashtags in it, as they are written. */
  hashtags: string[];
  /** BCP-47 tag that the platform is told; null: none. */
  language: string | null;
  /** The target's, and over them this post's. */
  options: Record<string, unknown>;
  firstComment: string | null;
  /** Null: the wording that comes with the plugin. */
  template: { id: number; name: string; version: number } | null;
  /** What the editor changed; everything else follows the entry. */
  customised: ('text' | 'media' | 'options')[];
  /** All at once, errors first. */
  problems: PostProblem[];
  /** Why a post to this target would wait, apart from limits; null when it would go out now. */
  waits: string | null;
  /** Whether it would wait for somebody who may approve, since the person who asks may not. */
  waitsForApproval: boolean;
  /** What the limits of the account, the app and the site say of it. */
  quota: PostQuota;
  prices: { usd: number; reason: string }[];
  /** This version went, or is going, to this target already. */
  isDone: boolean;
}

export interface PreviewResponse {
  title: string;
  /** Words for all: those of the request, else the entry's title and summary. */
  text: string;
  link: string | null;
  versionHash: string;
  /** `draft`: what is shown is not published yet; `unsaved`: nor even saved. */
  version: 'published' | 'draft' | 'unsaved';
  targets: TargetPreview[];
  /** Targets of the site that serve other languages, by id, and why they were left out. */
  leftOut: { targetId: number; reason: string }[];
}

/** `POST /dispatch/dry-run`: the exact requests of a dispatch; nobody is called. */
export const dryRunRequestSchema = z.strictObject({
  ...previewRequestSchema.omit({ values: true, text: true }).shape,
});

export type DryRunRequest = z.input<typeof dryRunRequestSchema>;

export type DryRunBody =
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; fields: Record<string, string> }
  | { kind: 'multipart'; fields: Record<string, string>; file: DryRunFile }
  | { kind: 'bytes'; file: DryRunFile };

/** Bytes of a request, named instead of shown. */
export interface DryRunFile {
  /** Form field and file name; null outside of a form. */
  field: string | null;
  filename: string | null;
  contentType: string | null;
  byteLength: number;
  /** SHA-256 in hex; null for what is too large to be read for a dry run (over 16 MiB). */
  sha256: string | null;
}

/** A request as it would be sent; ids that only the platform can give are stand-ins. */
export interface DryRunCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  /** Without secrets: what opens the account reads `[redacted]`. */
  headers: Record<string, string>;
  body: DryRunBody | null;
  /** The one call that makes a part, or the first comment, visible. */
  isCommit: boolean;
  /** Belongs to the first comment, which follows once the post is out. */
  isFirstComment: boolean;
}

export interface DryRunTarget {
  targetId: number;
  platform: string;
  handle: string;
  problems: PostProblem[];
  /**
   * Those of the post, then those of its first comment. Empty when an error stands in the way, or
   * the platform cannot be rehearsed; cut short where the rehearsal broke off (`NOT_REHEARSED`).
   */
  calls: DryRunCall[];
  /** Ids in `calls` that only the platform can give. */
  standIns: string[];
  /** What it would take of the platform's limits. */
  slots: { id: string; label: string; takes: number; limit: number; windowMs: number }[];
  prices: { usd: number; reason: string }[];
}

export interface DryRunResponse {
  versionHash: string;
  targets: DryRunTarget[];
}

/** `POST /preview/count`: the counter while an editor types, by the rules of the target's account. */
export const countRequestSchema = z.strictObject({
  targetId: z.int().positive(),
  text: z.string().max(MAX_TEXT_LENGTH),
});

export type CountRequest = z.infer<typeof countRequestSchema>;

export interface CountResponse {
  count: number;
  limit: number;
}

export interface DispatchResponse {
  distributionId: number | null;
  deliveryIds: number[];
  /** Targets that were left out, and why. */
  skipped: { targetId: number; reason: string }[];
  /** What was made of times other than now: where they are moved or cancelled. */
  scheduleIds: number[];
  /** Nothing of it goes out before somebody who may approve has done so. */
  waitsForApproval: boolean;
  /** For each made delivery. */
  forecasts: DeliveryForecast[];
}

/** `GET /content-types`: what may be distributed at all. */
export interface DistributableType {
  uid: string;
  displayName: string;
}
