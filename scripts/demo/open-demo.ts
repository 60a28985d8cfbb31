import { join } from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox/src';
import type { Person } from '../person/admin-client';
import { READER_CLIENT_ID, READER_REDIRECT } from './platform-readers';
import { freePorts } from './ports';
import { demoSecrets, type Secrets } from './secrets';
import { startStrapi, type StrapiProcess } from './strapi-process';

const ROOT = join(import.meta.dirname, '..', '..');
const SANDBOX_PORTS = 4;
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

const openSandbox = (
  { dataDir, url, port }: { dataDir: string; url: string; port: number },
  secrets: Secrets
): Promise<Sandbox> => {
  const callback = (platform: string) =>
    `${url}/api/admin/distribution/platforms/${platform}/callback`;
  const appsOf = (platform: 'x' | 'linkedin', secret = '') => [
    { clientId: `demo-${platform}`, clientSecret: secret, redirectUris: [callback(platform)] },
    {
      clientId: READER_CLIENT_ID,
      clientSecret: secrets['DEMO_READER_SECRET'] ?? '',
      redirectUris: [READER_REDIRECT],
    },
  ];
  return startSandbox({
    dataDir: join(dataDir, 'sandbox'),
    port,
    seed: Date.now(),
    apps: {
      x: appsOf('x', secrets['X_CLIENT_SECRET']),
      linkedin: appsOf('linkedin', secrets['LINKEDIN_CLIENT_SECRET']),
    },
    hosts: { [LINK_BASE]: url },
  });
};

const strapiEnv = (
  { dataDir, isVerbose }: DemoOptions,
  port: number,
  sandbox: Sandbox
): Record<string, string> => ({
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
  LINK_BASE_URL: LINK_BASE,
  X_CLIENT_ID: 'demo-x',
  X_WEB_URL: sandbox.urls.x,
  X_API_URL: sandbox.urls.x,
  LINKEDIN_CLIENT_ID: 'demo-linkedin',
  LINKEDIN_WEB_URL: sandbox.urls.linkedin,
  LINKEDIN_API_URL: sandbox.urls.linkedin,
  BLUESKY_SERVICE_URL: sandbox.urls.bluesky,
  BLUESKY_WEB_URL: sandbox.urls.bluesky,
});

/** Starts the sandbox and the playground's Strapi on free ports. */
export const openDemo = async (options: DemoOptions): Promise<Demo> => {
  const { dataDir, isVerbose } = options;
  const secrets = demoSecrets(join(dataDir, 'secrets.json'));
  const port = await freePorts('Strapi', options.port);
  const sandboxPort = await freePorts('the sandbox', options.sandboxPort, SANDBOX_PORTS);
  const url = `http://127.0.0.1:${port}`;
  const sandbox = await openSandbox({ dataDir, url, port: sandboxPort }, secrets);
  console.log('· Starting Strapi (the first start also writes the sample articles) …');
  try {
    const env = { ...secrets, ...strapiEnv(options, port, sandbox) };
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
