/**
 * Runs the jest project `real-mastodon` against a real snac2: software that nobody here wrote, which
 * speaks Mastodon's API in its own way. Fetches it from Debian on the first run, starts it, stops
 * it. Needs no account. Where Debian does not offer it, says so and succeeds. Further arguments go
 * to jest: `npm run test:real:mastodon -- -t thread`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { findSnac } from './real-mastodon/find-snac.mjs';
import { startSnac } from './real-mastodon/start-snac.mjs';
import { ensureInstalled } from './setup/install.mjs';

const ROOT = dirname(import.meta.dirname);
const FOLDER = join(ROOT, '.tmp', 'real-mastodon');
const RESULTS_FILE = join(FOLDER, 'results.json');

const log = (line) => console.log(`test:real:mastodon: ${line}`);

const runJest = async (env) => {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  mkdirSync(FOLDER, { recursive: true });
  rmSync(RESULTS_FILE, { force: true });
  const project = ['--selectProjects', 'real-mastodon', '--runInBand'];
  const flags = [...project, '--json', '--outputFile', RESULTS_FILE];
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
  log(`${passed} of ${wanted} checks passed on a real snac2`);
  return code === 0 && passed > 0 && passed === wanted ? 0 : code || 1;
};

const main = async () => {
  await ensureInstalled();
  const { program, reason } = findSnac(FOLDER, log);
  if (!program) {
    log(`skipped: there is no snac2 to test against (${reason})`);
    return 0;
  }
  const snac = await startSnac(program);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void snac.stop().then(() => process.exit(1)));
  }
  try {
    log(`${snac.version} is up at ${snac.url}`);
    const { url, login, password } = snac;
    const env = { REAL_SNAC_URL: url, REAL_SNAC_LOGIN: login, REAL_SNAC_PASSWORD: password };
    return verdict(await runJest(env));
  } finally {
    await snac.stop();
  }
};

try {
  process.exitCode = await main();
} catch (error) {
  log(`failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
