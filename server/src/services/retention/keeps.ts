import type { Core } from '@strapi/types';

import type { RetentionKind } from '../../../../contracts/retention';
import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import { DeliveryKeep } from './delivery-keep';
import { EventKeep } from './event-keep';
import type { Keep } from './keep';
import { TableKeep } from './table-keep';
import { UsageKeep } from './usage-keep';

/** What is kept of each kind, and how its old rows go. */
export const keepsOf = (strapi: Core.Strapi): Readonly<Record<RetentionKind, Keep>> => {
  const table = (uid: string, name: string): Keep => new TableKeep(strapi, { uid, time: { name } });
  return {
    deliveries: new DeliveryKeep(strapi),
    deliveryEvents: new EventKeep(strapi),
    // Where a post stands now stays: sums are made of it.
    analyticsDays: new TableKeep(strapi, {
      ...{ uid: UIDS.analyticsDay, time: { name: 'day', form: 'day' } },
      which: { isLast: false },
    }),
    metricChecks: new TableKeep(strapi, {
      ...{ uid: UIDS.metricCheck, time: { name: 'postedAt', form: 'ms' } },
    }),
    ruleDecisions: table(UIDS.ruleDecision, 'at'),
    webhookLog: table(UIDS.webhookDelivery, 'at'),
    aiUsage: new UsageKeep(strapi),
    aiProposals: new TableKeep(strapi, {
      ...{ uid: UIDS.aiAdaptation, time: { name: 'createdAt' } },
      beforeRemoval: async (ids) => {
        const where = { adaptationId: { $in: ids } };
        await tableOf(strapi, UIDS.aiProposal).deleteMany({ where });
      },
    }),
    aiAnswers: table(UIDS.aiCache, 'createdAt'),
    drafts: table(UIDS.draft, 'savedAt'),
    audit: table(UIDS.auditEntry, 'at'),
    idempotencyKeys: table(UIDS.idempotencyKey, 'createdAt'),
    // What they come to altogether stays.
    counts: new TableKeep(strapi, {
      ...{ uid: UIDS.tally, time: { name: 'day', form: 'day' } },
      which: { day: { $ne: 'all' } },
    }),
  };
};
