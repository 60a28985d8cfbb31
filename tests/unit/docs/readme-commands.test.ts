import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { startSandbox } from '../../../sandbox/src';
import { readInstallGuide } from '../../../scripts/test-install/install-guide';
import { commandsOf, readmeBlocks } from '../../../scripts/test-install/readme-blocks';
import { run } from '../../../server/src/cli';

const ROOT = join(__dirname, '../../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const ci = read('.ci/run');
const guide = readInstallGuide(readme);

const ofGuide = [...guide.steps.flatMap(({ blocks }) => blocks), ...guide.sandbox];
const headingsOfGuide = new Set(ofGuide.map(({ heading }) => heading));

/** Everything the README tells people to type that is not the install test's. */
const commands = readmeBlocks(readme)
  .filter(({ heading }) => !headingsOfGuide.has(heading))
  .flatMap(commandsOf)
  .flatMap((line) => line.split(' && '));

/** `npm run x`, also where it stands in a sentence. */
const scriptsNamed = [
  ...new Set(
    [...readme.matchAll(/\bnpm (?:run ([\w:-]+)|(test)\b)/g)].map(
      ([, name, test]) => name ?? test ?? ''
    )
  ),
].filter((name) => !['build', 'start'].includes(name) || commands.includes(`npm run ${name}`));

/** What no step of .ci/run calls by name, and where else it is tried. */
const TRIED_ELSEWHERE: Readonly<Record<string, string>> = {
  eval: 'tests/unit/eval',
  'docs:openapi': 'tests/unit/scripts/openapi.test.ts',
};

/** Commands of the package, and what runs each of them beside a real Strapi. */
const TRIED_BY: Readonly<Record<string, string>> = {
  worker: 'tests/integration/harness/worker-process.ts',
  doctor: 'tests/integration/harness/doctor-process.ts',
  'rotate-keys': 'tests/integration/harness/rotate-keys-process.ts',
  'generate-key': 'scripts/test-install/walk-guide.ts',
};

describe("the README's commands", () => {
  it('are found', () => {
    expect(commands.length).toBeGreaterThan(8);
    expect(scriptsNamed.length).toBeGreaterThan(10);
  });

  it.each(scriptsNamed)('npm run %s is a script, and CI runs it', (name) => {
    expect(Object.keys(scripts)).toContain(name);
    const elsewhere = TRIED_ELSEWHERE[name];
    if (elsewhere) expect(existsSync(join(ROOT, elsewhere))).toBe(true);
    else expect(ci).toMatch(new RegExp(`npm (run (--silent )?)?${name}(?![\\w:-])`));
  });

  it.each(commands)('%s is of a kind that is tried', (command) => {
    expect(command).toMatch(/^(npm (run|test)|npx social-distribution|curl)\b/);
  });

  it('of the package exist, are tried, and all named', async () => {
    const named = [...readme.matchAll(/\bnpx social-distribution ([a-z-]+)/g)];
    const names = new Set(named.map(([, name = '']) => name));
    const terminal = { print: () => undefined, complain: () => undefined };
    for (const name of names) {
      expect(await run([name, '--help'], terminal)).toBe(0);
      expect(existsSync(join(ROOT, TRIED_BY[name] ?? 'nowhere'))).toBe(true);
    }
    expect([...names].sort()).toEqual(Object.keys(TRIED_BY).sort());
  });
});

describe('the guide to install it', () => {
  it('has a command or a file in every step but the last, which is done in the browser', () => {
    const counts = guide.steps.map(({ blocks }) => blocks.length > 0);
    expect(counts).toEqual([true, true, true, true, false]);
  });

  it('is walked by the install test, which knows each of its commands', () => {
    expect(ofGuide.flatMap(commandsOf)).toEqual([
      'npm install strapi-plugin-social-distribution',
      'echo "OAUTH_ENCRYPTION_KEY=$(npx social-distribution generate-key)" >> .env',
      'npm run build',
      'npm run start',
      'node sandbox.js',
    ]);
    expect(ofGuide.flatMap(({ file }) => file ?? [])).toEqual([
      'config/plugins.js',
      'sandbox.js',
      'config/env/development/plugins.js',
    ]);
  });

  it('cannot lose a step unseen', () => {
    const shortened = readme.replace(/### 2\. [^\n]+\n/, '');
    expect(() => readInstallGuide(shortened)).toThrow('no 5 numbered steps');
    expect(() => readInstallGuide('# Something else\n')).toThrow('nothing about installing');
  });
});

it('the fault that the README scripts is one the sandbox takes', async () => {
  const curl = commands.find((command) => command.startsWith('curl')) ?? '';
  const body = /-d '([^']+)'/.exec(curl)?.[1] ?? '';
  const path = /127\.0\.0\.1:4400(\/\S+)/.exec(curl)?.[1] ?? '';
  const sandbox = await startSandbox();
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(sandbox.homeUrl + path, { method: 'POST', headers, body });
    expect(answer.status).toBe(201);
  } finally {
    await sandbox.close();
  }
});
