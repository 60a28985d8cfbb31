import { z } from 'zod';

import { sentEventTypeSchema, webhookEventTypeSchema } from './webhook-events';

export const webhookFields = {
  name: z.string().trim().min(1).max(120),
  /** Where events are sent; what stands in its query is treated as a secret. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .refine((url) => !URL.canParse(url) || new URL(url).hash === '', 'must not hold a #'),
  /** What it hears of. */
  events: z.array(webhookEventTypeSchema).min(1).max(100),
  /** Of which sites; null: of all there are and will be. */
  siteIds: z.array(z.int().positive()).min(1).max(200).nullable(),
  /** Each event waits until the one before it has arrived, or was given up. */
  isOrdered: z.boolean(),
};

/** `POST /webhooks` and `PUT /webhooks/:id`. */
export const webhookRequestSchema = z.strictObject({
  name: webhookFields.name,
  url: webhookFields.url,
  events: webhookFields.events,
  siteIds: webhookFields.siteIds.default(null),
  isOrdered: webhookFields.isOrdered.default(false),
});

export type WebhookRequest = z.input<typeof webhookRequestSchema>;

/**
 * - `active`: events are sent
 * - `paused`: a person stopped it; events wait
 * - `disabled`: it was given up after failures; what waited waits on, and nothing new is collected
 */
export const webhookStateSchema = z.enum(['active', 'paused', 'disabled']);

export type WebhookState = z.infer<typeof webhookStateSchema>;

/** `GET /webhooks`: an address that hears of events. Its secret is shown once and never again. */
export const webhookSchema = z.object({
  id: z.number(),
  name: z.string(),
  url: z.string(),
  events: z.array(webhookEventTypeSchema),
  siteIds: z.array(z.number()).nullable(),
  isOrdered: z.boolean(),
  state: webhookStateSchema,
  /** Why it is not active, in words; null: it is. */
  stateReason: z.string().nullable(),
  /** Tries in a row that failed. */
  failuresInRow: z.number(),
  /** Left alone until then after many failures; null: it is not. ISO. */
  restUntil: z.string().nullable(),
  /** Until then requests carry a signature of the old secret too; null: there is one secret. ISO. */
  previousSecretUntil: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Events of it, by what became of them. */
  counts: z.object({ pending: z.number(), delivered: z.number(), failed: z.number() }),
  lastDeliveredAt: z.string().nullable(),
});

export type WebhookView = z.infer<typeof webhookSchema>;

/** `POST /webhooks` and `POST /webhooks/:id/rotate-secret`: the only answers with the secret. */
export const webhookWithSecretSchema = webhookSchema.extend({
  /** `whsec_` and base64; shown this once. */
  secret: z.string(),
});

export type WebhookWithSecret = z.infer<typeof webhookWithSecretSchema>;

/** `POST /webhooks/:id/rotate-secret`. */
export const rotateWebhookSecretSchema = z.strictObject({
  /** Hours that both secrets sign, 0–168. */
  overlapHours: z.int().min(0).max(168).default(24),
});

export type RotateWebhookSecret = z.input<typeof rotateWebhookSecretSchema>;

export const WEBHOOK_DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;

export const webhookDeliveryStateSchema = z.enum(WEBHOOK_DELIVERY_STATES);

export type WebhookDeliveryState = z.infer<typeof webhookDeliveryStateSchema>;

/** One request that was made. */
export const webhookTrySchema = z.object({
  at: z.string(),
  /** HTTP status; null: there was no answer. */
  status: z.number().nullable(),
  ms: z.number(),
  /** What went wrong, in words; null: it arrived. */
  problem: z.string().nullable(),
  /** The beginning of the answer, without secrets; null: it was empty. */
  answer: z.string().nullable(),
});

export type WebhookTry = z.infer<typeof webhookTrySchema>;

/** `GET /webhooks/:id/deliveries`: one event for one address. */
export const webhookDeliverySchema = z.object({
  id: z.number(),
  /** `webhook-id` of every request about it. */
  messageId: z.string(),
  type: sentEventTypeSchema,
  state: webhookDeliveryStateSchema,
  /** When it happened. */
  at: z.string(),
  attempts: z.number(),
  /** When it is tried next; null: it is not. */
  nextAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** The body as it is sent. */
  body: z.string(),
  /** The last tries, oldest first. */
  tries: z.array(webhookTrySchema),
});

export type WebhookDeliveryView = z.infer<typeof webhookDeliverySchema>;

export const webhookDeliveryPageSchema = z.object({
  deliveries: z.array(webhookDeliverySchema),
  page: z.number(),
  pageSize: z.number(),
  total: z.number(),
  pageCount: z.number(),
});

export type WebhookDeliveryPage = z.infer<typeof webhookDeliveryPageSchema>;

/** Query of `GET /webhooks/:id/deliveries`; newest first. */
export const webhookDeliveryQuerySchema = z.object({
  state: webhookDeliveryStateSchema.optional(),
  type: sentEventTypeSchema.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});

export type WebhookDeliveryQuery = z.input<typeof webhookDeliveryQuerySchema>;

/** `POST /webhooks/:id/replay`: sends again what was given up, or what one names. */
export const replayWebhookSchema = z.strictObject({
  /** These ones; left out: everything that failed. */
  ids: z.array(z.int().positive()).min(1).max(1000).optional(),
});

export type ReplayWebhook = z.input<typeof replayWebhookSchema>;

export const replayWebhookResponseSchema = z.object({
  /** So many will be sent again. */
  replayed: z.number(),
});

export type ReplayWebhookResponse = z.infer<typeof replayWebhookResponseSchema>;

/** `POST /webhooks/:id/test`: what came of a ping. */
export const webhookTestSchema = z.object({
  ok: z.boolean(),
  /** What happened and what to do next. */
  message: z.string(),
  try: webhookTrySchema,
});

export type WebhookTest = z.infer<typeof webhookTestSchema>;
