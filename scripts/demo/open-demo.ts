import { join } from 'node:path';

import { SANDBOX_PORT_COUNT, startSandbox, type Sandbox } from '../../sandbox/src';
import type { Person } from '../person/admin-client';
import { openPortals, sandboxApps, sandboxVariables, vendorVariables } from '../sandbox-apps';
import { freePorts } from './ports';
import { withReaderApp } from './readers/reader-app';
import { demoSecrets, type Secrets } from './secrets';
import { startStrapi, type StrapiProcess } from './strapi-process';

const ROOT = join(import.meta.dirname, '..', '..');
const LINK_BASE = 'https://example.com';

export interface Demo {
  url: string;
  sandbox: Sandbox;
  strapi: StrapiProcess;
  secrets: Secrets;
  person: Person;
  close(): Promise<void>;
}

export interface DemoOptions {
  /** Database, queue, sandbox and secrets live here; another start finds them again. */
  dataDir: string;
  /** Strapi's first choice; the next free one is taken. */
  port: number;
  /** First of the sandbox's ports. */
  sandboxPort: number;
  /** Shows Strapi's log. */
  isVerbose: boolean;
}

const appsInput = (secrets: Secrets) => ({
  prefix: 'demo',
  secretOf: (variable: string) => secrets[variable] ?? '',
});

const openSandbox = async (
  { dataDir, url, port }: { dataDir: string; url: string; port: number },
  secrets: Secrets
): Promise<Sandbox> => {
  const apps = sandboxApps({ strapiUrl: url, ...appsInput(secrets) });
  const sandbox = await startSandbox({
    dataDir: join(dataDir, 'sandbox'),
    port,
    seed: Date.now(),
    apps: withReaderApp(apps, secrets['DEMO_READER_SECRET'] ?? ''),
    hosts: { [LINK_BASE]: url },
  });
  openPortals(sandbox);
  // A person who tries it waits as long as for a real vendor.
  for (const { actions } of Object.values(sandbox.vendors)) {
    actions['configure']?.({ profile: 'real' });
  }
  return sandbox;
};

const strapiEnv = ({ dataDir, isVerbose }: DemoOptions, port: number): Record<string, string> => ({
  NODE_ENV: 'production',
  STRAPI_TELEMETRY_DISABLED: 'true',
  STARTUP_MESSAGE: 'false',
  LOG_LEVEL: isVerbose ? 'http' : 'warn',
  HOST: '127.0.0.1',
  PORT: String(port),
  SEED: 'true',
  DATABASE_FILENAME: join(dataDir, 'data.db'),
  SOCIAL_QUEUE_DIR: join(dataDir, 'queue'),
  SOCIAL_ALLOW_PRIVATE_HOSTS: 'true',
  SOCIAL_PACE_MS: '0',
  LINK_BASE_URL: LINK_BASE,
});

/** Starts the sandbox and the playground's Strapi on free ports. */
export const openDemo = async (options: DemoOptions): Promise<Demo> => {
  const { dataDir, isVerbose } = options;
  const secrets = demoSecrets(join(dataDir, 'secrets.json'));
  const port = await freePorts('Strapi', options.port);
  const sandboxPort = await freePorts('the sandbox', options.sandboxPort, SANDBOX_PORT_COUNT);
  const url = `http://127.0.0.1:${port}`;
  const sandbox = await openSandbox({ dataDir, url, port: sandboxPort }, secrets);
  console.log('· Starting Strapi (the first start also writes the sample articles) …');
  try {
    const variables = sandboxVariables(sandbox.urls, appsInput(secrets));
    const vendors = vendorVariables(sandbox.vendorUrls);
    const env = { ...secrets, ...variables, ...vendors, ...strapiEnv(options, port) };
    const strapi = await startStrapi({ root: ROOT, url, env, showLog: isVerbose });
    const close = async () => {
      await strapi.stop();
      await sandbox.close();
    };
    return { url, sandbox, strapi, secrets, person: editorOf(secrets), close };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
};

const editorOf = (secrets: Secrets): Person => ({
  firstname: 'Demo',
  lastname: 'Editor',
  email: 'editor@harbour.example',
  password: secrets['DEMO_PASSWORD'] ?? '',
});
