import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AddressInfo } from 'node:net';

import type { Sandbox } from '../../../sandbox/src';
import { sandboxVariables } from '../../../scripts/sandbox-apps';

/** The small real Strapi app that all integration tests run. */
export const PLAYGROUND = resolve(__dirname, '../../../playground');

/** The operator's apps: `test-x` with the secret `test-x-client-secret`, and so on. */
export const TEST_APPS = {
  prefix: 'test',
  secretOf: (variable: string) => `test-${variable.toLowerCase().replaceAll('_', '-')}`,
};

const SECRETS = {
  APP_KEYS: 'test-key-one,test-key-two',
  API_TOKEN_SALT: 'test-api-token-salt',
  ADMIN_JWT_SECRET: 'test-admin-jwt-secret',
  TRANSFER_TOKEN_SALT: 'test-transfer-token-salt',
  JWT_SECRET: 'test-jwt-secret',
  ENCRYPTION_KEY: 'test-encryption-key-of-32-letters',
  OAUTH_ENCRYPTION_KEY: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
};

export interface Place {
  /** Holds database, uploads and queue. */
  folder: string;
  port: number;
  platformUrls: Sandbox['urls'];
}

export const queueFolderOf = (folder: string): string => join(folder, 'queue');

/** Everything the playground reads from its environment, and the folders it expects. */
export const environmentOf = ({ folder, port, platformUrls }: Place): Record<string, string> => {
  const publicDir = join(folder, 'public');
  mkdirSync(join(publicDir, 'uploads'), { recursive: true });
  return {
    ...SECRETS,
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    STARTUP_MESSAGE: 'false',
    STRAPI_TELEMETRY_DISABLED: 'true',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_FILENAME: join(folder, 'data.db'),
    PUBLIC_DIR: publicDir,
    SOCIAL_QUEUE_DIR: queueFolderOf(folder),
    SOCIAL_SETTLING_FACTOR: '0.02',
    SOCIAL_BACKOFF_BASE_MS: '200',
    SOCIAL_PACE_MS: '0',
    SOCIAL_SWEEP_EVERY_MS: '2000',
    SOCIAL_ALLOW_PRIVATE_HOSTS: 'true',
    ...sandboxVariables(platformUrls, TEST_APPS),
  };
};

/** One address for every platform. */
export const everyPlatformAt = (url: string): Sandbox['urls'] => ({
  x: url,
  linkedin: url,
  bluesky: url,
  facebook: url,
  instagram: url,
  threads: url,
  tiktok: url,
  mastodon: url,
});

/** A port that nothing listens on at this moment. */
export const freePort = async (): Promise<number> => {
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
