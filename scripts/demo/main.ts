import { join } from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox/src';
import { AdminClient, type Person } from '../person/admin-client';
import { connectAccounts } from './connect-accounts';
import { doMainJob, ensureRule, type VerifiedPost } from './main-job';
import { createReaders, READER_CLIENT_ID, READER_REDIRECT } from './platform-readers';
import { freePorts } from './ports';
import { demoSecrets, type Secrets } from './secrets';
import { startStrapi, type StrapiProcess } from './strapi-process';
import { tableOf } from './table';

const ROOT = join(import.meta.dirname, '..', '..');
const DATA = join(ROOT, 'playground', '.tmp', 'demo');
const SANDBOX_PORTS = 4;
const LINK_BASE = 'https://example.com';

const flags = new Set(process.argv.slice(2));
const isOnce = flags.has('--once');

interface Demo {
  url: string;
  sandbox: Sandbox;
  strapi: StrapiProcess;
  secrets: Secrets;
  person: Person;
}

const openSandbox = (url: string, port: number, secrets: Secrets): Promise<Sandbox> => {
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
    dataDir: join(DATA, 'sandbox'),
    port,
    seed: Date.now(),
    apps: {
      x: appsOf('x', secrets['X_CLIENT_SECRET']),
      linkedin: appsOf('linkedin', secrets['LINKEDIN_CLIENT_SECRET']),
    },
    hosts: { [LINK_BASE]: url },
  });
};

const strapiEnv = (port: number, sandbox: Sandbox, secrets: Secrets): Record<string, string> => ({
  ...secrets,
  NODE_ENV: 'production',
  STRAPI_TELEMETRY_DISABLED: 'true',
  STARTUP_MESSAGE: 'false',
  LOG_LEVEL: flags.has('--verbose') ? 'http' : 'warn',
  HOST: '127.0.0.1',
  PORT: String(port),
  SEED: 'true',
  DATABASE_FILENAME: join(DATA, 'data.db'),
  SOCIAL_QUEUE_DIR: join(DATA, 'queue'),
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

const open = async (): Promise<Demo> => {
  const secrets = demoSecrets(join(DATA, 'secrets.json'));
  const port = await freePorts('Strapi', Number(process.env['PORT'] ?? 1337));
  const sandboxPort = await freePorts('the sandbox', 4400, SANDBOX_PORTS);
  const url = `http://127.0.0.1:${port}`;
  const sandbox = await openSandbox(url, sandboxPort, secrets);
  console.log('· Starting Strapi (the first start also writes the sample articles) …');
  try {
    const env = strapiEnv(port, sandbox, secrets);
    const strapi = await startStrapi({ root: ROOT, url, env, showLog: flags.has('--verbose') });
    const person = {
      firstname: 'Demo',
      lastname: 'Editor',
      email: 'editor@harbour.example',
      password: secrets['DEMO_PASSWORD'] ?? '',
    };
    return { url, sandbox, strapi, secrets, person };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
};

const close = async ({ strapi, sandbox }: Demo): Promise<void> => {
  await strapi.stop();
  await sandbox.close();
};

const report = (posts: VerifiedPost[]): number => {
  const rows = posts.map(({ entry, how, platform, url, tookMs, problem }) => [
    entry,
    how === 'rule' ? 'by rule' : 'by hand',
    platform,
    problem ?? url,
    tookMs,
  ]);
  console.log(`\n${tableOf(['entry', 'how', 'platform', 'URL', 'ms'], rows, 90)}\n`);
  const verified = posts.filter(({ problem }) => problem === null).length;
  console.log(`demo: ${verified} of ${posts.length} posts verified`);
  return verified === posts.length && posts.length > 0 ? 0 : 1;
};

const once = async (demo: Demo, client: AdminClient): Promise<number> => {
  await connectAccounts(client, demo.sandbox);
  const readers = await createReaders(demo.sandbox, demo.secrets['DEMO_READER_SECRET'] ?? '');
  console.log('· Publishing two articles and reading the posts back from the platforms …');
  return report(await doMainJob(client, readers));
};

const stayUp = async (demo: Demo, client: AdminClient): Promise<number> => {
  // Only the first time: what the person connects or disconnects later is theirs.
  const isFirstTime = (await client.connections()).length === 0;
  if (isFirstTime && !flags.has('--unconnected')) await connectAccounts(client, demo.sandbox);
  await ensureRule(client);
  const { url, sandbox, person } = demo;
  console.log(`
  Strapi     ${url}/admin
  Login      ${person.email}
  Password   ${person.password}

  Platforms  ${sandbox.homeUrl}
  X          ${sandbox.urls.x}
  LinkedIn   ${sandbox.urls.linkedin}
  Bluesky    ${sandbox.urls.bluesky}

  Try it: open an article in the Content Manager, press Publish, and look at the platforms.
  Stop with Ctrl+C; the next start finds everything as it was.
`);
  const stopped = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0));
  });
  return Promise.race([stopped, demo.strapi.ended]);
};

const main = async (): Promise<number> => {
  const demo = await open();
  try {
    const client = new AdminClient(demo.url);
    await client.enter(demo.person);
    return isOnce ? await once(demo, client) : await stayUp(demo, client);
  } finally {
    await close(demo);
  }
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`demo: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
);
