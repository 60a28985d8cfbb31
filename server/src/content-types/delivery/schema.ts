import { DELIVERY_STATES } from '../../../../contracts/deliveries';
import { entryColumns } from '../entry-columns';
import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'delivery',
  pluralName: 'deliveries',
  displayName: 'Delivery',
  description: 'One post of one distribution through one target',
  collectionName: 'distribution_logs',
  attributes: {
    // Plain columns, not relations: the row outlives what it points to, and is read in one query.
    distributionId: { type: 'integer' },
    siteId: { type: 'integer' },
    connectionId: { type: 'integer' },
    targetId: { type: 'integer' },
    scheduleId: { type: 'integer' },
    // As its distribution's.
    source: { type: 'string' },
    platform: {
      type: 'string',
      required: true,
    },
    accountHandle: {
      type: 'string',
    },
    // Of an experiment: which wording it got, and for which part of the week.
    experimentId: {
      type: 'integer',
    },
    variant: {
      type: 'string',
    },
    variantSlot: {
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
    claims: {
      type: 'integer',
      default: 0,
    },
    priority: {
      type: 'integer',
      default: 5,
    },
    doubtChecks: {
      type: 'integer',
      default: 0,
    },
    scheduledAt: {
      type: 'datetime',
    },
    dueAt: {
      type: 'datetime',
    },
    waitsFor: {
      type: 'string',
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
    firstComment: {
      type: 'json',
    },
    followUpAt: {
      type: 'datetime',
    },
    followUps: {
      type: 'integer',
      default: 0,
    },
    removeAt: {
      type: 'datetime',
    },
    removeTries: {
      type: 'integer',
      default: 0,
    },
    removedAt: {
      type: 'datetime',
    },
    goneAt: {
      type: 'datetime',
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
    emptiedAt: {
      type: 'datetime',
    },
  },
  indexes: [
    { name: 'distribution_logs_dedupe_uq', columns: ['dedupe_key'], type: 'unique' },
    { name: 'distribution_logs_due_idx', columns: ['state', 'due_at'] },
    { name: 'distribution_logs_scheduled_idx', columns: ['state', 'scheduled_at'] },
    { name: 'distribution_logs_finished_idx', columns: ['state', 'finished_at'] },
    { name: 'distribution_logs_lease_idx', columns: ['state', 'lease_until'] },
    // By account; with the time, its newest post is one look into the index.
    {
      name: 'distribution_logs_account_idx',
      columns: ['connection_id', 'state', 'posted_at'],
    },
    { name: 'distribution_logs_distribution_idx', columns: ['distribution_id'] },
    { name: 'distribution_logs_schedule_idx', columns: ['schedule_id'] },
    {
      name: 'distribution_logs_experiment_idx',
      columns: ['experiment_id', 'target_id', 'variant_slot', 'variant'],
    },
    { name: 'distribution_logs_follow_up_idx', columns: ['follow_up_at'] },
    { name: 'distribution_logs_remove_idx', columns: ['remove_at'] },
    // For the Activity page.
    { name: 'distribution_logs_time_idx', columns: ['scheduled_at'] },
    // Counting reads these alone, not the rows, which are wide. The content-type is never first: nearly
    // every row has the same one, and SQLite, which keeps no statistics, would go by it.
    {
      name: 'distribution_logs_state_type_idx',
      columns: ['state', 'entry_uid', 'site_id', 'scheduled_at'],
    },
    {
      name: 'distribution_logs_platform_type_idx',
      columns: ['platform', 'entry_uid', 'site_id', 'scheduled_at'],
    },
    { name: 'distribution_logs_entry_idx', columns: ['entry_document_id', 'entry_locale'] },
  ],
});
