import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import type { Backend } from '../engine/backend';

/** Secrets of one run; every process of the run shares them. */
export const makeSecrets = (): Record<string, string> => {
  const secret = () => randomBytes(24).toString('base64url');
  return {
    APP_KEYS: `${secret()},${secret()}`,
    API_TOKEN_SALT: secret(),
    ADMIN_JWT_SECRET: secret(),
    TRANSFER_TOKEN_SALT: secret(),
    JWT_SECRET: secret(),
    ENCRYPTION_KEY: secret(),
    OAUTH_ENCRYPTION_KEY: randomBytes(32).toString('hex'),
    X_CLIENT_SECRET: secret(),
  };
};

export interface AppPlace {
  backend: Backend;
  /** Tells the playground where its platforms are. */
  platformEnv: Readonly<Record<string, string>>;
  port: number;
  /** Queue namespace: another one starts with an empty queue. */
  namespace: string;
  concurrency: number;
}

/** What a production Strapi would be told, on this run's database, queue and platform. */
export const appEnvironment = (place: AppPlace): Record<string, string> => {
  const { backend, platformEnv, port } = place;
  return {
    ...backend.env,
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    STARTUP_MESSAGE: 'false',
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_DIR: join(backend.folder, 'public'),
    LINK_BASE_URL: 'https://example.com',
    SOCIAL_ALLOW_PRIVATE_HOSTS: 'true',
    SOCIAL_PACE_MS: '0',
    SOCIAL_QUEUE_BACKEND: backend.name,
    SOCIAL_QUEUE_DIR: join(backend.folder, 'queue'),
    SOCIAL_QUEUE_NAMESPACE: place.namespace,
    SOCIAL_QUEUE_CONCURRENCY: String(place.concurrency),
    ...(backend.queueUrl === null ? {} : { SOCIAL_QUEUE_URL: backend.queueUrl }),
    ...platformEnv,
  };
};
