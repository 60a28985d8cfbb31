import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'schedule',
  pluralName: 'schedules',
  displayName: 'Schedule',
  description: 'When a distribution is due',
  collectionName: 'publishing_schedules',
  attributes: {
    siteId: { type: 'integer' },
    // `once`, `on_publish` or `recurring`.
    kind: { type: 'string', required: true },
    // `waiting`, `paused`, `done` or `cancelled`.
    state: { type: 'string', required: true },
    entryUid: { type: 'string', required: true },
    entryDocumentId: { type: 'string', required: true },
    entryTitle: { type: 'text' },
    entryLocale: { type: 'string', required: true },
    // What is dispatched when it is due: targets, overrides, campaign.
    order: { type: 'json' },
    // The next time, UTC; null while it waits for a publication, or is over.
    dueAt: { type: 'datetime' },
    // What the clock in `zone` shows then: `2026-11-25T09:00`.
    wallTime: { type: 'string' },
    zone: { type: 'string', required: true },
    offsetMinutes: { type: 'integer' },
    recurrence: { type: 'json' },
    // The first time, by the clock in `zone`: all others are counted from it.
    startsAt: { type: 'string' },
    // Times that are behind it, those that were skipped included.
    turns: { type: 'integer', default: 0 },
    timesDone: { type: 'integer', default: 0 },
    // Who works it off at the moment: a worker that dies leaves it to others after this time.
    claimUntil: { type: 'datetime' },
    note: { type: 'text' },
    requestedBy: { type: 'string' },
    idempotencyKey: { type: 'string', required: true },
  },
  indexes: [
    { name: 'publishing_schedules_key_uq', columns: ['idempotency_key'], type: 'unique' },
    { name: 'publishing_schedules_due_idx', columns: ['state', 'due_at'] },
    { name: 'publishing_schedules_entry_idx', columns: ['entry_document_id', 'entry_locale'] },
    { name: 'publishing_schedules_site_idx', columns: ['site_id'] },
  ],
});
