import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** Append-only: who changed what, when and from where. */
export const auditEntryModel: Model = {
  uid: UIDS.auditEntry,
  singularName: 'audit-entry',
  tableName: 'distribution_audit_entries',
  attributes: {
    id: { type: 'increments' },
    at: { type: 'datetime', column: { notNullable: true } },
    /** What was done: `connection.connect`, `site.pause`… */
    action: { type: 'string', column: { notNullable: true } },
    siteId: { type: 'integer' },
    /** `user`, `rule`, `system` or `cli`. */
    actorKind: { type: 'string', column: { notNullable: true } },
    /** Admin user; kept when the user is deleted. */
    actorId: { type: 'integer' },
    /** As the person was called then. */
    actorName: { type: 'string' },
    /** Kind and id of what was changed: `connection` and `12`. */
    subjectKind: { type: 'string', column: { notNullable: true } },
    subjectId: { type: 'string' },
    /** As people call it: "@harbourlight on X". */
    subjectName: { type: 'string' },
    ip: { type: 'string' },
    userAgent: { type: 'string' },
    /** Without secrets; null where there is nothing to compare. */
    before: { type: 'json' },
    after: { type: 'json' },
  },
  indexes: [
    { name: 'distribution_audit_at_ix', columns: ['at'] },
    { name: 'distribution_audit_subject_ix', columns: ['subject_kind', 'subject_id'] },
  ],
};
