import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Exact versions: the newest pair that runs on Node 20 (0.5 needs Node 22). */
const PACKAGES = { '@atproto/pds': '0.4.217', '@did-plc/server': '0.0.1' };

const PROGRESS_EVERY_MS = 10_000;

/**
 * Installs the PDS into a package root of its own: beside other @atproto packages it would share
 * their lexicon and refuse its own blobs. Does nothing when it is there and loads.
 */
export const installPds = async (packageDir, log) => {
  if (!hasExactVersions(packageDir)) {
    mkdirSync(packageDir, { recursive: true });
    const manifest = { name: 'real-pds', private: true, dependencies: PACKAGES };
    writeFileSync(join(packageDir, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    log('Installing a Bluesky PDS from npm (about 250 MB, once)');
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await npm(['install', ...flags], { packageDir, log, label: 'npm install' });
  }
  if (loadsDatabase(packageDir)) return;
  log('Building its SQLite driver for this Node (once)');
  const args = ['rebuild', 'better-sqlite3', '--foreground-scripts'];
  await npm(args, { packageDir, log, label: 'npm rebuild better-sqlite3' });
  if (!loadsDatabase(packageDir)) throw new Error('better-sqlite3 was built but does not load.');
};

/** npm writes node_modules/.package-lock.json last, so an install that was cut off has none. */
const hasExactVersions = (packageDir) =>
  existsSync(join(packageDir, 'node_modules', '.package-lock.json')) &&
  Object.entries(PACKAGES).every(([name, version]) => {
    const file = join(packageDir, 'node_modules', name, 'package.json');
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
  });

const loadsDatabase = (packageDir) => {
  const script = "new (require('better-sqlite3'))(':memory:')";
  return spawnSync(process.execPath, ['-e', script], { cwd: packageDir }).status === 0;
};

/** Runs npm quietly; tells every ten seconds that it still does, and all it said if it fails. */
const npm = (args, { packageDir, log, label }) =>
  new Promise((resolve, reject) => {
    const startedAt = Date.now();
    const options = { cwd: packageDir, env: npmEnvironment(), shell: process.platform === 'win32' };
    const child = spawn('npm', [...args, '--prefix', packageDir], options);
    let output = '';
    const keep = (chunk) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const seconds = () => Math.round((Date.now() - startedAt) / 1000);
    const ticking = setInterval(() => log(`${label}: ${seconds()} s`), PROGRESS_EVERY_MS);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(ticking);
      if (code !== 0) return reject(new Error(`${label} ended with code ${code}:\n${output}`));
      log(`${label}: done in ${seconds()} s`);
      resolve();
    });
  });

/** Without a network for prebuilt drivers node-gyp compiles, and needs Node's headers on disk. */
const npmEnvironment = () => {
  const prefix = dirname(dirname(realpathSync(process.execPath)));
  const hasHeaders = existsSync(join(prefix, 'include', 'node', 'node.h'));
  if (process.env.npm_config_nodedir || !hasHeaders) return process.env;
  return { ...process.env, npm_config_nodedir: prefix };
};
