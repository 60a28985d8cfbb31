import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian puts the programs of PostgreSQL, one folder a version. */
const POSTGRES_ROOT = '/usr/lib/postgresql';

/** Path of a program on PATH, else in one of the `folders`; null when it is nowhere. */
export const findProgram = (name: string, folders: readonly string[] = []): string | null => {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [...onPath, ...folders].map((folder) => join(folder, name));
  return candidates.find(isExecutable) ?? null;
};

/** Folders with PostgreSQL's programs, newest version first. */
export const postgresFolders = (): string[] => {
  if (!existsSync(POSTGRES_ROOT)) return [];
  return readdirSync(POSTGRES_ROOT)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(POSTGRES_ROOT, version, 'bin'));
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
