import type { Model } from '@strapi/database';

import { accountChoiceModel } from './account-choice';
import { aiAdaptationModel } from './ai-adaptation';
import { aiCacheModel } from './ai-cache';
import { aiMonthModel } from './ai-month';
import { aiPromptModel } from './ai-prompt';
import { aiProposalModel } from './ai-proposal';
import { aiReservationModel } from './ai-reservation';
import { aiUsageModel } from './ai-usage';
import { aiProviderModel } from './ai-provider';
import { analyticsCellModel } from './analytics-cell';
import { analyticsCursorModel } from './analytics-cursor';
import { analyticsDayModel } from './analytics-day';
import { analyticsStaleDayModel } from './analytics-stale-day';
import { auditEntryModel } from './audit-entry';
import { budgetAlertModel } from './budget-alert';
import { bulkRowModel } from './bulk-row';
import { circuitModel } from './circuit';
import { dataRequestModel } from './data-request';
import { deliveryEventModel } from './delivery-event';
import { deliveryFactModel } from './delivery-fact';
import { draftModel } from './draft';
import { entrySharingModel } from './entry-sharing';
import { idempotencyKeyModel } from './idempotency-key';
import { instanceModel } from './instance';
import { metricCheckModel } from './metric-check';
import { oauthStateModel } from './oauth-state';
import { outboxModel } from './outbox';
import { platformAppModel } from './platform-app';
import { quotaUseModel } from './quota-use';
import { ruleDecisionModel } from './rule-decision';
import { tallyModel } from './tally';
import { templateVersionModel } from './template-version';
import { webhookModel } from './webhook';
import { webhookCursorModel } from './webhook-cursor';
import { webhookDeliveryModel } from './webhook-delivery';
import { workerModel } from './worker';

/** Technical tables without document ids, locales or creators. */
export const models: Model[] = [
  deliveryEventModel,
  outboxModel,
  oauthStateModel,
  workerModel,
  circuitModel,
  platformAppModel,
  accountChoiceModel,
  auditEntryModel,
  templateVersionModel,
  draftModel,
  quotaUseModel,
  ruleDecisionModel,
  entrySharingModel,
  bulkRowModel,
  aiProviderModel,
  aiPromptModel,
  aiAdaptationModel,
  aiProposalModel,
  aiUsageModel,
  aiReservationModel,
  aiMonthModel,
  aiCacheModel,
  idempotencyKeyModel,
  webhookModel,
  webhookDeliveryModel,
  webhookCursorModel,
  analyticsDayModel,
  deliveryFactModel,
  analyticsCellModel,
  analyticsCursorModel,
  analyticsStaleDayModel,
  metricCheckModel,
  dataRequestModel,
  instanceModel,
  tallyModel,
  budgetAlertModel,
];

/**
 * The same as Strapi keeps them in a database. On PostgreSQL the log of AI calls is partitioned, and
 * Strapi does not see the indexes of such a table: it would make them again at every change. There
 * services/ai-usage/usage-partitions makes them.
 *
 * @param client of Strapi's database config
 */
export const modelsFor = (client: string): Model[] =>
  client === 'postgres'
    ? models.map((model) => (model === aiUsageModel ? { ...model, indexes: [] } : model))
    : models;
