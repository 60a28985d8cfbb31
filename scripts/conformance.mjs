/**
 * `npm run conformance`: the same promises asked of every adapter on its sandbox. What needs
 * packages is in scripts/conformance/, which starts once they are there.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { ensureInstalled } from './setup/install.mjs';
import { ROOT } from './setup/paths.mjs';

try {
  await ensureInstalled();
  const main = join(ROOT, 'scripts', 'conformance', 'main.ts');
  const args = ['--import', 'tsx', main, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(`conformance: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
