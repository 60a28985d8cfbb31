/**
 * `npm run test:browser`: builds what is missing, then does the main job in a real Chromium, and after
 * it what happens around it. `npm run test:browser -- main` or `-- other` does one of the two.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { ensurePanelBuilt, ensurePlaygroundCompiled, ensurePluginBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { ROOT } from './setup/paths.mjs';

const WALKS = { main: 'smoke.ts', other: 'other-walk.ts' };

const walk = (name) => {
  if (!(name in WALKS)) throw new Error(`there is no walk "${name}", only main and other.`);
  const file = join(ROOT, 'tests', 'browser', WALKS[name]);
  const child = spawn(process.execPath, ['--import', 'tsx', file], { cwd: ROOT, stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      if (code !== 0) process.exitCode = code ?? 1;
      resolve();
    });
  });
};

try {
  await ensureInstalled();
  await ensurePluginBuilt();
  await ensurePlaygroundCompiled();
  await ensurePanelBuilt();
  const names = process.argv.slice(2);
  for (const name of names.length > 0 ? names : Object.keys(WALKS)) await walk(name);
} catch (error) {
  console.error(`browser: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
