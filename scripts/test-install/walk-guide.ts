import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { commandsOf, type ReadmeBlock } from './readme-blocks';
import type { GuideStep } from './install-guide';
import { borrowSqliteDriver } from './fresh-app';
import type { Shell } from './shell';

const PACKAGE = 'strapi-plugin-social-distribution';
const START_TIMEOUT_MS = 180_000;

/** npm takes what it keeps, and leaves the driver to {@link borrowSqliteDriver}. */
const FRUGAL = {
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_progress: 'false',
  npm_config_loglevel: 'error',
  npm_config_ignore_scripts: 'true',
};

export interface Walk {
  shell: Shell;
  tarball: string;
  /** Where Strapi is reached. */
  url: string;
  /** What the README calls 4400. */
  sandboxPort: number;
}

/** Does one step as the README tells it; resolves with how many milliseconds it took. */
export const walkStep = async (walk: Walk, { number, title, blocks }: GuideStep) => {
  const startedAt = Date.now();
  console.log(`· ${number}. ${title} …`);
  for (const block of blocks) {
    if (block.file) writeBlock(walk, block);
    else for (const command of commandsOf(block)) await runCommand(walk, command);
  }
  return Date.now() - startedAt;
};

/** Writes the README's files about the sandbox and starts it. */
export const startSandboxOfGuide = async (walk: Walk, blocks: readonly ReadmeBlock[]) => {
  for (const block of blocks) {
    if (block.file) writeBlock(walk, block);
    for (const command of block.file ? [] : commandsOf(block)) {
      const isReady = (output: string) => output.includes('The platforms are at');
      await walk.shell.start(command, isReady, START_TIMEOUT_MS);
    }
  }
};

/** The sandbox stands at ports of this run. */
const writeBlock = ({ shell, sandboxPort }: Walk, { file, code }: ReadmeBlock): void => {
  const path = join(shell.folder, file ?? '');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    code.replace(/\b44\d\d\b/g, (port) => String(sandboxPort + Number(port) - 4400))
  );
};

const runCommand = async ({ shell, tarball, url }: Walk, command: string): Promise<void> => {
  if (command === `npm install ${PACKAGE}`) {
    await shell.run(`npm install ${tarball}`, FRUGAL);
    if (!borrowSqliteDriver(shell.folder)) await shell.run('npm rebuild better-sqlite3');
  } else if (command === 'npm run start') {
    await shell.start(command, () => answers(`${url}/_health`), START_TIMEOUT_MS);
  } else {
    await shell.run(command);
  }
};

const answers = async (url: string): Promise<boolean> =>
  (await fetch(url).catch(() => null))?.status === 204;
