import type { SealContext } from '../../crypto/vault';
import type { SealedKind } from './sealed-columns';
import type { Subject } from './subjects';

/** A row that holds an envelope. */
export interface SealedRow {
  id: number;
  envelope: string;
  /** What the key column says; null: nothing. */
  keyId: string | null;
  context: SealContext;
  subject: Subject;
}

/** The envelope `from` of a row, sealed anew. */
export interface Replacement {
  id: number;
  from: string;
  to: string;
}

/** How many envelopes name a key; null: they are no envelopes. */
export interface KeyCount {
  keyId: string | null;
  rows: number;
}

/** Everything that a change of the key needs of one table. */
export interface SealedStore {
  readonly kind: SealedKind;
  readonly table: string;
  exists(): Promise<boolean>;
  count(): Promise<number>;
  /** The next rows above this id, in the order of their ids. */
  after(id: number, limit: number): Promise<SealedRow[]>;
  /** These rows as they stand now; those that are gone are left out. */
  byIds(ids: readonly number[]): Promise<SealedRow[]>;
  /**
   * Stores each replacement whose row still holds exactly `from`, all in one transaction.
   * Answers the ids that were stored.
   */
  replace(replacements: readonly Replacement[], keyId: string): Promise<Set<number>>;
  countByKey(): Promise<KeyCount[]>;
}
