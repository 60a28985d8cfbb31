import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Sandbox } from '../../../sandbox/src';
import { aiVariable, type PlaygroundVendor } from '../../../playground/src/environment/ai-options';
import { sandboxVariables, vendorVariables } from '../../sandbox-apps';
import type { MadeSecrets } from './made-secrets';

const CATCH_MAIL = join(__dirname, 'catch-mail.cjs');

/** Client ids of the run's apps begin with it. */
const PREFIX = 'scan';

export const appsOf = ({ variables }: MadeSecrets) => ({
  prefix: PREFIX,
  secretOf: (variable: string) => variables[variable] ?? '',
});

export interface Surroundings {
  folder: string;
  port: number;
  sandbox: Pick<Sandbox, 'urls' | 'vendorUrls'>;
  made: MadeSecrets;
}

export const logFolderOf = (folder: string): string => join(folder, 'logs');
export const mailFolderOf = (folder: string): string => join(folder, 'mail');

/** What every Strapi and worker of the run has in its environment: it logs all it can. */
export const environmentOf = ({ folder, port, sandbox, made }: Surroundings) => {
  const keyOf = (vendor: PlaygroundVendor) => made.variables[aiVariable(vendor, 'apiKey')] ?? '';
  const publicDir = join(folder, 'public');
  for (const path of [join(publicDir, 'uploads'), logFolderOf(folder), mailFolderOf(folder)]) {
    mkdirSync(path, { recursive: true });
  }
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? folder,
    ...made.variables,
    ...sandboxVariables(sandbox.urls, appsOf(made)),
    ...vendorVariables(sandbox.vendorUrls, keyOf),
    // In production Strapi refuses webhooks to this machine and keeps details of errors to itself.
    NODE_ENV: 'development',
    LOG_LEVEL: 'silly',
    STRAPI_TELEMETRY_DISABLED: 'true',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_DIR: publicDir,
    SOCIAL_ALLOW_PRIVATE_HOSTS: 'true',
    NODE_OPTIONS: `--require ${CATCH_MAIL}`,
    CAUGHT_MAIL: join(mailFolderOf(folder), 'caught.jsonl'),
  };
};
