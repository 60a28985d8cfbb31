import { keyIdIn, VaultError, type Vault } from '../../crypto/vault';
import type { SealedRow } from './sealed-store';

/** Why a row stays as it is. `busy`: somebody else wrote it at every try. */
export type FailureReason = VaultError['reason'] | 'busy';

/** What has to be done about a row. */
export type Verdict =
  | { step: 'none' }
  | { step: 'replace'; envelope: string }
  | { step: 'leave'; reason: FailureReason };

/** Opens a row, also one that uses the current key already: what does not open is found out. */
export const reseal = ({ envelope, keyId, context }: SealedRow, vault: Vault): Verdict => {
  try {
    const plaintext = vault.open(envelope, context);
    const isCurrent = keyIdIn(envelope) === vault.keyId && keyId === vault.keyId;
    return isCurrent
      ? { step: 'none' }
      : { step: 'replace', envelope: vault.seal(plaintext, context) };
  } catch (error) {
    if (error instanceof VaultError) return { step: 'leave', reason: error.reason };
    throw error;
  }
};
