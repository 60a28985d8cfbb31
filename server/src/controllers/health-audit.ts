import type { AuditRecord } from '../services/audit/audit-record';
import type { OpenCircuit } from '../services/circuits/circuits';
import type { OutboxProblem } from '../services/outbox/outbox';
import type { Site } from '../services/sites/sites';

/** An operator's action without who and from where. */
export type Operation = Omit<AuditRecord, 'actor' | 'origin'>;

export const siteChange = (
  action: 'site.pause' | 'site.resume',
  { before, after }: { before: Site | null; after: Site }
): Operation => ({
  action,
  siteId: after.id,
  subject: { kind: 'site', id: after.id, name: after.name },
  before: before && { paused: before.paused },
  after: { paused: after.paused },
});

/** `before` is missing when the platform was not left alone. */
export const circuitRetry = (
  platform: { id: string; label: string },
  before: OpenCircuit | undefined
): Operation => ({
  action: 'circuit.retry',
  siteId: null,
  subject: { kind: 'circuit', id: platform.id, name: platform.label },
  before: { state: before?.state ?? 'closed', reason: before?.reason ?? null },
  after: { state: 'closed', reason: null },
});

/** `before` is missing when the publish waits, but has no problem yet. */
export const outboxRetry = (id: number, before: OutboxProblem | undefined): Operation => ({
  action: 'outbox.retry',
  siteId: null,
  subject: {
    kind: 'outbox',
    id,
    name: before ? [before.entryUid, before.entryDocumentId, before.locale].join(' ').trim() : null,
  },
  before: before ? { attempts: before.attempts, problem: before.problem } : null,
  after: before ? { attempts: 0, problem: before.problem } : null,
});
