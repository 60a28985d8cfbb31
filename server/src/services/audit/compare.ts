import { isDeepStrictEqual } from 'node:util';

import type { AuditFacts } from '../../../../contracts/audit';
import type { AuditRecord } from './audit-record';
import { capFacts } from './cap-facts';
import { plainFacts } from './plain-facts';
import { redact } from './redact';

export interface Comparison {
  before: AuditFacts | null;
  after: AuditFacts | null;
}

/**
 * What of an action is worth storing: of a change only the fields that differ, of a creation or a
 * removal everything; without secrets and within the size limit. Compared is before secrets are
 * taken out, so that a new secret shows as a change.
 */
export const compare = ({ before, after }: Pick<AuditRecord, 'before' | 'after'>): Comparison => {
  const changed = changedFields(before && plainFacts(before), after && plainFacts(after));
  return {
    before: changed.before && capFacts(redact(changed.before)),
    after: changed.after && capFacts(redact(changed.after)),
  };
};

/** The fields that differ; null on both sides when none does. */
export const changedFields = (before: AuditFacts | null, after: AuditFacts | null): Comparison => {
  if (!before || !after) return { before, after };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isDeepStrictEqual(before[name], after[name])
  );
  if (names.length === 0) return { before: null, after: null };
  return { before: pick(before, names), after: pick(after, names) };
};

const pick = (facts: AuditFacts, names: readonly string[]): AuditFacts =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = facts[name];
      return value === undefined ? [] : [[name, value]];
    })
  );
