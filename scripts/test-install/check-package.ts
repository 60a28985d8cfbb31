import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Shell } from './shell';

const NAME = 'strapi-plugin-social-distribution';
/** Only a browser can load it; the panel's build does. */
const FOR_BROWSERS = 'strapi-admin';

interface Manifest {
  exports: Record<string, unknown>;
  peerDependencies: Record<string, string>;
}

/**
 * Looks at the installed package.
 *
 * @throws when one of its entries does not load, as CommonJS or as ES module, or when the app has
 * two copies of what it shares with Strapi
 */
export const checkPackage = async (shell: Shell): Promise<void> => {
  const folder = join(shell.folder, 'node_modules', NAME);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const twice = Object.keys(manifest.peerDependencies).filter((peer) =>
    existsSync(join(folder, 'node_modules', peer))
  );
  if (twice.length > 0) throw new Error(`The app has a second copy of ${twice.join(', ')}.`);
  const entries = Object.keys(manifest.exports)
    .map((name) => name.slice('./'.length))
    .filter((name) => name !== 'package.json' && name !== FOR_BROWSERS)
    .map((name) => `${NAME}/${name}`);
  const list = JSON.stringify(entries);
  await shell.run(`node -e '${list}.forEach((name) => require(name))'`);
  await shell.run(
    `node --input-type=module -e 'for (const name of ${list}) await import(name); process.exit()'`
  );
};
