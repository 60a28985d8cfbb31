import { z } from 'zod';

import type { PickAccountsResponse } from './account-choices';
import { auditEntrySchema, type AuditActorView, type AuditPage } from './audit';
import {
  deliverySchema,
  listedDeliverySchema,
  type CancelManyResponse,
  type DeliveryAsker,
  type DeliveryEventView,
  type DeliveryPage,
  type RetryManyResponse,
} from './deliveries';
import type { CountResponse, DispatchResponse, DistributableType } from './dispatch';
import type {
  AccountAttentionView,
  BoardSession,
  CircuitView,
  HealthView,
  OutboxProblemView,
  PlatformHealthView,
  SiteView,
  WorkerView,
} from './health';
import type { ConnectResponse } from './platforms';
import { deliveryForecastSchema } from './quotas';
import { RULE_TRIGGERS, ruleConditionSchema, type RuleView } from './rules';
import { siteHabits } from './site-habits';
import { altTextsSchema, utmSchema, type SiteDetails } from './sites';

// Schemas of answers that are described by a type elsewhere: for the OpenAPI file, and for tests that
// compare it with what the server really answers.

export const pickAccountsResponseSchema = z.object({
  connectionIds: z.array(z.number()),
}) satisfies z.ZodType<PickAccountsResponse>;

export const connectResponseSchema = z.union([
  z.object({ authorizeUrl: z.string() }),
  z.object({ connectionIds: z.array(z.number()) }),
]) satisfies z.ZodType<ConnectResponse>;

export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  page: z.number(),
  pageSize: z.number(),
  total: z.number(),
  pageCount: z.number(),
}) satisfies z.ZodType<AuditPage>;

export const auditActorSchema = z.object({
  id: z.number(),
  name: z.string(),
}) satisfies z.ZodType<AuditActorView>;

export const deliveryEventSchema = z.object({
  id: z.number(),
  deliveryId: z.number(),
  at: z.string(),
  event: z.string(),
  fromState: z.string().nullable(),
  toState: z.string().nullable(),
  /** Which attempt it belongs to, from 1 on; null before the first. */
  attempt: z.number().nullable(),
  httpStatus: z.number().nullable(),
  message: z.string().nullable(),
}) satisfies z.ZodType<DeliveryEventView>;

/** `GET /deliveries/:id`: with everything that happened to it, oldest first. */
export const deliveryDetailsSchema = z.object({
  ...listedDeliverySchema.shape,
  events: z.array(deliveryEventSchema),
});

export type DeliveryDetails = z.infer<typeof deliveryDetailsSchema>;

export const deliveryPageSchema = z.object({
  deliveries: z.array(deliverySchema),
  nextBefore: z.number().nullable(),
}) satisfies z.ZodType<DeliveryPage>;

export const retryManyResponseSchema = z.object({
  retried: z.array(z.number()),
  refused: z.array(z.object({ id: z.number(), reason: z.string() })),
  lastDueAt: z.string().nullable(),
}) satisfies z.ZodType<RetryManyResponse>;

export const cancelManyResponseSchema = z.object({
  cancelled: z.array(z.number()),
  refused: z.array(z.object({ id: z.number(), reason: z.string() })),
}) satisfies z.ZodType<CancelManyResponse>;

export const deliveryAskerSchema = z.object({
  id: z.number(),
  name: z.string(),
}) satisfies z.ZodType<DeliveryAsker>;

export const countResponseSchema = z.object({
  count: z.number(),
  limit: z.number(),
}) satisfies z.ZodType<CountResponse>;

export const dispatchResponseSchema = z.object({
  distributionId: z.number().nullable(),
  deliveryIds: z.array(z.number()),
  skipped: z.array(z.object({ targetId: z.number(), reason: z.string() })),
  scheduleIds: z.array(z.number()),
  waitsForApproval: z.boolean(),
  forecasts: z.array(deliveryForecastSchema),
}) satisfies z.ZodType<DispatchResponse>;

export const distributableTypeSchema = z.object({
  uid: z.string(),
  displayName: z.string(),
}) satisfies z.ZodType<DistributableType>;

/** `GET /queue/status`. */
export const queueStatusSchema = z.object({
  backend: z.enum(['embedded', 'redis', 'postgres']),
  state: z.enum(['stopped', 'starting', 'running', 'unreachable']),
  problem: z.string().nullable(),
  waiting: z.number(),
  active: z.number(),
  delayed: z.number(),
}) satisfies z.ZodType<HealthView['queue']>;

export const boardSessionSchema = z.object({
  path: z.string(),
  expiresAt: z.string(),
}) satisfies z.ZodType<BoardSession>;

export const siteViewSchema = z.object({
  id: z.number(),
  name: z.string(),
  paused: z.boolean(),
}) satisfies z.ZodType<SiteView>;

const workerSchema = z.object({
  name: z.string(),
  startedAt: z.string(),
  seenAt: z.string(),
  concurrency: z.number(),
  isAlive: z.boolean(),
}) satisfies z.ZodType<WorkerView>;

const circuitSchema = z.object({
  platform: z.string(),
  platformLabel: z.string(),
  state: z.enum(['open', 'half_open']),
  reason: z.string(),
  openedAt: z.string(),
  retryAt: z.string(),
  held: z.number(),
}) satisfies z.ZodType<CircuitView>;

const accountAttentionSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  platform: z.string(),
  handle: z.string(),
  status: z.enum(['active', 'expiring', 'needs_reconnect', 'revoked']),
  health: z.enum(['green', 'yellow', 'red']),
  reason: z.string().nullable(),
  endsAt: z.string().nullable(),
  waiting: z.number(),
}) satisfies z.ZodType<AccountAttentionView>;

const platformHealthSchema = z.object({
  platform: z.string(),
  label: z.string(),
  published24h: z.number(),
  failed24h: z.number(),
  errorRate: z.number().min(0).max(1),
  circuit: circuitSchema.nullable(),
  operatorProblem: z.string().nullable(),
}) satisfies z.ZodType<PlatformHealthView>;

const outboxProblemSchema = z.object({
  id: z.number(),
  entryUid: z.string(),
  entryDocumentId: z.string(),
  locale: z.string(),
  at: z.string(),
  attempts: z.number(),
  problem: z.string(),
}) satisfies z.ZodType<OutboxProblemView>;

export const healthSchema = z.object({
  queue: queueStatusSchema,
  workers: z.array(workerSchema),
  deliveries: z.record(z.string(), z.number()),
  undecided: z.number(),
  circuits: z.array(circuitSchema),
  accounts: z.array(accountAttentionSchema),
  platforms: z.array(platformHealthSchema),
  site: siteViewSchema,
  missedAfterMs: z.number(),
  outboxProblems: z.array(outboxProblemSchema),
  process: z.object({ uptimeS: z.number(), memoryMb: z.number() }),
}) satisfies z.ZodType<HealthView>;

export const ruleSchema = z.object({
  id: z.number(),
  siteId: z.number().nullable(),
  name: z.string(),
  contentType: z.string(),
  locales: z.array(z.string()),
  trigger: z.enum(RULE_TRIGGERS),
  match: z.enum(['all', 'any']),
  conditions: z.array(ruleConditionSchema),
  targetIds: z.array(z.number()).nullable(),
  templateId: z.number().nullable(),
  delayMinutes: z.number(),
  needsApproval: z.boolean(),
  bulkToo: z.boolean(),
  enabled: z.boolean(),
  problems: z.array(z.string()),
}) satisfies z.ZodType<RuleView>;

export const siteDetailsSchema = z.object({
  id: z.number(),
  slug: z.string(),
  name: z.string(),
  timezone: z.string(),
  linkBaseUrl: z.string().nullable(),
  paused: z.boolean(),
  stage: z.boolean(),
  utm: utmSchema.nullable(),
  altTexts: altTextsSchema,
  ...siteHabits,
  isDefault: z.boolean(),
  memberUsers: z.array(z.number()).nullable(),
  memberRoles: z.array(z.number()).nullable(),
}) satisfies z.ZodType<SiteDetails>;

/** The id of what was touched. */
export const idAnswerSchema = z.object({ id: z.number() });

/** The platform that is tried again. */
export const platformAnswerSchema = z.object({ platform: z.string() });

/** What every refusal looks like. */
export const errorAnswerSchema = z.object({
  data: z.null(),
  error: z.object({
    status: z.number(),
    name: z.string(),
    /** A sentence for a person: names the thing and the next step. */
    message: z.string(),
    details: z.record(z.string(), z.json()),
  }),
});
