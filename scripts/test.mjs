/**
 * `npm test`: installs and builds what is missing, then runs every test that needs nothing but
 * this machine. Arguments go to jest: `npm test -- tests/unit`.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

import { ensurePlaygroundCompiled, ensurePluginBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { ROOT } from './setup/paths.mjs';

const PROJECTS = ['unit', 'sandbox', 'integration'];

const runJest = (args) => {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  // PGlite loads its files by dynamic import, which jest's sandbox allows only with this flag.
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, jest, ...args], { cwd: ROOT, stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
  });
};

try {
  await ensureInstalled();
  await ensurePluginBuilt();
  await ensurePlaygroundCompiled();
  // Paths come first: jest reads what follows --selectProjects as project names.
  process.exitCode = await runJest([...process.argv.slice(2), '--selectProjects', ...PROJECTS]);
} catch (error) {
  console.error(`test: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
