import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Core } from '@strapi/types';

import { openPortals, sandboxApps, vendorVariables } from '../../../scripts/sandbox-apps';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/src';
import { getService } from '../../../server/src/services/get-service';
import { startBacking } from './backing';
import { environmentOf, freePort, PLAYGROUND, queueFolderOf, TEST_APPS } from './environment';
import { placeMadeStore } from './queue-template';

/** A real Strapi (the playground on SQLite) with the real plugin, beside a sandbox. */
export interface TestApp {
  strapi: Core.Strapi;
  /** Where Strapi listens, e.g. `http://127.0.0.1:40123`. */
  url: string;
  sandbox: Sandbox;
  /** Where the embedded queue keeps its files. */
  queueFolder: string;
  /** The queue loses everything; the embedded one by a restart on an empty folder. */
  wipeQueue(): Promise<void>;
  /** Stops Strapi, keeps database and queue; `start` brings it back. */
  stop(): Promise<void>;
  /** @param changes settings of the plugin that are others from now on, by path */
  start(changes?: Record<string, unknown>): Promise<void>;
  /** Stops everything and removes the files. */
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** More environment for the playground's config. */
  env?: Record<string, string>;
  /** False: Strapi listens, but nothing works on deliveries by itself. @default true */
  workers?: boolean;
  /** Settings of the plugin, by path, that the playground has no variable for. */
  config?: Record<string, unknown>;
  /** Hears of every request to the sandbox, before whoever asked has the answer. @default nobody */
  onExchange?: SandboxOptions['onExchange'];
}

export const startTestApp = async (options: TestAppOptions = {}): Promise<TestApp> => {
  const folder = mkdtempSync(join(tmpdir(), 'social-distribution-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({
    apps: sandboxApps({ strapiUrl: url, ...TEST_APPS }),
    hosts: { 'https://example.com': url },
    onExchange: options.onExchange,
  });
  openPortals(sandbox);
  const environment = environmentOf({ folder, port, platformUrls: sandbox.urls });
  const backing = await startBacking(queueFolderOf(folder));
  const vendors = vendorVariables(sandbox.vendorUrls);
  Object.assign(process.env, environment, vendors, backing.env, options.env);
  const config: Record<string, unknown> = {
    'queue.worker': (options.workers ?? true) ? 'embedded' : false,
    ...options.config,
  };
  const app: TestApp = {
    strapi: await bootStrapi(config),
    url,
    sandbox,
    queueFolder: queueFolderOf(folder),
    async wipeQueue() {
      if (backing.wipeQueue) return backing.wipeQueue();
      await app.stop();
      rmSync(app.queueFolder, { recursive: true, force: true });
      await placeMadeStore(app.queueFolder);
      await app.start();
    },
    async stop() {
      await app.strapi.destroy();
    },
    async start(changes = {}) {
      Object.assign(config, changes);
      app.strapi = await bootStrapi(config);
    },
    async close() {
      await app.strapi.destroy();
      await sandbox.close();
      await backing.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return app;
};

const bootStrapi = async (config: Record<string, unknown>): Promise<Core.Strapi> => {
  // `require`: the ESM build of @strapi/strapi does not load outside a bundler.
  const { createStrapi } = createRequire(__filename)('@strapi/strapi') as {
    createStrapi(options: object): Core.Strapi;
  };
  const strapi = createStrapi({
    appDir: PLAYGROUND,
    distDir: join(PLAYGROUND, 'dist'),
    serveAdminPanel: false,
  });
  await strapi.register();
  for (const [path, value] of Object.entries(config)) {
    strapi.config.set(`plugin::social-distribution.${path}`, value);
  }
  await strapi.bootstrap();
  strapi.isLoaded = true;
  await strapi.listen();
  // Making the store of the embedded queue holds up the whole process, and idle sockets time out.
  if (config['queue.worker']) await queueRuns(strapi);
  return strapi;
};

const queueRuns = async (strapi: Core.Strapi): Promise<void> => {
  for (;;) {
    const { state, problem } = await getService(strapi, 'queue').status();
    if (state === 'running') return;
    if (state === 'unreachable') throw new Error(`The queue did not start: ${problem}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
