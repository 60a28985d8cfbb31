import { DELIVERY_STATES } from '../../../../contracts/deliveries';
import { entryColumns } from '../entry-columns';
import { hiddenType } from '../hidden-type';
import { belongsTo } from '../relation';

export const schema = hiddenType({
  singularName: 'delivery',
  pluralName: 'deliveries',
  displayName: 'Delivery',
  description: 'One post of one distribution through one target',
  collectionName: 'distribution_logs',
  attributes: {
    distribution: belongsTo('distribution'),
    site: belongsTo('site'),
    connection: belongsTo('connection'),
    target: belongsTo('target'),
    platform: {
      type: 'string',
      required: true,
    },
    accountHandle: {
      type: 'string',
    },
    ...entryColumns,
    dedupeKey: {
      type: 'string',
      required: true,
    },
    state: {
      type: 'enumeration',
      enum: [...DELIVERY_STATES],
      default: 'queued',
    },
    attempts: {
      type: 'integer',
      default: 0,
    },
    doubtChecks: {
      type: 'integer',
      default: 0,
    },
    dueAt: {
      type: 'datetime',
    },
    leaseOwner: {
      type: 'string',
    },
    leaseToken: {
      type: 'string',
    },
    leaseUntil: {
      type: 'datetime',
    },
    content: {
      type: 'json',
    },
    options: {
      type: 'json',
    },
    handles: {
      type: 'json',
    },
    posted: {
      type: 'json',
    },
    commitMark: {
      type: 'json',
    },
    platformPostId: {
      type: 'string',
    },
    platformUrl: {
      type: 'text',
    },
    errorFamily: {
      type: 'string',
    },
    errorCode: {
      type: 'string',
    },
    errorMessage: {
      type: 'text',
    },
    reason: {
      type: 'text',
    },
    aiAdapted: {
      type: 'boolean',
      default: false,
    },
    aiCostUsd: {
      type: 'float',
    },
    platformCostUsd: {
      type: 'float',
    },
    queuedAt: {
      type: 'datetime',
    },
    preparingAt: {
      type: 'datetime',
    },
    committingAt: {
      type: 'datetime',
    },
    postedAt: {
      type: 'datetime',
    },
    finishedAt: {
      type: 'datetime',
    },
  },
  indexes: [
    { name: 'distribution_logs_dedupe_uq', columns: ['dedupe_key'], type: 'unique' },
    { name: 'distribution_logs_due_idx', columns: ['state', 'due_at'] },
    { name: 'distribution_logs_lease_idx', columns: ['state', 'lease_until'] },
    { name: 'distribution_logs_entry_idx', columns: ['entry_document_id', 'entry_locale'] },
  ],
});
