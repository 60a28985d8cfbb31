/**
 * Runs the jest project `real` against a real Bluesky PDS: software that nobody here wrote, as
 * bsky.network runs it. Installs it on the first run, starts it, stops it. Needs no account, and
 * no network after the first run. Further arguments go to jest: `npm run test:real -- -t thread`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { createAccount } from './real-pds/account.mjs';
import { installPds } from './real-pds/install.mjs';
import { startPds } from './real-pds/start.mjs';
import { ensureInstalled } from './setup/install.mjs';

const ROOT = dirname(import.meta.dirname);
const PACKAGE_DIR = join(ROOT, '.tmp', 'real-pds');
const RESULTS_FILE = join(PACKAGE_DIR, 'results.json');
const HANDLE = 'harbour.test';

const log = (line) => console.log(`test:real: ${line}`);

const runJest = async (env) => {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  rmSync(RESULTS_FILE, { force: true });
  const flags = ['--selectProjects', 'real', '--runInBand', '--json', '--outputFile', RESULTS_FILE];
  const child = spawn(process.execPath, [jest, ...flags, ...process.argv.slice(2)], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    // The JSON that jest also prints to stdout is not for people; its report goes to stderr.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  return code ?? 1;
};

const verdict = (code) => {
  const results = existsSync(RESULTS_FILE) ? JSON.parse(readFileSync(RESULTS_FILE, 'utf8')) : null;
  const passed = results?.numPassedTests ?? 0;
  const wanted = (results?.numTotalTests ?? 0) - (results?.numPendingTests ?? 0);
  const line = `${passed} of ${wanted} checks passed on a real Bluesky PDS`;
  const succeeded = code === 0 && passed > 0 && passed === wanted;
  log(line);
  return succeeded ? 0 : code || 1;
};

const main = async () => {
  await ensureInstalled();
  await installPds(PACKAGE_DIR, log);
  const pds = await startPds(PACKAGE_DIR);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void pds.stop().then(() => process.exit(1)));
  }
  try {
    log(`PDS is up at ${pds.url}`);
    const account = await createAccount(pds.url, HANDLE);
    return await runJest({
      REAL_PDS_URL: pds.url,
      REAL_PDS_HANDLE: account.handle,
      REAL_PDS_PASSWORD: account.appPassword,
    });
  } finally {
    await pds.stop();
  }
};

try {
  process.exitCode = verdict(await main());
} catch (error) {
  log(`failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
