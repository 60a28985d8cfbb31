import { z } from 'zod';

import { deliveryStateSchema } from './deliveries';

/** An instant, ISO 8601 in UTC. */
const instant = z.iso.datetime();

/** What is told of a post. More fields may come; those that are here stay. */
const deliveryData = z.object({
  deliveryId: z.number(),
  /** After the change. */
  state: deliveryStateSchema,
  siteId: z.number().nullable(),
  platform: z.string(),
  /** As the account is called on its platform, without a sign. */
  handle: z.string().nullable(),
  connectionId: z.number().nullable(),
  targetId: z.number().nullable(),
  distributionId: z.number().nullable(),
  entry: z.object({ uid: z.string(), documentId: z.string(), locale: z.string() }),
  entryTitle: z.string().nullable(),
  /** When it was meant to go out. */
  scheduledAt: instant.nullable(),
  /** Which attempt it was, from 1; null: the change was no attempt. */
  attempt: z.number().nullable(),
  /** Why, in words; null: there is nothing to say. */
  reason: z.string().nullable(),
  /** Id of the post on its platform; null: it is not there, or nobody knows. */
  platformPostId: z.string().nullable(),
  platformUrl: z.string().nullable(),
  /** Where people see it in the admin. */
  adminUrl: z.string(),
});

const connectionData = z.object({
  connectionId: z.number(),
  siteId: z.number(),
  platform: z.string(),
  handle: z.string().nullable(),
  /** After the change; null: the account was disconnected. */
  status: z.enum(['active', 'needs_reconnect', 'revoked', 'disabled']).nullable(),
  /** When nothing but a person's new consent keeps it; null: there is no known end. */
  endsAt: instant.nullable(),
  /** What is wrong and what to do, in words. */
  reason: z.string().nullable(),
  adminUrl: z.string(),
});

const expiringData = connectionData.extend({
  /** 14, 7 or 1. */
  daysBefore: z.number(),
});

const approvalData = z.object({
  approvalId: z.number(),
  siteId: z.number(),
  distributionId: z.number(),
  /** After the change. */
  state: z.enum(['pending', 'approved', 'rejected', 'closed']),
  /** A person, or the rule that asked. */
  requestedBy: z.string(),
  /** Null: nobody decided. */
  decidedBy: z.string().nullable(),
  adminUrl: z.string(),
});

const budgetData = z.object({
  siteId: z.number(),
  /** What it limits: words by AI, all that is spent, or how many posts go out. */
  kind: z.enum(['ai', 'money', 'posts']),
  /** Null: of all platforms together. */
  platform: z.string().nullable(),
  per: z.enum(['day', 'month']),
  /** In the site's time zone: `2026-11-24`, or of a month `2026-11`. */
  period: z.string(),
  /** The share that was reached, of those that people want to hear of. */
  percent: z.number(),
  /** Posts, or US dollars. */
  used: z.number(),
  limit: z.number(),
  /** `hard`: nothing goes out, or is spent, beyond it. */
  mode: z.enum(['hard', 'soft']),
  adminUrl: z.string(),
});

const pingData = z.object({
  webhookId: z.number(),
  message: z.string(),
});

/** Everything that can be told, by its type: what stands below `data`. */
export const WEBHOOK_EVENT_DATA = {
  'delivery.created': deliveryData,
  'delivery.queued': deliveryData,
  'delivery.held': deliveryData,
  'delivery.rescheduled': deliveryData,
  'delivery.published': deliveryData,
  'delivery.unknown': deliveryData,
  'delivery.failed': deliveryData,
  'delivery.missed': deliveryData,
  'delivery.cancelled': deliveryData,
  'delivery.removed': deliveryData,
  'connection.connected': connectionData,
  'connection.expiring': expiringData,
  'connection.needs-reconnect': connectionData,
  'connection.disabled': connectionData,
  'connection.enabled': connectionData,
  'connection.disconnected': connectionData,
  'approval.requested': approvalData,
  'approval.approved': approvalData,
  'approval.rejected': approvalData,
  'approval.closed': approvalData,
  'budget.reached': budgetData,
} as const satisfies Record<string, z.ZodType>;

/** What can be subscribed to. */
export type WebhookEventType = keyof typeof WEBHOOK_EVENT_DATA;

export type WebhookEventData<Type extends WebhookEventType> = z.infer<
  (typeof WEBHOOK_EVENT_DATA)[Type]
>;

/** The test button's own event; nobody subscribes to it. */
export const PING = 'webhook.ping';

export type SentEventType = WebhookEventType | typeof PING;

export const WEBHOOK_EVENT_TYPES = Object.keys(WEBHOOK_EVENT_DATA) as [
  WebhookEventType,
  ...WebhookEventType[],
];

export const webhookEventTypeSchema = z.enum(WEBHOOK_EVENT_TYPES);

export const sentEventTypeSchema = z.enum([...WEBHOOK_EVENT_TYPES, PING]);

/** How the types are grouped: what stands before the dot. */
export const WEBHOOK_EVENT_GROUPS = ['delivery', 'connection', 'approval', 'budget'] as const;

export type WebhookEventGroup = (typeof WEBHOOK_EVENT_GROUPS)[number];

/** Types of a group in the order of the catalogue. */
export const eventsOfGroup = (group: WebhookEventGroup): WebhookEventType[] =>
  WEBHOOK_EVENT_TYPES.filter((type) => type.startsWith(`${group}.`));

const dataSchemaOf = (type: SentEventType) => (type === PING ? pingData : WEBHOOK_EVENT_DATA[type]);

/** The whole body of a request, as the Standard Webhooks specification recommends it. */
export const webhookBodySchema = (type: SentEventType) =>
  z.object({
    type: z.literal(type),
    /** When it happened, which may be earlier than when it is sent. */
    timestamp: instant,
    data: dataSchemaOf(type),
  });
