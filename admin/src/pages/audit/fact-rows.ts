import type { AuditEntryView, AuditFacts } from '../../../../contracts/audit';

/** One field of a comparison; null where that side has no such field. */
export interface FactRow {
  name: string;
  before: string | null;
  after: string | null;
}

/** Before and after side by side, one row a field. */
export const factRowsOf = ({
  before,
  after,
}: Pick<AuditEntryView, 'before' | 'after'>): FactRow[] => {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].map((name) => ({
    name,
    before: textOf(before, name),
    after: textOf(after, name),
  }));
};

/** Plain texts stand without quotes, an empty one with them: else nobody would see it. */
const textOf = (facts: AuditFacts | null, name: string): string | null => {
  if (!facts || !Object.hasOwn(facts, name)) return null;
  const value = facts[name];
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
};
