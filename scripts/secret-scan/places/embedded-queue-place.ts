import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import type { PGlite } from '@electric-sql/pglite';

import { dumpTables, plantInTables, type Query } from './dump-tables';
import type { Piece, Place } from './place';

/** All tables of the embedded queue, read after Strapi has closed it. */
export class EmbeddedQueuePlace implements Place {
  constructor(
    readonly name: string,
    /** Folder of the PGlite store. */
    private readonly folder: string,
    private readonly scratchFolder: string
  ) {}

  async *pieces(): AsyncIterable<Piece> {
    const store = await open(this.folder);
    try {
      yield* dumpTables(queryOf(store));
    } finally {
      await store.close();
    }
  }

  async withPlanted(texts: readonly string[]): Promise<Place> {
    const copy = mkdtempSync(join(this.scratchFolder, 'planted-'));
    cpSync(this.folder, copy, { recursive: true });
    const store = await open(copy);
    await plantInTables(queryOf(store), texts);
    await store.close();
    return new EmbeddedQueuePlace(this.name, copy, this.scratchFolder);
  }
}

const open = async (dataDir: string): Promise<PGlite> => {
  const { PGlite: Store } = await import('@electric-sql/pglite');
  return Store.create({ dataDir });
};

const queryOf =
  (store: PGlite): Query =>
  async (sql, values = []) =>
    (await store.query<Record<string, unknown>>(sql, [...values])).rows;
