import { keyIdIn } from '../../crypto/vault';
import type { FailureReason } from './reseal';
import type { SealedKind } from './sealed-columns';
import type { SealedRow } from './sealed-store';

/** A row that was left as it is. Holds nothing of what is sealed. */
export interface RotationFailure {
  kind: SealedKind;
  table: string;
  id: number;
  /** E.g. `@harbourlight on X`. */
  name: string;
  reason: FailureReason;
  /** The key that the envelope names; null when it is no envelope. */
  keyId: string | null;
  /** What is wrong and what to do, for a person. */
  message: string;
}

export const failureOf = (
  row: SealedRow,
  { kind, table, reason }: Pick<RotationFailure, 'kind' | 'table' | 'reason'>
): RotationFailure => {
  const keyId = keyIdIn(row.envelope);
  const { name } = row.subject;
  return { kind, table, id: row.id, name, reason, keyId, message: explain(row, reason, keyId) };
};

const explain = ({ subject }: SealedRow, reason: FailureReason, keyId: string | null): string => {
  const { name, remedy } = subject;
  switch (reason) {
    case 'unknown_key':
      return (
        `What is stored for ${name} was encrypted with key ${keyId ?? '?'}, which is not configured: ` +
        `put it into OAUTH_ENCRYPTION_KEYS_OLD, or ${remedy}.`
      );
    case 'tampered':
      return `What is stored for ${name} was changed, or belongs to another row: ${remedy}.`;
    case 'malformed':
      return `What is stored for ${name} is not in the form this plugin writes: ${remedy}.`;
    case 'busy':
      return `What is stored for ${name} was written by somebody else at every try: run this again.`;
  }
};
