/**
 * `npm run eval -- ai`: words of an AI for a set of articles, and a second look at them; see
 * docs/ai-evaluation.md. Everything that needs packages is in eval/, which starts once they are
 * there.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { ensurePlaygroundCompiled, ensurePluginBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { ROOT } from './setup/paths.mjs';

try {
  await ensureInstalled();
  await ensurePluginBuilt();
  await ensurePlaygroundCompiled();
  const main = join(ROOT, 'eval', 'main.ts');
  const args = ['--import', 'tsx', main, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(`eval: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
