import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { FilesPlace } from '../../../../scripts/secret-scan/places/files-place';
import type { Piece, Place } from '../../../../scripts/secret-scan/places/place';
import { RecordedPlace } from '../../../../scripts/secret-scan/places/recorded-place';
import { SqlitePlace } from '../../../../scripts/secret-scan/places/sqlite-place';
import { missedIn } from '../../../../scripts/secret-scan/search/planted';
import { Searcher } from '../../../../scripts/secret-scan/search/searcher';
import { searchPlace } from '../../../../scripts/secret-scan/search/search-place';

const SECRET = 'a-secret-that-must-not-be-there';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'places-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hitsIn = async (place: Place): Promise<string[]> => {
  const searcher = new Searcher([{ name: 'the secret', bytes: Buffer.from(SECRET) }]);
  return (await searchPlace(place, searcher)).hits.map(({ form, where }) => `${form} ${where}`);
};

interface Sqlite {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): void };
  close(): void;
}

const aDatabase = (): string => {
  const Database = createRequire(__filename)('better-sqlite3') as new (file: string) => Sqlite;
  const file = join(folder, 'data.db');
  const database = new Database(file);
  database.exec('CREATE TABLE posts (id INTEGER, title TEXT, raw BLOB, facts JSON)');
  const insert = database.prepare('INSERT INTO posts VALUES (?, ?, ?, ?)');
  insert.run(1, SECRET, null, null);
  insert.run(2, 'harmless', Buffer.from(SECRET), JSON.stringify({ SECRET }));
  database.close();
  return file;
};

describe('a SQLite database', () => {
  it('is searched in every column of every table', async () => {
    const place = new SqlitePlace('database', aDatabase(), folder);
    expect(await hitsIn(place)).toEqual([
      'plain posts.title',
      'plain posts.raw',
      'plain posts.facts',
    ]);
  });

  it('is planted in a copy, and stays as it is', async () => {
    const file = aDatabase();
    const before = readFileSync(file);
    expect(await missedIn(new SqlitePlace('database', file, folder))).toEqual([]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('files', () => {
  const someFiles = (): string => {
    const files = join(folder, 'files', 'inner');
    mkdirSync(files, { recursive: true });
    writeFileSync(join(files, 'one.log'), `GET /?code=${SECRET}\n`);
    return join(folder, 'files');
  };

  it('are searched at every depth', async () => {
    const place = new FilesPlace('log', someFiles(), folder);
    expect(await hitsIn(place)).toEqual([`plain ${join('inner', 'one.log')}`]);
  });

  it('are planted in a copy, and stay as they are', async () => {
    const files = someFiles();
    expect(await missedIn(new FilesPlace('log', files, folder))).toEqual([]);
    expect(readFileSync(join(files, 'inner', 'one.log'), 'utf8')).toBe(`GET /?code=${SECRET}\n`);
  });

  it('may be none at all', async () => {
    mkdirSync(join(folder, 'empty'));
    expect(await missedIn(new FilesPlace('mail', join(folder, 'empty'), folder))).toEqual([]);
  });
});

describe('a planted secret', () => {
  const answer: Piece = { where: 'GET /platforms 200', bytes: Buffer.from('{"data":[]}') };

  it('is found in every encoding', async () => {
    expect(await missedIn(new RecordedPlace('answers', [answer]))).toEqual([]);
  });

  it('is missed, and named, where a place does not show all it holds', async () => {
    const blind: Place = {
      name: 'blind',
      pieces: () => [],
      withPlanted: (texts) => {
        const shown = texts.filter((text) => !/^[A-Za-z0-9+/=_-]+$/.test(text));
        const pieces = shown.map((text) => ({ where: 'shown', bytes: Buffer.from(text) }));
        return Promise.resolve(new RecordedPlace('blind', pieces));
      },
    };
    expect(await missedIn(blind)).toEqual([
      'base64, 0 before',
      'base64, 1 before',
      'base64, 2 before',
      'base64url, 0 before',
      'base64url, 1 before',
      'base64url, 2 before',
      'hex',
    ]);
  });
});
