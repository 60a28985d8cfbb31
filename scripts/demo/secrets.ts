import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

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
    X_CLIENT_SECRET: secret(),
    LINKEDIN_CLIENT_SECRET: secret(),
    DEMO_READER_SECRET: secret(),
    DEMO_PASSWORD: `Demo-${randomBytes(6).toString('base64url')}1a`,
  };
};

/** The demo's own random secrets; kept in a git-ignored file so that the next run knows them. */
export const demoSecrets = (file: string): Secrets => {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  mkdirSync(dirname(file), { recursive: true });
  const secrets = make();
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
};
