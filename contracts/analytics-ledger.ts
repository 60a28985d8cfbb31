import { z } from 'zod';

import { analyticsMetricsSchema } from './analytics';
import { DELIVERY_SOURCES, deliveryStateSchema } from './deliveries';

/** The newest so many posts of an entry are listed. */
export const MAX_LEDGER_POSTS = 200;

/** `GET /analytics/entries/:uid/:documentId`. */
export const ledgerQuerySchema = z.object({
  /** Only posts of this language. */
  locale: z.string().max(20).optional(),
});

/** One look at a post's numbers: totals since it appeared. */
export const ledgerLookSchema = z.object({
  /** UTC. */
  day: z.string(),
  metrics: analyticsMetricsSchema,
  engagement: z.number().nullable(),
});

/** From the version of the entry to what its post brought. */
export const ledgerPostSchema = z.object({
  deliveryId: z.number(),
  siteId: z.number().nullable(),
  locale: z.string(),
  title: z.string().nullable(),
  /** Names the exact content of the entry that was distributed. */
  versionHash: z.string(),
  source: z.enum(DELIVERY_SOURCES).nullable(),
  /** The rule that asked for it; its name is null when the rule is gone. */
  rule: z.object({ id: z.number(), name: z.string().nullable() }).nullable(),
  platform: z.string(),
  platformLabel: z.string(),
  handle: z.string().nullable(),
  targetId: z.number().nullable(),
  template: z.object({ id: z.number(), name: z.string(), version: z.number() }).nullable(),
  state: deliveryStateSchema,
  /** Names the exact payload that was sent; null: none was. Of a thread: its last part. */
  payloadHash: z.string().nullable(),
  postId: z.string().nullable(),
  url: z.string().nullable(),
  scheduledAt: z.string().nullable(),
  postedAt: z.string().nullable(),
  removedAt: z.string().nullable(),
  aiUsd: z.number().nullable(),
  platformUsd: z.number().nullable(),
  /** Oldest first; none: it was not looked at yet, or the platform gives none. */
  looks: z.array(ledgerLookSchema),
});

export type LedgerPost = z.infer<typeof ledgerPostSchema>;

export const entryLedgerSchema = z.object({
  contentType: z.string(),
  documentId: z.string(),
  /** As it was called at its last distribution. */
  title: z.string().nullable(),
  /** Newest first. */
  posts: z.array(ledgerPostSchema),
});

export type EntryLedger = z.infer<typeof entryLedgerSchema>;
