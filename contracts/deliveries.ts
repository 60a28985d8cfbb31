import { z } from 'zod';

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
  entryTitle: z.string().nullable(),
  locale: z.string(),
  state: deliveryStateSchema,
  attempts: z.number(),
  /** Why it waits, failed or was cancelled, with the next step. */
  reason: z.string().nullable(),
  errorCode: z.string().nullable(),
  text: z.string(),
  postId: z.string().nullable(),
  url: z.string().nullable(),
  dueAt: z.string().nullable(),
  createdAt: z.string(),
  postedAt: z.string().nullable(),
});

export type DeliveryView = z.infer<typeof deliverySchema>;

export const deliveryQuerySchema = z.object({
  contentType: z.string().optional(),
  documentId: z.string().optional(),
  locale: z.string().optional(),
});

export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>;

/** `POST /deliveries/:id/resolve`: what a person found out about an unknown outcome. */
export const resolveRequestSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('posted'), url: z.url({ protocol: /^https?$/ }) }),
  z.strictObject({ outcome: z.literal('post_again') }),
]);

export type ResolveRequest = z.infer<typeof resolveRequestSchema>;

export interface DeliveryEventView {
  id: number;
  at: string;
  event: string;
  fromState: string | null;
  toState: string | null;
  message: string | null;
}
