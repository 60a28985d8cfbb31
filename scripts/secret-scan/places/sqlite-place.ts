import { copyFileSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { valuesOf, type Row } from './dump-tables';
import type { Piece, Place } from './place';

interface SqliteDatabase {
  prepare(sql: string): { all(): Row[]; run(...values: unknown[]): unknown };
  close(): void;
}

/** All tables of a SQLite file that nobody writes to any more. */
export class SqlitePlace implements Place {
  constructor(
    readonly name: string,
    private readonly file: string,
    private readonly scratchFolder: string
  ) {}

  *pieces(): Iterable<Piece> {
    const database = open(this.file);
    try {
      for (const { name } of database.prepare(TABLES).all()) {
        const table = String(name);
        yield* valuesOf(table, database.prepare(`SELECT * FROM "${table}"`).all());
      }
    } finally {
      database.close();
    }
  }

  async withPlanted(texts: readonly string[]): Promise<Place> {
    const copy = join(mkdtempSync(join(this.scratchFolder, 'planted-')), 'data.db');
    // Strapi has ended, so its write-ahead log is part of the file.
    copyFileSync(this.file, copy);
    const database = open(copy);
    database.prepare('CREATE TABLE planted (as_text TEXT, as_bytes BLOB)').run();
    const plant = database.prepare('INSERT INTO planted VALUES (?, ?)');
    for (const [place, text] of texts.entries()) {
      if (place % 2 === 0) plant.run(text, null);
      else plant.run(null, Buffer.from(text));
    }
    database.close();
    return Promise.resolve(new SqlitePlace(this.name, copy, this.scratchFolder));
  }
}

const TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";

/** Strapi's own driver, which has no types. */
const open = (file: string): SqliteDatabase => {
  const Database = createRequire(__filename)('better-sqlite3') as new (
    file: string
  ) => SqliteDatabase;
  return new Database(file);
};
