import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { exclusively } from './exclusively.mjs';
import { BIN, PLAYGROUND, ROOT } from './paths.mjs';
import { runStep } from './step.mjs';

/** Building the panel reads the config, which insists on secrets; nothing is served or stored. */
const BUILD_ENV = {
  STRAPI_TELEMETRY_DISABLED: 'true',
  NODE_ENV: 'production',
  ...Object.fromEntries(
    [
      'APP_KEYS',
      'API_TOKEN_SALT',
      'ADMIN_JWT_SECRET',
      'TRANSFER_TOKEN_SALT',
      'JWT_SECRET',
      'ENCRYPTION_KEY',
    ].map((name) => [name, 'only-for-building'])
  ),
};

/** Newest change below the given files and folders, epoch ms. */
const newest = (paths) =>
  Math.max(
    0,
    ...paths.map((path) => {
      if (!existsSync(path)) return 0;
      const stats = statSync(path);
      if (!stats.isDirectory()) return stats.mtimeMs;
      const inside = readdirSync(path)
        .filter((name) => !['node_modules', 'dist', '.tmp', '.cache', 'uploads'].includes(name))
        .map((name) => join(path, name));
      return newest(inside);
    })
  );

/** Looks again once it is its turn: another command may have built meanwhile. */
const unlessFresh = (stamp, sources, build) =>
  exclusively('build', async () => {
    if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest(sources)) return;
    await build();
    writeFileSync(stamp, '');
  });

const inRoot = (...names) => names.map((name) => join(ROOT, name));

/** Builds the plugin into dist/ when a source is newer. */
export const ensurePluginBuilt = () =>
  unlessFresh(
    join(ROOT, 'dist', '.built'),
    inRoot('server/src', 'admin/src', 'sandbox/src', 'contracts', 'package.json'),
    () =>
      runStep({
        what: 'Building the plugin',
        command: join(BIN, 'strapi-plugin'),
        args: ['build'],
        cwd: ROOT,
      })
  );

const playgroundSources = () =>
  ['config', 'src', 'tsconfig.json', 'package.json'].map((name) => join(PLAYGROUND, name));

/** Compiles the playground's server code when a source is newer. */
export const ensurePlaygroundCompiled = () =>
  unlessFresh(join(PLAYGROUND, 'dist', '.built'), playgroundSources(), async () => {
    // `strapi build` keeps the panel in dist/build; only the compiled code is made anew.
    for (const name of ['config', 'src']) {
      rmSync(join(PLAYGROUND, 'dist', name), { recursive: true, force: true });
    }
    await runStep({
      what: 'Compiling the playground',
      command: join(BIN, 'tsc'),
      args: ['-p', PLAYGROUND],
      cwd: ROOT,
    });
  });

/** Builds the admin panel with the plugin in it when one of them is newer. */
export const ensurePanelBuilt = () =>
  unlessFresh(
    join(PLAYGROUND, 'dist', 'build', '.built'),
    [join(ROOT, 'dist', 'admin'), join(PLAYGROUND, 'src', 'admin')],
    () =>
      runStep({
        what: 'Building the admin panel (about a minute)',
        command: join(BIN, 'strapi'),
        args: ['build'],
        cwd: PLAYGROUND,
        env: BUILD_ENV,
      })
  );
