import { z } from 'zod';

const MAX_TEXT_LENGTH = 100_000;

const targetId = z.string().regex(/^\d+$/);

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
  /** All enabled targets of the site when left out. */
  targetIds: z.array(z.int().positive()).max(100).optional(),
});

export type PreviewRequest = z.input<typeof previewRequestSchema>;

/** `POST /dispatch`: distribute the published version of an entry now, or later. */
export const dispatchRequestSchema = z.strictObject({
  ...previewRequestSchema.shape,
  /** Texts changed by the editor, by target id. */
  texts: z.record(targetId, z.string().min(1).max(MAX_TEXT_LENGTH)).default({}),
  /** Our own comments to put under the posts once they are out, by target id. */
  firstComments: z.record(targetId, z.string().trim().min(1).max(MAX_TEXT_LENGTH)).default({}),
  /** Options of this post beside the target's, by target id; as the platform's schema has them. */
  options: z.record(targetId, z.record(z.string().max(60), z.json())).default({}),
  /** Also to targets that already got this version. */
  again: z.boolean().default(false),
  /** When it shall go out, ISO with zone: at once when left out or past. Needs one more permission. */
  dueAt: z.iso.datetime({ offset: true }).optional(),
  /** Repeating a request with the same key distributes once. */
  idempotencyKey: z.string().min(8).max(100).optional(),
});

export type DispatchRequest = z.input<typeof dispatchRequestSchema>;

export interface TargetPreview {
  targetId: number;
  platform: string;
  platformLabel: string;
  handle: string;
  text: string;
  /** By the platform's own counting. */
  count: number;
  limit: number;
  unit: 'characters' | 'graphemes';
  hasCard: boolean;
  mediaCount: number;
  /** Why a post to this target would wait; null when it would go out now. */
  problem: string | null;
  /** This version went, or is going, to this target already. */
  isDone: boolean;
}

export interface PreviewResponse {
  title: string;
  link: string | null;
  versionHash: string;
  targets: TargetPreview[];
}

/** `POST /preview/count`: the counter while an editor types. */
export const countRequestSchema = z.strictObject({
  platform: z.string().min(1),
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
}

/** `GET /content-types`: what may be distributed at all. */
export interface DistributableType {
  uid: string;
  displayName: string;
}
