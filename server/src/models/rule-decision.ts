import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** "Why was this (not) shared?": what one rule decided about one publish. */
export const ruleDecisionModel: Model = {
  uid: UIDS.ruleDecision,
  singularName: 'rule-decision',
  tableName: 'distribution_rule_decisions',
  attributes: {
    id: { type: 'increments' },
    at: { type: 'datetime', column: { notNullable: true } },
    /** The publish that it is about, see the outbox. */
    publishKey: { type: 'string', column: { notNullable: true } },
    /** Publish and rule: deciding again writes nothing more. */
    decisionKey: { type: 'string', column: { notNullable: true } },
    entryUid: { type: 'string', column: { notNullable: true } },
    entryDocumentId: { type: 'string', column: { notNullable: true } },
    entryTitle: { type: 'text' },
    locale: { type: 'string', column: { notNullable: true } },
    versionHash: { type: 'string' },
    siteId: { type: 'integer' },
    /** Null: it was decided before any rule was asked. */
    ruleId: { type: 'integer' },
    ruleName: { type: 'string' },
    outcome: { type: 'string', column: { notNullable: true } },
    code: { type: 'string', column: { notNullable: true } },
    reason: { type: 'text', column: { notNullable: true } },
    distributionId: { type: 'integer' },
  },
  indexes: [
    {
      name: 'distribution_rule_decisions_uq',
      columns: ['decision_key'],
      type: 'unique',
    },
    {
      name: 'distribution_rule_decisions_entry_ix',
      columns: ['entry_document_id', 'locale'],
    },
    { name: 'distribution_rule_decisions_rule_ix', columns: ['rule_id'] },
    { name: 'distribution_rule_decisions_at_ix', columns: ['at'] },
  ],
};
