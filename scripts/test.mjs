/**
 * `npm test`: installs and builds what is missing, then runs every test that needs nothing but
 * this machine. Arguments go to jest: `npm test -- tests/unit`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

import { ensurePlaygroundCompiled, ensurePluginBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { ROOT } from './setup/paths.mjs';

const PROJECTS = ['unit', 'sandbox', 'integration'];

/** The engine's suites run once more on each of these, where it is installed. */
const BACKENDS = [
  { project: 'engine-redis', name: 'Redis', found: 'command -v redis-server' },
  {
    project: 'engine-postgres',
    name: 'PostgreSQL',
    found: 'command -v initdb || ls /usr/lib/postgresql/*/bin/initdb',
  },
];

const isFound = ({ found }) => spawnSync('sh', ['-c', found], { stdio: 'ignore' }).status === 0;

/** A machine without them skips their suites and says so; CI must have them. */
const backendProjects = () =>
  BACKENDS.filter((backend) => {
    if (process.env.CI || isFound(backend)) return true;
    console.log(`test: ${backend.name} is not installed, so its suites are left out.`);
    return false;
  }).map(({ project }) => project);

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
  const projects = [...PROJECTS, ...backendProjects()];
  // Three at a time also on two cores: these tests wait more than they compute.
  // Paths come first: jest reads what follows --selectProjects as project names.
  process.exitCode = await runJest([
    ...process.argv.slice(2),
    '--maxWorkers=3',
    '--selectProjects',
    ...projects,
  ]);
} catch (error) {
  console.error(`test: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
