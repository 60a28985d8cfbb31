import type { SealedKind } from './sealed-columns';
import type { SealedStore } from './sealed-store';

/**
 * `current`: seals and opens; `old`: opens; `missing`: not configured, so nothing opens it;
 * `unreadable`: no envelope at all.
 */
export type KeyState = 'current' | 'old' | 'missing' | 'unreadable';

/** What a key is used for. */
export interface KeyUse {
  /** Null for what is no envelope. */
  keyId: string | null;
  state: KeyState;
  rows: Record<SealedKind, number>;
}

export interface ConfiguredKeys {
  currentKeyId: string;
  oldKeyIds: readonly string[];
}

/** Every key that something is sealed with; those that need attention first. */
export const keysInUse = async (
  stores: readonly SealedStore[],
  configured: ConfiguredKeys
): Promise<KeyUse[]> => {
  const uses = new Map<string | null, KeyUse>();
  for (const store of stores) {
    for (const { keyId, rows } of await store.countByKey()) {
      const use = uses.get(keyId) ?? newUse(keyId, configured);
      use.rows[store.kind] += rows;
      uses.set(keyId, use);
    }
  }
  return [...uses.values()].sort((one, other) => rank(one) - rank(other));
};

const newUse = (keyId: string | null, configured: ConfiguredKeys): KeyUse => ({
  keyId,
  state: stateOf(keyId, configured),
  rows: { account: 0, app: 0, choice: 0, 'ai-provider': 0, webhook: 0 },
});

/** Values of every kind together. */
export const valuesUnder = ({ rows }: Pick<KeyUse, 'rows'>): number =>
  Object.values(rows).reduce((sum, count) => sum + count, 0);

const stateOf = (keyId: string | null, configured: ConfiguredKeys): KeyState => {
  if (keyId === null) return 'unreadable';
  if (keyId === configured.currentKeyId) return 'current';
  return configured.oldKeyIds.includes(keyId) ? 'old' : 'missing';
};

const ORDER: readonly KeyState[] = ['missing', 'unreadable', 'old', 'current'];

const rank = ({ state }: KeyUse): number => ORDER.indexOf(state);
