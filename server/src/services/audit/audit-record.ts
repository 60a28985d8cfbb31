import type { AuditAction, AuditActorKind, AuditSubjectKind } from '../../../../contracts/audit';

/** Who did it: an admin user, an API token, a rule, the plugin itself or its command line. */
export interface AuditActor {
  kind: AuditActorKind;
  /** Id of the admin user; null for all others. */
  id: number | null;
  name: string | null;
}

/** Where a request came from. */
export interface AuditOrigin {
  ip: string | null;
  userAgent: string | null;
}

/** What was changed. */
export interface AuditSubject {
  kind: AuditSubjectKind;
  id: number | string | null;
  /** As people call it: "@harbourlight on X". */
  name: string | null;
}

/** One action, as the place that carried it out tells it. */
export interface AuditRecord {
  actor: AuditActor;
  action: AuditAction;
  /** Null: it belongs to no site, or to all of them. */
  siteId: number | null;
  subject: AuditSubject;
  /** All fields worth comparing, as they were; null when it did not exist. */
  before: Readonly<Record<string, unknown>> | null;
  /** The same fields as they are now; null when it does not exist any more. */
  after: Readonly<Record<string, unknown>> | null;
  /** Null: it did not come with a request. */
  origin: AuditOrigin | null;
}
