import { createVault, keyIdIn, type SealContext } from '../../../../server/src/crypto/vault';
import type {
  Replacement,
  SealedRow,
  SealedStore,
} from '../../../../server/src/services/key-rotation/sealed-store';

export const OLD_KEY = 'a'.repeat(64);
export const NEW_KEY = 'b'.repeat(64);
/** A key that nobody has configured. */
export const LOST_KEY = 'c'.repeat(64);

export const contextOf = (id: number): SealContext => ({
  table: 'platform_connections',
  rowId: `doc${id}`,
  purpose: 'credentials',
});

/** A row as its owner would have written it. */
export const aRow = (id: number, over: { key?: string; sealedFor?: number } = {}): SealedRow => {
  const vault = createVault({ key: over.key ?? OLD_KEY, oldKeys: [] });
  return {
    id,
    envelope: vault.seal(`token-${id}`, contextOf(over.sealedFor ?? id)),
    keyId: vault.keyId,
    context: contextOf(id),
    subject: { name: `@account${id} on X`, remedy: `reconnect @account${id} on X` },
  };
};

/** A table in memory; `beforeReplace` is what somebody else does between our read and our write. */
export class MemoryStore implements SealedStore {
  readonly kind = 'account';
  readonly table = 'platform_connections';
  readonly rows = new Map<number, SealedRow>();
  /** Sizes of the batches that were read. */
  readonly batches: number[] = [];
  writes = 0;
  beforeReplace: (ids: number[]) => void = () => undefined;

  constructor(rows: readonly SealedRow[]) {
    for (const row of rows) this.rows.set(row.id, row);
  }

  envelopes(): string[] {
    return [...this.rows.values()].map(({ envelope }) => envelope);
  }

  write(id: number, envelope: string): void {
    const row = this.rows.get(id);
    if (row) this.rows.set(id, { ...row, envelope, keyId: keyIdIn(envelope) });
  }

  exists = () => Promise.resolve(true);
  count = () => Promise.resolve(this.rows.size);

  after(id: number, limit: number): Promise<SealedRow[]> {
    const found = [...this.rows.values()]
      .sort((one, other) => one.id - other.id)
      .filter((row) => row.id > id)
      .slice(0, limit);
    this.batches.push(found.length);
    return Promise.resolve(found);
  }

  byIds(ids: readonly number[]): Promise<SealedRow[]> {
    return Promise.resolve(ids.flatMap((id) => this.rows.get(id) ?? []));
  }

  replace(replacements: readonly Replacement[]): Promise<Set<number>> {
    this.beforeReplace(replacements.map(({ id }) => id));
    const stored = replacements.filter(({ id, from }) => this.rows.get(id)?.envelope === from);
    for (const { id, to } of stored) this.write(id, to);
    this.writes += stored.length;
    return Promise.resolve(new Set(stored.map(({ id }) => id)));
  }

  countByKey() {
    const keyIds = this.envelopes().map(keyIdIn);
    const counts = [...new Set(keyIds)].map((keyId) => ({
      keyId,
      rows: keyIds.filter((other) => other === keyId).length,
    }));
    return Promise.resolve(counts);
  }
}
