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

/** Who or what asked for a post: a person, a rule, a plan, a bulk order, or a program. */
export const DELIVERY_SOURCES = ['manual', 'rule', 'schedule', 'bulk', 'api'] as const;

/** One post of an entry, as people see it. */
export const deliverySchema = z.object({
  id: z.number(),
  platform: z.string(),
  platformLabel: z.string(),
  handle: z.string().nullable(),
  /** Null: its target is gone, or older than targets. */
  targetId: z.number().nullable(),
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
  /** When it was seen that its platform shows it no more, though nobody removed it from here. */
  goneAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});

export type DeliveryView = z.infer<typeof deliverySchema>;

/** A delivery with who asked for it, as in lists and on its own. */
export const listedDeliverySchema = z.object({
  ...deliverySchema.shape,
  siteId: z.number().nullable(),
  /** Null: it is of before this was written down. */
  source: z.enum(DELIVERY_SOURCES).nullable(),
  /** The person or the rule, by name; null: there was none, or it is gone. */
  askedBy: z.string().nullable(),
});

export type ListedDelivery = z.infer<typeof listedDeliverySchema>;

/** By when it was asked for (`-id`), or by when it was meant to go out; `-` is the latest first. */
export const DELIVERY_ORDERS = ['-id', 'id', '-scheduledAt', 'scheduledAt'] as const;

const STATES = new RegExp(`^(${DELIVERY_STATES.join('|')})(,(${DELIVERY_STATES.join('|')}))*$`);

/** `GET /deliveries`: every filter narrows the list, `?site=` (id or slug) too. */
export const deliveryQuerySchema = z.object({
  contentType: z.string().min(1).max(200).optional(),
  documentId: z.string().min(1).max(200).optional(),
  locale: z.string().max(20).optional(),
  platform: z.string().min(1).max(40).optional(),
  connectionId: z.coerce.number().int().positive().optional(),
  distributionId: z.coerce.number().int().positive().optional(),
  /** One state or several, parted by commas: `failed,missed`. */
  state: z.string().regex(STATES, 'must be states of deliveries, parted by commas').optional(),
  source: z.enum(DELIVERY_SOURCES).optional(),
  /** Admin user who asked for it. */
  askedBy: z.coerce.number().int().positive().optional(),
  /** Meant to go out at or after this time, ISO with zone. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Meant to go out before this time, ISO with zone. */
  to: z.iso.datetime({ offset: true }).optional(),
  /** Part of the entry's title or of the account's handle. */
  search: z.string().trim().min(1).max(100).optional(),
  sort: z.enum(DELIVERY_ORDERS).default('-id'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(200),
});

export type DeliveryQuery = z.input<typeof deliveryQuerySchema>;

/** Beside `data`: where the page stands among all that the filters let through. */
export const deliveryPaginationSchema = z.object({
  page: z.number(),
  pageSize: z.number(),
  pageCount: z.number(),
  total: z.number(),
  /** Of this page: left out because the person may not read their entries. */
  hidden: z.number(),
});

export type DeliveryPagination = z.infer<typeof deliveryPaginationSchema>;

export const deliveryPageMetaSchema = z.object({ pagination: deliveryPaginationSchema });

export interface DeliveryList {
  data: ListedDelivery[];
  meta: { pagination: DeliveryPagination };
}

/** `GET /deliveries/askers`: the people who asked for posts, by name. */
export interface DeliveryAsker {
  /** Admin user. */
  id: number;
  name: string;
}

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

/** `POST /deliveries/cancel`: many at once. */
export const cancelManyRequestSchema = retryManyRequestSchema;

export type CancelManyRequest = z.infer<typeof cancelManyRequestSchema>;

export interface CancelManyResponse {
  cancelled: number[];
  /** Those that cannot be cancelled any more, and why. */
  refused: { id: number; reason: string }[];
}

export interface DeliveryEventView {
  id: number;
  at: string;
  event: string;
  fromState: string | null;
  toState: string | null;
  /** Which attempt it belongs to, from 1 on; null before the first. */
  attempt: number | null;
  httpStatus: number | null;
  message: string | null;
}
