import { randomBytes } from 'node:crypto';

import { AI_VENDORS, aiVariable } from '../../../playground/src/environment/ai-options';
import { SECRET_VARIABLES } from '../../sandbox-apps';
import type { Secrets } from '../search/secret';

/** Everything secret that an operator sets or a person types, each value recognisable. */
export interface MadeSecrets {
  /** Environment of Strapi and its workers. */
  variables: Readonly<Record<string, string>>;
  /** The admin's. */
  password: string;
  /** Typed in the settings page instead of set in the environment. */
  typedClientSecret: string;
  /** Of an AI vendor, typed in the settings page. */
  typedApiKey: string;
  /** Typed, but the platform does not take it. */
  wrongAppPassword: string;
  /** Of the app that reads posts back. */
  readerSecret: string;
  /** In the addresses of the servers. */
  redisPassword: string;
  postgresPassword: string;
}

const STRAPI_SECRETS = [
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'JWT_SECRET',
  'ENCRYPTION_KEY',
];

/** Plain in every spelling, as the platforms' own. */
const plainSecret = (): string => `scan-${randomBytes(18).toString('base64url')}`;

/** Looks different in each spelling: this is how people choose passwords. */
const oddSecret = (): string => `Scan "1\\2"/+~~~ü ${randomBytes(12).toString('base64url')}`;

const hexKey = (): string => randomBytes(32).toString('hex');

/** Makes the secrets of one part of the run, and notes them all. */
export const makeSecrets = (secrets: Secrets): MadeSecrets => {
  const keys = [plainSecret(), plainSecret()];
  const variables = {
    ...Object.fromEntries(STRAPI_SECRETS.map((name) => [name, plainSecret()])),
    ...Object.fromEntries(SECRET_VARIABLES.map((name) => [name, plainSecret()])),
    ...Object.fromEntries(
      AI_VENDORS.map((vendor) => [aiVariable(vendor, 'apiKey'), plainSecret()])
    ),
    OAUTH_ENCRYPTION_KEY: hexKey(),
    OAUTH_ENCRYPTION_KEYS_OLD: hexKey(),
  };
  const made = {
    password: oddSecret(),
    typedClientSecret: plainSecret(),
    typedApiKey: plainSecret(),
    wrongAppPassword: plainSecret(),
    readerSecret: plainSecret(),
    redisPassword: oddSecret(),
    postgresPassword: oddSecret(),
  };
  for (const [name, value] of Object.entries({ ...variables, ...made })) secrets.add(name, value);
  for (const name of ['OAUTH_ENCRYPTION_KEY', 'OAUTH_ENCRYPTION_KEYS_OLD'] as const) {
    secrets.add(`${name} (bytes)`, Buffer.from(variables[name] ?? '', 'hex'));
  }
  for (const key of keys) secrets.add('APP_KEYS', key);
  return { variables: { ...variables, APP_KEYS: keys.join(',') }, ...made };
};
