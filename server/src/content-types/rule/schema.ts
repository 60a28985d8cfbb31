import { hiddenType } from '../hidden-type';
import { belongsTo } from '../relation';

export const schema = hiddenType({
  singularName: 'rule',
  pluralName: 'rules',
  displayName: 'Rule',
  description: 'When to distribute by itself',
  collectionName: 'distribution_rules',
  attributes: {
    site: belongsTo('site'),
    name: {
      type: 'string',
      required: true,
    },
    contentType: {
      type: 'string',
      required: true,
    },
    trigger: {
      type: 'enumeration',
      enum: ['first_publish', 'every_publish', 'when_flagged'],
      default: 'first_publish',
    },
    locales: {
      type: 'json',
    },
    match: {
      type: 'string',
    },
    conditions: {
      type: 'json',
    },
    templateId: {
      type: 'integer',
    },
    delayMinutes: {
      type: 'integer',
    },
    needsApproval: {
      type: 'boolean',
    },
    bulkToo: {
      type: 'boolean',
    },
    targetIds: {
      type: 'json',
    },
    enabled: {
      type: 'boolean',
      default: true,
    },
    // Where it was made: services/data-care/instance.
    origin: { type: 'string', private: true },
  },
  indexes: [{ name: 'distribution_rules_type_idx', columns: ['content_type'] }],
});
