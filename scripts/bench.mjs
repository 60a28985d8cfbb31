/**
 * `npm run bench -- <name> [flags]`: builds what is missing and runs a benchmark, e.g.
 * `npm run bench -- engine --quick`. docs/benchmarks.md says what the figures mean.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { ensurePanelBuilt, ensurePlaygroundCompiled, ensurePluginBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { ROOT } from './setup/paths.mjs';

try {
  await ensureInstalled();
  await ensurePluginBuilt();
  await ensurePlaygroundCompiled();
  // It measures what a browser draws.
  if (process.argv[2] === 'calendar') await ensurePanelBuilt();
  const main = join(ROOT, 'bench', 'main.ts');
  const args = ['--import', 'tsx', main, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
