import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const TEMPLATE = join(import.meta.dirname, 'app');

/** What a new app of Strapi in JavaScript depends on; the versions are the playground's. */
const PACKAGES = [
  '@strapi/plugin-users-permissions',
  '@strapi/strapi',
  'better-sqlite3',
  'react',
  'react-dom',
  'react-router-dom',
  'styled-components',
];

interface Lock {
  name: string;
  version: string;
  packages: Record<string, { link?: boolean; [key: string]: unknown }>;
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

const writeJson = (path: string, value: unknown) =>
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

/** A Strapi that knows nothing of the plugin, with secrets of its own; nothing is installed yet. */
export const makeFreshApp = (folder: string, env: Readonly<Record<string, string>>): void => {
  cpSync(TEMPLATE, folder, { recursive: true });
  mkdirSync(join(folder, 'public', 'uploads'), { recursive: true });
  mkdirSync(join(folder, '.tmp'));
  const manifest = manifestOf();
  writeJson(join(folder, 'package.json'), manifest);
  writeJson(join(folder, 'package-lock.json'), lockOf(manifest));
  const lines = Object.entries({ ...appSecrets(), ...env });
  writeFileSync(join(folder, '.env'), lines.map(([name, value]) => `${name}=${value}\n`).join(''));
};

const manifestOf = () => {
  const { dependencies } = readJson<{ dependencies: Record<string, string> }>(
    join(ROOT, 'playground', 'package.json')
  );
  return {
    name: 'my-magazine',
    version: '0.1.0',
    private: true,
    scripts: { build: 'strapi build', develop: 'strapi develop', start: 'strapi start' },
    dependencies: Object.fromEntries(PACKAGES.map((name) => [name, dependencies[name] ?? ''])),
  };
};

/**
 * The versions that the plugin is tested with: nothing has to be looked up, and what npm keeps of
 * them is used. npm itself leaves out what this app does not need.
 */
const lockOf = (manifest: ReturnType<typeof manifestOf>): Lock => {
  const lock = readJson<Lock>(join(ROOT, 'package-lock.json'));
  const foreign = Object.keys(lock.packages).filter(
    (path) => path === '' || path.startsWith('playground') || lock.packages[path]?.link
  );
  const kept = Object.entries(lock.packages).filter(([path]) => !foreign.includes(path));
  const { name, version, dependencies } = manifest;
  const packages = { '': { name, version, dependencies }, ...Object.fromEntries(kept) };
  return { ...lock, name, version, packages };
};

const appSecrets = (): Record<string, string> => {
  const secret = () => randomBytes(24).toString('base64url');
  return {
    APP_KEYS: `${secret()},${secret()}`,
    API_TOKEN_SALT: secret(),
    ADMIN_JWT_SECRET: secret(),
    TRANSFER_TOKEN_SALT: secret(),
    JWT_SECRET: secret(),
    ENCRYPTION_KEY: secret(),
  };
};

/**
 * SQLite's driver as it was compiled for this repository: compiling it once more takes a minute and
 * tells nothing about the plugin. False when it is of another version, or was not compiled here.
 */
export const borrowSqliteDriver = (folder: string): boolean => {
  const name = join('node_modules', 'better-sqlite3');
  const versionIn = (place: string) =>
    readJson<{ version: string }>(join(place, name, 'package.json')).version;
  const driver = join(name, 'build', 'Release', 'better_sqlite3.node');
  if (!existsSync(join(ROOT, driver)) || versionIn(ROOT) !== versionIn(folder)) return false;
  mkdirSync(dirname(join(folder, driver)), { recursive: true });
  cpSync(join(ROOT, driver), join(folder, driver));
  return true;
};
