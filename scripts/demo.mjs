/**
 * `npm run demo`: from a bare clone to a running Strapi with the plugin, beside the platform
 * sandbox. Everything that needs packages is in scripts/demo/, which starts once they are there.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { ensurePanelBuilt, ensurePlaygroundCompiled, ensurePluginBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { ROOT } from './setup/paths.mjs';

const args = process.argv.slice(2);

try {
  await ensureInstalled();
  await ensurePluginBuilt();
  await ensurePlaygroundCompiled();
  // Without a person nobody looks at the panel.
  if (!args.includes('--once')) await ensurePanelBuilt();
  const main = join(ROOT, 'scripts', 'demo', 'main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(`demo: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
