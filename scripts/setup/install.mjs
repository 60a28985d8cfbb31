import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { exclusively } from './exclusively.mjs';
import { ROOT } from './paths.mjs';
import { runStep } from './step.mjs';

const STAMP = join(ROOT, 'node_modules', '.installed-from');
const MIN_NODE = [20, 19];

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');

const assertNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [minMajor, minMinor] = MIN_NODE;
  if (major > minMajor || (major === minMajor && minor >= minMinor)) return;
  throw new Error(
    `Node ${MIN_NODE.join('.')} or newer is needed, this is ${process.versions.node}.`
  );
};

/** npm may hold back install scripts; SQLite's driver is nothing without its own. */
const ensureSqlite = async () => {
  const driver = join(ROOT, 'node_modules', 'better-sqlite3');
  if (existsSync(join(driver, 'build', 'Release', 'better_sqlite3.node'))) return;
  const headers = dirname(dirname(process.execPath));
  const hasHeaders = existsSync(join(headers, 'include', 'node', 'node.h'));
  await runStep({
    what: 'Building the SQLite driver (a minute or two)',
    command: 'npm',
    args: ['rebuild', 'better-sqlite3', '--foreground-scripts'],
    cwd: ROOT,
    env: hasHeaders ? { npm_config_nodedir: process.env.npm_config_nodedir ?? headers } : {},
  });
};

const install = async () => {
  const hash = lockHash();
  const stamp = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined;
  const hasPackages = existsSync(join(ROOT, 'node_modules', '.package-lock.json'));
  if (!hasPackages || (stamp !== undefined && stamp !== hash)) {
    await runStep({
      what: 'Installing packages (2–4 minutes the first time)',
      command: 'npm',
      args: ['ci', '--no-audit', '--no-fund'],
      cwd: ROOT,
    });
  }
  await ensureSqlite();
  writeFileSync(STAMP, hash);
};

/** Installs what package-lock.json names, unless exactly that is there already. */
export const ensureInstalled = async () => {
  assertNode();
  await exclusively('install', install);
};
