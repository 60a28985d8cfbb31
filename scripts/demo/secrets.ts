import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { SECRET_VARIABLES } from '../sandbox-apps';

export type Secrets = Record<string, string>;

const make = (): Secrets => {
  const secret = () => randomBytes(24).toString('base64url');
  return {
    APP_KEYS: `${secret()},${secret()}`,
    API_TOKEN_SALT: secret(),
    ADMIN_JWT_SECRET: secret(),
    TRANSFER_TOKEN_SALT: secret(),
    JWT_SECRET: secret(),
    ENCRYPTION_KEY: secret(),
    OAUTH_ENCRYPTION_KEY: randomBytes(32).toString('hex'),
    ...Object.fromEntries(SECRET_VARIABLES.map((variable) => [variable, secret()])),
    DEMO_READER_SECRET: secret(),
    DEMO_PASSWORD: `Demo-${randomBytes(6).toString('base64url')}1a`,
  };
};

/** The demo's own random secrets; kept in a git-ignored file so that the next run knows them. */
export const demoSecrets = (file: string): Secrets => {
  mkdirSync(dirname(file), { recursive: true });
  // A file of an earlier version lacks the apps of newer platforms.
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : {};
  const secrets = { ...make(), ...known };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
};
