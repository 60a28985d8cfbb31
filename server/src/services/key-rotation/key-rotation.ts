import { setTimeout as pause } from 'node:timers/promises';

import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { createVault, keyIdOf } from '../../crypto/vault';
import { keysInUse, type ConfiguredKeys, type KeyUse } from './key-use';
import { rotateBatch, type Tally } from './rotate-batch';
import { SEALED_COLUMNS } from './sealed-columns';
import type { SealedRow, SealedStore } from './sealed-store';
import { SealedTable } from './sealed-table';

const DEFAULT_BATCH_SIZE = 200;
/** A rest is as long as the batch took, within these: others get half of the database's time. */
const SHORTEST_REST_MS = 10;
const LONGEST_REST_MS = 2000;

export interface RotationProgress {
  /** Rows that were looked at, of `total`. */
  done: number;
  /** Sealed rows when it began. */
  total: number;
  rotated: number;
  failed: number;
}

export interface RotateOptions {
  /** Rows of one transaction, 1–1000. @default 200 */
  batchSize?: number;
  /** Opens and counts everything, writes nothing. @default false */
  dryRun?: boolean;
  onProgress?: (progress: RotationProgress) => void;
  /** Ends it after the batch that runs. */
  signal?: AbortSignal;
}

export interface RotationResult extends Tally {
  /** False: stopped before the end; the next run goes on. */
  isComplete: boolean;
}

export interface KeyStatus extends ConfiguredKeys {
  keys: KeyUse[];
}

/** Moves everything that rests encrypted to the current key, while all else goes on. */
export class KeyRotation {
  constructor(
    private readonly stores: readonly SealedStore[],
    private readonly encryption: () => { key: string; oldKeys: readonly string[] }
  ) {}

  /** Which keys are in use for what, and which of them are not configured. */
  async status(): Promise<KeyStatus> {
    const { key, oldKeys } = this.encryption();
    const currentKeyId = keyIdOf(key);
    const oldKeyIds = oldKeys.map(keyIdOf).filter((id) => id !== currentKeyId);
    const configured = { currentKeyId, oldKeyIds };
    return { ...configured, keys: await keysInUse(this.stores, configured) };
  }

  /** Tables that Strapi has not made yet: it has to start once with this version of the plugin. */
  async missingTables(): Promise<string[]> {
    const missing: string[] = [];
    for (const store of this.stores) {
      if (!(await store.exists())) missing.push(store.table);
    }
    return missing;
  }

  /**
   * Visits every sealed row once. It keeps no record of where it was: what is done already is
   * recognised by its key, so a run that was cut short is gone on with by the next.
   */
  async rotate(options: RotateOptions = {}): Promise<RotationResult> {
    const { batchSize = DEFAULT_BATCH_SIZE, dryRun = false, onProgress, signal } = options;
    const vault = createVault(this.encryption());
    const tally: Tally = { rotated: 0, alreadyCurrent: 0, failed: [] };
    const total = await this.#count();
    for (const store of this.stores) {
      for await (const rows of pacedBatches(store, batchSize)) {
        if (signal?.aborted) return { ...tally, isComplete: false };
        const batch = await rotateBatch({ store, vault, dryRun }, rows);
        tally.rotated += batch.rotated;
        tally.alreadyCurrent += batch.alreadyCurrent;
        tally.failed.push(...batch.failed);
        onProgress?.(progressOf(tally, total));
      }
    }
    return { ...tally, isComplete: true };
  }

  async #count(): Promise<number> {
    let total = 0;
    for (const store of this.stores) total += await store.count();
    return total;
  }
}

/** Batches in the order of the ids, with a rest as long as the work after each. */
async function* pacedBatches(store: SealedStore, size: number): AsyncGenerator<SealedRow[]> {
  let lastId = 0;
  for (;;) {
    const beganAt = performance.now();
    const rows = await store.after(lastId, size);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    lastId = last.id;
    await pause(restAfter(performance.now() - beganAt));
  }
}

const restAfter = (tookMs: number): number =>
  Math.min(Math.max(tookMs, SHORTEST_REST_MS), LONGEST_REST_MS);

const progressOf = ({ rotated, alreadyCurrent, failed }: Tally, total: number) => {
  const done = rotated + alreadyCurrent + failed.length;
  // Rows may come and go meanwhile.
  return { done, total: Math.max(total, done), rotated, failed: failed.length };
};

export const createKeyRotation = ({ strapi }: { strapi: Core.Strapi }): KeyRotation =>
  new KeyRotation(
    SEALED_COLUMNS.map((column) => new SealedTable(strapi, column)),
    () => getConfig(strapi).encryption
  );
