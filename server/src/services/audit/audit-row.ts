import type { AuditEntryView } from '../../../../contracts/audit';
import type { AuditRecord } from './audit-record';
import { cutText } from './cap-facts';
import { compare, type Comparison } from './compare';
import { storableText } from './plain-facts';
import { redactText } from './redact';

/** A row of `distribution_audit_entries`. */
export interface AuditRow extends Comparison {
  id: number;
  at: string;
  action: AuditEntryView['action'];
  siteId: number | null;
  actorKind: AuditEntryView['actor']['kind'];
  actorId: number | null;
  actorName: string | null;
  subjectKind: AuditEntryView['subject']['kind'];
  subjectId: string | null;
  subjectName: string | null;
  ip: string | null;
  userAgent: string | null;
}

/** PostgreSQL refuses longer values in a string column. */
const COLUMN_LENGTH = 255;

/** The row of a record; everything in it can be stored, whatever was recorded. */
export const rowOf = (record: AuditRecord, at: Date) => {
  const { actor, subject, origin } = record;
  return {
    at,
    action: record.action,
    siteId: record.siteId,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: column(actor.name),
    subjectKind: subject.kind,
    subjectId: column(subject.id),
    subjectName: column(subject.name),
    ip: column(origin?.ip),
    userAgent: column(origin?.userAgent),
    ...compare(record),
  };
};

const column = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined
    ? null
    : cutText(redactText(storableText(String(value))), COLUMN_LENGTH);

export const viewOf = (row: AuditRow): AuditEntryView => ({
  id: row.id,
  at: row.at,
  action: row.action,
  siteId: row.siteId,
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  subject: { kind: row.subjectKind, id: row.subjectId, name: row.subjectName },
  ip: row.ip,
  userAgent: row.userAgent,
  before: row.before,
  after: row.after,
});
