/**
 * `npm run test:install`: packs the plugin, installs it into a fresh Strapi as the README tells, and
 * publishes a post there. What needs packages is in scripts/test-install/, which starts once they are
 * there.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { ensurePluginBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { ROOT } from './setup/paths.mjs';

try {
  await ensureInstalled();
  await ensurePluginBuilt();
  const main = join(ROOT, 'scripts', 'test-install', 'main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main], { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(`install: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
