import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'rate-limit',
  pluralName: 'rate-limits',
  displayName: 'Rate limit',
  description: 'What is used of a limit; its row is the lock under which places are taken',
  collectionName: 'rate_limit_tracking',
  attributes: {
    // Whose: `connection:12`, `app:x:…`, `site:1`.
    subject: { type: 'string', required: true },
    // The platform's rule, `pace`, or a budget.
    limitId: { type: 'string', required: true },
    siteId: { type: 'integer' },
    connectionId: { type: 'integer' },
    platform: { type: 'string' },
    // At most so many units (of money: millionths of a dollar) are used and booked…
    used: { type: 'biginteger', default: '0' },
    limit: { type: 'biginteger' },
    // …until the window ends; then it is counted anew.
    resetsAt: { type: 'datetime' },
    // `ours`, or `platform` while the platform's own word is the narrower one.
    source: { type: 'string', default: 'ours' },
    // What the platform last said was left, when, and until when it holds.
    reportedRemaining: { type: 'biginteger' },
    reportedAt: { type: 'datetime' },
    reportedUntil: { type: 'datetime' },
    touchedAt: { type: 'datetime' },
  },
  indexes: [
    { name: 'rate_limit_tracking_uq', columns: ['subject', 'limit_id'], type: 'unique' },
    { name: 'rate_limit_tracking_connection_idx', columns: ['connection_id'] },
    { name: 'rate_limit_tracking_site_idx', columns: ['site_id'] },
  ],
});
