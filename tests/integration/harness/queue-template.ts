import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { z } from 'zod';

import { openEmbeddedStore } from '../../../server/src/queue/embedded/open-store';

const MODULES = resolve(__dirname, '../../../node_modules');

/**
 * Puts an empty, made store into the folder of an embedded queue that is not there yet. Making one
 * takes five seconds of a processor, opening it a third of one; that it can be made is shown where
 * the store itself is tested, and in boot.test.ts.
 */
export const placeMadeStore = async (queueFolder: string): Promise<void> => {
  const template = templateFolder();
  if (!existsSync(template)) await makeTemplate(template);
  cpSync(template, queueFolder, { recursive: true });
};

/** Another version of either library makes another store; a fresh installation has none. */
const templateFolder = (): string =>
  join(MODULES, '.cache', `queue-${versionOf('@electric-sql/pglite')}-${versionOf('bullmq')}`);

const versionOf = (library: string): string =>
  z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(MODULES, library, 'package.json'), 'utf8'))).version;

/** Two files may make it at once: the one that is first gives it its name. */
const makeTemplate = async (template: string): Promise<void> => {
  mkdirSync(dirname(template), { recursive: true });
  const draft = mkdtempSync(`${template}-`);
  const store = await openEmbeddedStore(draft, (message) => {
    throw new Error(message);
  });
  await store.close();
  try {
    renameSync(draft, template);
  } catch (error) {
    if (!existsSync(template)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
};
