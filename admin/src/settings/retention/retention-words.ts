import type { RetentionKind } from '../../../../contracts/retention';
import type { MessageId } from '../../translations/message';

/** What people call a kind of rows. */
export const KIND_NAMES: Readonly<Record<RetentionKind, MessageId>> = {
  deliveries: 'retention.deliveries',
  deliveryEvents: 'retention.deliveryEvents',
  analyticsDays: 'retention.analyticsDays',
  metricChecks: 'retention.metricChecks',
  ruleDecisions: 'retention.ruleDecisions',
  webhookLog: 'retention.webhookLog',
  aiUsage: 'retention.aiUsage',
  aiProposals: 'retention.aiProposals',
  aiAnswers: 'retention.aiAnswers',
  drafts: 'retention.drafts',
  audit: 'retention.audit',
  idempotencyKeys: 'retention.idempotencyKeys',
  counts: 'retention.counts',
};

/** What is in it, why it is kept, and what stays when it goes. */
export const KIND_REASONS: Readonly<Record<RetentionKind, MessageId>> = {
  deliveries: 'retention.deliveries.why',
  deliveryEvents: 'retention.deliveryEvents.why',
  analyticsDays: 'retention.analyticsDays.why',
  metricChecks: 'retention.metricChecks.why',
  ruleDecisions: 'retention.ruleDecisions.why',
  webhookLog: 'retention.webhookLog.why',
  aiUsage: 'retention.aiUsage.why',
  aiProposals: 'retention.aiProposals.why',
  aiAnswers: 'retention.aiAnswers.why',
  drafts: 'retention.drafts.why',
  audit: 'retention.audit.why',
  idempotencyKeys: 'retention.idempotencyKeys.why',
  counts: 'retention.counts.why',
};
