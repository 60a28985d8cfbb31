import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Sandbox } from '../../sandbox/src';
import type { ChaosOptions } from './options';
import type { Servers } from './servers';

export const X_APP = { clientId: 'chaos-x-client', clientSecret: 'chaos-x-secret' };
export const LINKEDIN_APP = { clientId: 'chaos-li-client', clientSecret: 'chaos-li-secret' };

const SECRETS = {
  APP_KEYS: 'chaos-key-one,chaos-key-two',
  API_TOKEN_SALT: 'chaos-api-token-salt',
  ADMIN_JWT_SECRET: 'chaos-admin-jwt-secret',
  TRANSFER_TOKEN_SALT: 'chaos-transfer-token-salt',
  JWT_SECRET: 'chaos-jwt-secret',
  ENCRYPTION_KEY: 'chaos-encryption-key-of-32-chars',
  OAUTH_ENCRYPTION_KEY: '8f'.repeat(32),
};

/** Impatient, so that a run takes minutes; the proportions are those of the defaults. */
const HASTE = {
  SOCIAL_LEASE_MS: '3000',
  SOCIAL_SWEEP_EVERY_MS: '1000',
  SOCIAL_SETTLING_FACTOR: '0.01',
  SOCIAL_BACKOFF_BASE_MS: '100',
  SOCIAL_PACE_MS: '0',
  SOCIAL_CIRCUIT_REST_MS: '500',
  SOCIAL_QUEUE_CONCURRENCY: '8',
};

const ANY_NUMBER = 1_000_000;

/** A thousand posts in minutes are far beyond what platforms allow; the sandbox does not mind. */
const FREE = {
  X_QUOTAS: JSON.stringify({ posts: ANY_NUMBER, 'app-posts': ANY_NUMBER }),
  LINKEDIN_QUOTAS: JSON.stringify({ calls: ANY_NUMBER, 'app-calls': ANY_NUMBER }),
  BLUESKY_QUOTAS: JSON.stringify({ posts: ANY_NUMBER, 'daily-posts': ANY_NUMBER }),
};

export interface Place {
  /** Holds database, uploads, queue and logs. */
  folder: string;
  port: number;
  urls: Sandbox['urls'];
  servers: Servers;
}

export const databaseFileOf = (folder: string): string => join(folder, 'data.db');
export const queueFolderOf = (folder: string): string => join(folder, 'queue');

/** What the playground reads from its environment, for Strapi and workers alike. */
export const environmentOf = (
  { backend, database }: ChaosOptions,
  { folder, port, urls, servers }: Place
): Record<string, string> => {
  const publicDir = join(folder, 'public');
  mkdirSync(join(publicDir, 'uploads'), { recursive: true });
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? folder,
    ...SECRETS,
    ...HASTE,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    STARTUP_MESSAGE: 'false',
    STRAPI_TELEMETRY_DISABLED: 'true',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_DIR: publicDir,
    DATABASE_CLIENT: database,
    ...(database === 'sqlite'
      ? { DATABASE_FILENAME: databaseFileOf(folder) }
      : { DATABASE_URL: servers.databaseUrl }),
    SOCIAL_QUEUE_BACKEND: backend,
    ...(backend === 'embedded'
      ? { SOCIAL_QUEUE_DIR: queueFolderOf(folder) }
      : { SOCIAL_QUEUE_URL: servers.queueUrl, SOCIAL_QUEUE_WORKER: 'false' }),
    SOCIAL_ALLOW_PRIVATE_HOSTS: 'true',
    ...FREE,
    X_CLIENT_ID: X_APP.clientId,
    X_CLIENT_SECRET: X_APP.clientSecret,
    X_WEB_URL: urls.x,
    X_API_URL: urls.x,
    LINKEDIN_CLIENT_ID: LINKEDIN_APP.clientId,
    LINKEDIN_CLIENT_SECRET: LINKEDIN_APP.clientSecret,
    LINKEDIN_WEB_URL: urls.linkedin,
    LINKEDIN_API_URL: urls.linkedin,
    BLUESKY_SERVICE_URL: urls.bluesky,
    BLUESKY_WEB_URL: urls.bluesky,
  };
};
