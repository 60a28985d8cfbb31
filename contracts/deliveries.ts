import { z } from 'zod';

import { overrideSchema } from './compositions';

/** Every state of a delivery; which follows which stands in the server's state machine. */
export const DELIVERY_STATES = [
  'queued',
  'held',
  'preparing',
  'committing',
  'published',
  'unknown',
  'failed',
  'missed',
  'cancelled',
] as const;

export const deliveryStateSchema = z.enum(DELIVERY_STATES);

/** One post of an entry, as people see it. */
export const deliverySchema = z.object({
  id: z.number(),
  platform: z.string(),
  platformLabel: z.string(),
  handle: z.string().nullable(),
  entryUid: z.string(),
  entryDocumentId: z.string(),
  /** Decides where the entry is edited. */
  entryKind: z.enum(['collectionType', 'singleType']),
  entryTitle: z.string().nullable(),
  locale: z.string(),
  state: deliveryStateSchema,
  attempts: z.number(),
  /** When it was meant to go out. */
  scheduledAt: z.string().nullable(),
  /** A person closed it without deciding whether it was posted. */
  isIgnored: z.boolean(),
  /** Why it waits, failed or was cancelled, with the next step. */
  reason: z.string().nullable(),
  errorCode: z.string().nullable(),
  /** Of all parts, parted by an empty line. */
  text: z.string(),
  /** Posts of a thread. */
  partCount: z.number(),
  /** Which template worded it; null: the wording that comes with the plugin. */
  template: z.object({ id: z.number(), name: z.string(), version: z.number() }).nullable(),
  /** What a person changed in it. */
  customised: z.array(z.enum(['text', 'media', 'options'])),
  postId: z.string().nullable(),
  url: z.string().nullable(),
  dueAt: z.string().nullable(),
  createdAt: z.string(),
  postedAt: z.string().nullable(),
  /** When it was taken away from its platform again; its state stays `published`. */
  removedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});

export type DeliveryView = z.infer<typeof deliverySchema>;

export const deliveryQuerySchema = z.object({
  contentType: z.string().optional(),
  documentId: z.string().optional(),
  locale: z.string().optional(),
});

export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>;

/** `GET /deliveries/undecided` and `GET /queue/failed`: newest first, in pages. */
export const deliveryPageQuerySchema = z.object({
  /** Only ids below this one: the `nextBefore` of the page before. */
  before: z.coerce.number().int().positive().optional(),
  pageSize: z.coerce.number().int().min(1).max(200).default(25),
  /** Failed ones: finished within the last so many hours, 1–720. All when left out. */
  withinHours: z.coerce.number().int().min(1).max(720).optional(),
});

export type DeliveryPageQuery = z.input<typeof deliveryPageQuerySchema>;

/** One page. What a person may not read is left out, so a page may be shorter than asked for. */
export interface DeliveryPage {
  deliveries: DeliveryView[];
  /** Where the next page begins; null when this is the last one. */
  nextBefore: number | null;
}

/** `PUT /deliveries/:id/content`: other words, files or options for a post that is not out yet. */
export const editDeliveryRequestSchema = overrideSchema;

export type EditDeliveryRequest = z.input<typeof editDeliveryRequestSchema>;

/** `POST /deliveries/:id/adapt`: made anew from the entry as it is published now. */
export const adaptDeliveryRequestSchema = z.strictObject({
  /** What a person changed and gives up; the rest of it stays. */
  reset: z.array(z.enum(['text', 'media', 'options'])).default([]),
});

export type AdaptDeliveryRequest = z.input<typeof adaptDeliveryRequestSchema>;

/** `POST /deliveries/:id/resolve`: what a person found out about an unknown outcome. */
export const resolveRequestSchema = z.discriminatedUnion('outcome', [
  // Whether it is the address of a post is for the platform to say (Bluesky has at:// addresses too).
  z.strictObject({ outcome: z.literal('posted'), url: z.string().trim().min(1).max(2_000) }),
  z.strictObject({ outcome: z.literal('post_again') }),
  z.strictObject({ outcome: z.literal('ignore') }),
]);

export type ResolveRequest = z.infer<typeof resolveRequestSchema>;

/** `POST /deliveries/retry`: many at once; they go out one after the other, not as a burst. */
export const retryManyRequestSchema = z.strictObject({
  ids: z.array(z.int().positive()).min(1).max(500),
});

export type RetryManyRequest = z.infer<typeof retryManyRequestSchema>;

export interface RetryManyResponse {
  retried: number[];
  /** Those that cannot be tried again, and why. */
  refused: { id: number; reason: string }[];
  /** When the last of them is due, ISO; null when none is. */
  lastDueAt: string | null;
}

export interface DeliveryEventView {
  id: number;
  at: string;
  event: string;
  fromState: string | null;
  toState: string | null;
  message: string | null;
}
