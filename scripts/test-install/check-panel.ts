import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Walk } from './walk-guide';

/** Where an app in JavaScript keeps its built panel, and what only our part of it says. */
const BUILT = 'build';
const OURS = 'social-distribution';

/** @throws when the panel is not served, or the plugin is not in it */
export const checkPanel = async ({ shell, url }: Pick<Walk, 'shell' | 'url'>): Promise<void> => {
  const page = await fetch(`${url}/admin`);
  if (!page.ok) throw new Error(`The admin panel answers ${page.status}.`);
  const folder = join(shell.folder, BUILT);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const isThere = scripts.some((name) => readFileSync(join(folder, name), 'utf8').includes(OURS));
  if (!isThere) throw new Error('The plugin is not in the admin panel.');
};
