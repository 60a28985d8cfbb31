import { z } from 'zod';

import { accountChoiceSchema, pickAccountsSchema } from '../../../contracts/account-choices';
import {
  adaptationEstimateSchema,
  adaptationViewSchema,
} from '../../../contracts/adaptation-answers';
import { adaptationRequestSchema, verdictRequestSchema } from '../../../contracts/adaptations';
import {
  aiProviderTestSchema,
  aiProviderViewSchema,
  saveAiProviderSchema,
} from '../../../contracts/ai-providers';
import { aiQualitySchema, aiUsageResponseSchema } from '../../../contracts/ai-usage';
import { analyticsSchema } from '../../../contracts/analytics';
import { entryLedgerSchema } from '../../../contracts/analytics-ledger';
import * as answers from '../../../contracts/answers';
import {
  approvalPageSchema,
  approvalSchema,
  approveManyRequestSchema,
  approveRequestSchema,
  commentRequestSchema,
  decideManyResponseSchema,
  rejectManyRequestSchema,
  rejectRequestSchema,
} from '../../../contracts/approvals';
import { appSchema, saveAppSchema } from '../../../contracts/apps';
import { auditEntrySchema, auditRetentionSchema } from '../../../contracts/audit';
import {
  bulkCsvFieldsSchema,
  bulkOrderPageSchema,
  bulkOrderSchema,
  bulkRequestSchema,
  bulkRowPageSchema,
  bulkRowSchema,
} from '../../../contracts/bulk';
import { calendarSchema } from '../../../contracts/calendar';
import { saveDraftRequestSchema } from '../../../contracts/compositions';
import * as content from '../../../contracts/content-answers';
import { budgetsResponseSchema } from '../../../contracts/budgets';
import { connectionSchema } from '../../../contracts/connections';
import { eraseConnectionSchema, erasureSchema } from '../../../contracts/data-care';
import {
  adaptDeliveryRequestSchema,
  cancelManyRequestSchema,
  deliverySchema,
  editDeliveryRequestSchema,
  deliveryPageMetaSchema,
  listedDeliverySchema,
  resolveRequestSchema,
  retryManyRequestSchema,
} from '../../../contracts/deliveries';
import {
  countRequestSchema,
  dispatchRequestSchema,
  dryRunRequestSchema,
  previewRequestSchema,
} from '../../../contracts/dispatch';
import {
  adoptVariantRequestSchema,
  experimentRequestSchema,
  experimentResultSchema,
  experimentSchema,
} from '../../../contracts/experiments';
import { mappingPreviewRequestSchema, mappingRequestSchema } from '../../../contracts/mappings';
import { attentionListSchema, overviewSchema, pricesSchema } from '../../../contracts/overview';
import { connectRequestSchema, platformSchema } from '../../../contracts/platforms';
import {
  connectionLimitsSchema,
  forecastRequestSchema,
  forecastSchema,
  quotasResponseSchema,
} from '../../../contracts/quotas';
import { retentionSchema, saveRetentionSchema } from '../../../contracts/retention';
import { rollUpSchema } from '../../../contracts/roll-ups';
import {
  ruleDecisionPageSchema,
  ruleFieldSchema,
  ruleForecastSchema,
  ruleRequestSchema,
  sharingRequestSchema,
  sharingSchema,
} from '../../../contracts/rules';
import { serviceLevelsSchema } from '../../../contracts/service-levels';
import {
  changeScheduleResponseSchema,
  createScheduleRequestSchema,
  createScheduleResponseSchema,
  scheduleSchema,
  updateScheduleRequestSchema,
} from '../../../contracts/schedules';
import { setupCheckSchema } from '../../../contracts/setup-check';
import { createSiteRequestSchema, updateSiteRequestSchema } from '../../../contracts/sites';
import { freeSlotsSchema } from '../../../contracts/slots';
import { createTargetRequestSchema, updateTargetRequestSchema } from '../../../contracts/targets';
import {
  hashtagSetRequestSchema,
  templateRenderRequestSchema,
  templateRequestSchema,
} from '../../../contracts/templates';
import {
  replayWebhookResponseSchema,
  replayWebhookSchema,
  rotateWebhookSecretSchema,
  webhookDeliveryPageSchema,
  webhookRequestSchema,
  webhookSchema,
  webhookTestSchema,
  webhookWithSecretSchema,
} from '../../../contracts/webhooks';

/** Requests, as clients write them. */
export const REQUESTS = {
  AdaptDeliveryRequest: adaptDeliveryRequestSchema,
  ApproveManyRequest: approveManyRequestSchema,
  ApproveRequest: approveRequestSchema,
  CancelManyRequest: cancelManyRequestSchema,
  CommentRequest: commentRequestSchema,
  ConnectionLimitsRequest: connectionLimitsSchema,
  BulkCsvRequest: bulkCsvFieldsSchema.extend({ file: z.file() }),
  BulkRequest: bulkRequestSchema,
  ConnectRequest: connectRequestSchema,
  CountRequest: countRequestSchema,
  CreateScheduleRequest: createScheduleRequestSchema,
  CreateSiteRequest: createSiteRequestSchema,
  CreateTargetRequest: createTargetRequestSchema,
  DispatchRequest: dispatchRequestSchema,
  DryRunRequest: dryRunRequestSchema,
  EditDeliveryRequest: editDeliveryRequestSchema,
  ForecastRequest: forecastRequestSchema,
  AdoptVariantRequest: adoptVariantRequestSchema,
  ExperimentRequest: experimentRequestSchema,
  HashtagSetRequest: hashtagSetRequestSchema,
  MappingPreviewRequest: mappingPreviewRequestSchema,
  MappingRequest: mappingRequestSchema,
  PickAccountsRequest: pickAccountsSchema,
  PreviewRequest: previewRequestSchema,
  RejectManyRequest: rejectManyRequestSchema,
  EraseConnection: eraseConnectionSchema,
  RejectRequest: rejectRequestSchema,
  ResolveRequest: resolveRequestSchema,
  RetentionRequest: auditRetentionSchema,
  SaveRetentionRequest: saveRetentionSchema,
  RetryManyRequest: retryManyRequestSchema,
  RuleRequest: ruleRequestSchema,
  SaveAppRequest: saveAppSchema,
  SaveAiProviderRequest: saveAiProviderSchema,
  SaveDraftRequest: saveDraftRequestSchema,
  SharingRequest: sharingRequestSchema,
  TemplateRenderRequest: templateRenderRequestSchema,
  TemplateRequest: templateRequestSchema,
  UpdateScheduleRequest: updateScheduleRequestSchema,
  UpdateSiteRequest: updateSiteRequestSchema,
  UpdateTargetRequest: updateTargetRequestSchema,
  VerdictRequest: verdictRequestSchema,
  WebhookRequest: webhookRequestSchema,
  ReplayWebhookRequest: replayWebhookSchema,
  RotateWebhookSecretRequest: rotateWebhookSecretSchema,
  AdaptationRequest: adaptationRequestSchema,
} satisfies Record<string, z.ZodType>;

/** Answers, as clients read them below `data`. */
export const ANSWERS = {
  AccountChoice: accountChoiceSchema,
  Webhook: webhookSchema,
  WebhookDeliveryPage: webhookDeliveryPageSchema,
  WebhookTest: webhookTestSchema,
  WebhookWithSecret: webhookWithSecretSchema,
  ReplayWebhookResponse: replayWebhookResponseSchema,
  App: appSchema,
  AiProvider: aiProviderViewSchema,
  AiProviderTest: aiProviderTestSchema,
  Adaptation: adaptationViewSchema,
  AdaptationEstimate: adaptationEstimateSchema,
  AiQuality: aiQualitySchema,
  AiUsage: aiUsageResponseSchema,
  Analytics: analyticsSchema,
  EntryLedger: entryLedgerSchema,
  Approval: approvalSchema,
  ApprovalPage: approvalPageSchema,
  AttentionList: attentionListSchema,
  AuditActor: answers.auditActorSchema,
  AuditEntry: auditEntrySchema,
  AuditPage: answers.auditPageSchema,
  AuditRetention: auditRetentionSchema,
  Retention: retentionSchema,
  Budgets: budgetsResponseSchema,
  ChangeScheduleResponse: changeScheduleResponseSchema,
  BulkOrder: bulkOrderSchema,
  BulkOrderPage: bulkOrderPageSchema,
  BulkRow: bulkRowSchema,
  BulkRowPage: bulkRowPageSchema,
  Calendar: calendarSchema,
  Connection: connectionSchema,
  Erasure: erasureSchema,
  ConnectResponse: answers.connectResponseSchema,
  CountResponse: answers.countResponseSchema,
  CreateScheduleResponse: createScheduleResponseSchema,
  DecideManyResponse: decideManyResponseSchema,
  Delivery: deliverySchema,
  BoardSession: answers.boardSessionSchema,
  CancelManyResponse: answers.cancelManyResponseSchema,
  DeliveryAsker: answers.deliveryAskerSchema,
  DeliveryDetails: answers.deliveryDetailsSchema,
  ListedDelivery: listedDeliverySchema,
  DeliveryEvent: answers.deliveryEventSchema,
  DeliveryPage: answers.deliveryPageSchema,
  DispatchResponse: answers.dispatchResponseSchema,
  DistributableType: answers.distributableTypeSchema,
  Draft: content.draftSchema.nullable(),
  DryRunResponse: content.dryRunResponseSchema,
  ErrorAnswer: answers.errorAnswerSchema,
  Experiment: experimentSchema,
  ExperimentResult: experimentResultSchema,
  Forecast: forecastSchema,
  FreeSlots: freeSlotsSchema,
  HashtagSet: content.hashtagSetSchema,
  Health: answers.healthSchema,
  Id: answers.idAnswerSchema,
  Mapping: content.mappingSchema,
  MappingPreview: content.mappingPreviewSchema,
  Nothing: z.null(),
  Overview: overviewSchema,
  Prices: pricesSchema,
  PageMeta: deliveryPageMetaSchema,
  PickAccountsResponse: answers.pickAccountsResponseSchema,
  Platform: platformSchema,
  PlatformId: answers.platformAnswerSchema,
  PreviewResponse: content.previewResponseSchema,
  Quotas: quotasResponseSchema,
  QueueStatus: answers.queueStatusSchema,
  RetryManyResponse: answers.retryManyResponseSchema,
  RollUp: rollUpSchema,
  ServiceLevels: serviceLevelsSchema,
  Rule: answers.ruleSchema,
  RuleDecisionPage: ruleDecisionPageSchema,
  RuleField: ruleFieldSchema,
  RuleForecast: ruleForecastSchema,
  Schedule: scheduleSchema,
  SetupCheck: setupCheckSchema,
  Sharing: sharingSchema,
  Site: answers.siteDetailsSchema,
  SiteState: answers.siteViewSchema,
  Target: content.targetSchema,
  Template: content.templateSchema,
  TemplateRenderResponse: content.templateRenderResponseSchema,
  TemplateVersion: content.templateVersionSchema,
} satisfies Record<string, z.ZodType>;

export type RequestName = keyof typeof REQUESTS;
export type AnswerName = keyof typeof ANSWERS;

type Json = Record<string, unknown>;

const COMPONENTS = '#/components/schemas/';
/** Where zod puts schemas that refer to themselves. */
const SHARED = '__shared';

/** Every schema by its name, in JSON Schema (draft 2020-12) as OpenAPI 3.1 takes it. */
export const componentSchemas = (): Json => {
  const components = { ...jsonSchemasOf(ANSWERS, 'output'), ...jsonSchemasOf(REQUESTS, 'input') };
  return Object.fromEntries(
    Object.entries(components).sort(([one], [other]) => (one < other ? -1 : 1))
  );
};

const jsonSchemasOf = (schemas: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output') => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const { schemas: made } = z.toJSONSchema(registry, { io, uri: (id) => COMPONENTS + id });
  const { [SHARED]: shared, ...named } = made as Record<string, Json>;
  const selfReferring = Object.values((shared?.['$defs'] ?? {}) as Json);
  if (!selfReferring.every(isAnyJson)) {
    throw new Error('A schema refers to itself and has no name here: add it to the list.');
  }
  return tidy(selfReferring.length > 0 ? { ...named, Json: ANY_JSON } : named) as Json;
};

const JSON_TYPES = ['string', 'number', 'boolean', 'null', 'array', 'object'];

/** Every `z.json()` is written out on its own; they are all the same. */
const ANY_JSON = { description: 'Any JSON value.', type: JSON_TYPES };

const isAnyJson = (schema: unknown): boolean => {
  const { anyOf } = schema as { anyOf?: { type?: string }[] };
  return JSON.stringify(anyOf?.map(({ type }) => type)) === JSON.stringify(JSON_TYPES);
};

/** A schema for query parameters: what the server makes of them, each on its own. */
export const parameterSchema = (schema: z.ZodType): Json =>
  tidy(z.toJSONSchema(schema, { io: 'output' })) as Json;

/** Leaves out what says nothing to a reader. */
const tidy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Json).filter((entry) => !isNoise(entry, value as Json));
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, name === '$ref' ? refOf(String(inner)) : tidy(inner)])
  );
};

const isNoise = ([name, inner]: [string, unknown], { format }: Json): boolean => {
  if (name === '$schema' || name === '$id') return true;
  // The format says the same in a word.
  if (name === 'pattern') return format === 'date-time';
  if (name === 'maximum') return inner === Number.MAX_SAFE_INTEGER;
  const text = JSON.stringify(inner);
  if (name === 'propertyNames') return text === '{"type":"string"}';
  // A property that may never be there.
  return text === '{"not":{}}';
};

const refOf = (ref: string): string =>
  ref.startsWith(COMPONENTS + SHARED) ? `${COMPONENTS}Json` : ref;
