import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { Core } from '@strapi/types';

import { startSandbox, type Sandbox } from '../../../sandbox/src';

/** A real Strapi (the playground on SQLite) with the real plugin, beside a sandbox. */
export interface TestApp {
  strapi: Core.Strapi;
  /** Where Strapi listens, e.g. `http://127.0.0.1:40123`. */
  url: string;
  sandbox: Sandbox;
  /** Stops Strapi, keeps database and queue; `start` brings it back. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops everything and removes the files. */
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** More environment for the playground's config. */
  env?: Record<string, string>;
  /** False: the workers do not start by themselves. @default true */
  listen?: boolean;
}

const PLAYGROUND = resolve(__dirname, '../../../playground');
export const X_APP = { clientId: 'test-x-client', clientSecret: 'test-x-secret' };
export const LINKEDIN_APP = { clientId: 'test-li-client', clientSecret: 'test-li-secret' };

const SECRETS = {
  APP_KEYS: 'test-key-one,test-key-two',
  API_TOKEN_SALT: 'test-api-token-salt',
  ADMIN_JWT_SECRET: 'test-admin-jwt-secret',
  TRANSFER_TOKEN_SALT: 'test-transfer-token-salt',
  JWT_SECRET: 'test-jwt-secret',
  ENCRYPTION_KEY: 'test-encryption-key-of-32-letters',
  OAUTH_ENCRYPTION_KEY: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
};

export const startTestApp = async (options: TestAppOptions = {}): Promise<TestApp> => {
  const folder = mkdtempSync(join(tmpdir(), 'social-distribution-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const callback = (platform: string) =>
    `${url}/api/admin/distribution/platforms/${platform}/callback`;
  const sandbox = await startSandbox({
    apps: {
      x: [{ ...X_APP, redirectUris: [callback('x')] }],
      linkedin: [{ ...LINKEDIN_APP, redirectUris: [callback('linkedin')] }],
    },
    hosts: { 'https://example.com': url },
  });
  Object.assign(process.env, SECRETS, environmentOf({ folder, port, sandbox }), options.env);
  const app: TestApp = {
    strapi: await bootStrapi(options.listen ?? true),
    url,
    sandbox,
    async stop() {
      await app.strapi.destroy();
    },
    async start() {
      app.strapi = await bootStrapi(options.listen ?? true);
    },
    async close() {
      await app.strapi.destroy();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return app;
};

const environmentOf = ({
  folder,
  port,
  sandbox,
}: {
  folder: string;
  port: number;
  sandbox: Sandbox;
}): Record<string, string> => ({
  NODE_ENV: 'test',
  LOG_LEVEL: 'error',
  STARTUP_MESSAGE: 'false',
  STRAPI_TELEMETRY_DISABLED: 'true',
  HOST: '127.0.0.1',
  PORT: String(port),
  DATABASE_FILENAME: join(folder, 'data.db'),
  SOCIAL_QUEUE_DIR: join(folder, 'queue'),
  SOCIAL_SETTLING_FACTOR: '0.02',
  SOCIAL_BACKOFF_BASE_MS: '200',
  SOCIAL_SWEEP_EVERY_MS: '2000',
  SOCIAL_ALLOW_PRIVATE_HOSTS: 'true',
  X_CLIENT_ID: X_APP.clientId,
  X_CLIENT_SECRET: X_APP.clientSecret,
  X_WEB_URL: sandbox.urls.x,
  X_API_URL: sandbox.urls.x,
  LINKEDIN_CLIENT_ID: LINKEDIN_APP.clientId,
  LINKEDIN_CLIENT_SECRET: LINKEDIN_APP.clientSecret,
  LINKEDIN_WEB_URL: sandbox.urls.linkedin,
  LINKEDIN_API_URL: sandbox.urls.linkedin,
  BLUESKY_SERVICE_URL: sandbox.urls.bluesky,
  BLUESKY_WEB_URL: sandbox.urls.bluesky,
});

const bootStrapi = async (listen: boolean): Promise<Core.Strapi> => {
  // `require`: the ESM build of @strapi/strapi does not load outside a bundler.
  const { createStrapi } = createRequire(__filename)(
    '@strapi/strapi'
  ) as typeof import('@strapi/strapi');
  const strapi = createStrapi({
    appDir: PLAYGROUND,
    distDir: join(PLAYGROUND, 'dist'),
    serveAdminPanel: false,
  });
  await strapi.load();
  if (listen) await strapi.listen();
  else strapi.server.mount();
  return strapi;
};

const freePort = async (): Promise<number> => {
  const { createServer } = await import('node:net');
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolvePort(port));
    });
  });
};
