import type { Vault } from '../../crypto/vault';
import { reseal, type FailureReason } from './reseal';
import { failureOf, type RotationFailure } from './rotation-failure';
import type { Replacement, SealedRow, SealedStore } from './sealed-store';

/** How often a row is looked at again after somebody else has written it meanwhile. */
const TRIES = 5;

/** What became of some rows. */
export interface Tally {
  rotated: number;
  alreadyCurrent: number;
  failed: RotationFailure[];
}

export interface BatchWork {
  store: SealedStore;
  vault: Vault;
  /** Counts, but writes nothing. */
  dryRun: boolean;
}

/**
 * Seals a batch of rows with the current key. A row that somebody else writes meanwhile keeps what
 * they wrote, and is looked at again.
 */
export const rotateBatch = async (work: BatchWork, batch: readonly SealedRow[]): Promise<Tally> => {
  const tally: Tally = { rotated: 0, alreadyCurrent: 0, failed: [] };
  let rows = batch;
  for (let tries = 1; rows.length > 0; tries += 1) {
    const overtaken = await rotateOnce(work, rows, tally);
    if (tries === TRIES) {
      tally.failed.push(...overtaken.map((row) => failed(work, row, 'busy')));
      return tally;
    }
    rows = await work.store.byIds(overtaken.map(({ id }) => id));
  }
  return tally;
};

/** Answers the rows that somebody else wrote meanwhile. */
const rotateOnce = async (
  work: BatchWork,
  rows: readonly SealedRow[],
  tally: Tally
): Promise<SealedRow[]> => {
  const replacements: Replacement[] = [];
  for (const row of rows) {
    const verdict = reseal(row, work.vault);
    if (verdict.step === 'none') tally.alreadyCurrent += 1;
    else if (verdict.step === 'leave') tally.failed.push(failed(work, row, verdict.reason));
    else replacements.push({ id: row.id, from: row.envelope, to: verdict.envelope });
  }
  const stored = work.dryRun
    ? new Set(replacements.map(({ id }) => id))
    : await work.store.replace(replacements, work.vault.keyId);
  tally.rotated += stored.size;
  const overtaken = new Set(replacements.map(({ id }) => id).filter((id) => !stored.has(id)));
  return rows.filter(({ id }) => overtaken.has(id));
};

const failed = ({ store }: BatchWork, row: SealedRow, reason: FailureReason): RotationFailure =>
  failureOf(row, { kind: store.kind, table: store.table, reason });
