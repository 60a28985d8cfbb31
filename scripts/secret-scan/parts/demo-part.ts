import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { startSandbox, type Sandbox } from '../../../sandbox/src';
import { Children } from '../../../tests/chaos/children';
import { strapiProgram, untilServing } from '../../../tests/chaos/strapi-app';
import { connectAccounts } from '../../demo/connect-accounts';
import { connectMoreAccounts } from '../../demo/connect-more-accounts';
import { doMainJob, ensureRule } from '../../demo/main-job';
import { createReaders } from '../../demo/platform-readers';
import { withReaderApp } from '../../demo/readers/reader-app';
import { AdminClient, type Person } from '../../person/admin-client';
import { untilQueueRuns } from '../../person/until-queue-runs';
import { openPortals, sandboxApps } from '../../sandbox-apps';
import { freePort } from '../../services/free-port';
import { EmbeddedQueuePlace } from '../places/embedded-queue-place';
import { FilesPlace } from '../places/files-place';
import type { Place } from '../places/place';
import { RecordedPlace } from '../places/recorded-place';
import { SqlitePlace } from '../places/sqlite-place';
import { connect, connectEverything } from './connect-everything';
import { makeSecrets, type MadeSecrets } from './made-secrets';
import { notePlatformSecrets, type EndedPart, type PartArgs } from './part';
import { appsOf, environmentOf, logFolderOf, mailFolderOf } from './strapi-environment';
import { enterAiKeys } from './enter-ai-keys';
import { rotateKeys } from './rotate-keys';
import { LOSS, subscribe } from './subscribe';
import { makeTroubles } from './troubles';
import { walkApi } from './walk-api';
import { WebhookReceiver } from './webhook-receiver';

const NOTICE_TIMEOUT_MS = 30_000;
const BETWEEN_LOOKS_MS = 250;
const LINK_BASE = 'https://example.com';
const EDITOR = 'editor@harbour.example';
const TYPED_APP = 'scan-typed-app';

interface Stage {
  client: AdminClient;
  sandbox: Sandbox;
  made: MadeSecrets;
  webhooks: WebhookReceiver;
  person: Person;
}

/** The whole demo as `--once` runs it, and after it everything else that touches secrets. */
export const runDemoPart = async (args: PartArgs): Promise<EndedPart> => {
  const { folder, secrets, listenTo, atEnd } = args;
  const made = makeSecrets(secrets);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const children = new Children();
  atEnd(() => children.killAll());
  const webhooks = await WebhookReceiver.start();
  atEnd(() => webhooks.close());
  const sandbox = await openSandbox(url, made);
  atEnd(() => sandbox.close());
  const env = {
    ...environmentOf({ folder, port, sandbox, made }),
    SEED: 'true',
    LINK_BASE_URL: LINK_BASE,
    DATABASE_FILENAME: join(folder, 'database', 'data.db'),
    SOCIAL_QUEUE_DIR: join(folder, 'queue'),
    SOCIAL_SWEEP_EVERY_MS: '1000',
    SOCIAL_NOTICE_EMAILS: EDITOR,
  };
  const logFile = join(logFolderOf(folder), 'strapi.log');
  const strapi = strapiProgram({ children, env, logFile })(null);
  await untilServing(url);
  listenTo(url);
  const person = editorWith(made.password);
  const summary = await act({ client: new AdminClient(url), sandbox, made, webhooks, person });
  strapi.signal('SIGTERM');
  await strapi.ended;
  await rotateKeys({ children, env, secrets, logFolder: logFolderOf(folder) });
  notePlatformSecrets(sandbox, secrets);
  return { places: placesOf(folder, webhooks), summary };
};

const act = async ({ client, sandbox, made, webhooks, person }: Stage): Promise<string> => {
  await client.enter(person);
  await untilQueueRuns(client);
  await subscribe(client, webhooks.url);
  const typed = { clientId: TYPED_APP, clientSecret: made.typedClientSecret };
  await client.request('PUT', '/api/admin/distribution/apps/x', typed);
  await enterAiKeys({ client, sandbox, apiKey: made.typedApiKey });
  await connectAccounts(client, sandbox);
  await connectMoreAccounts(client);
  await ensureRule(client);
  const posts = await doMainJob(client, await createReaders(sandbox, made.readerSecret));
  const wrong = posts.filter(({ problem }) => problem !== null);
  if (posts.length === 0 || wrong.length > 0) {
    throw new Error(
      `The demo's main job failed: ${wrong.map(({ problem }) => problem).join('; ')}`
    );
  }
  await connectEverything(client);
  await makeTroubles({ client, sandbox, made });
  await untilPeopleWereTold(webhooks);
  const choice = (await connect(client, 'facebook')) ?? 'no-choice';
  const { password, typedClientSecret, typedApiKey, wrongAppPassword } = made;
  const calls = await walkApi(client, {
    choice,
    typed: [password, typedClientSecret, typedApiKey, wrongAppPassword],
  });
  await client.request('POST', '/admin/forgot-password', { email: person.email });
  return `${posts.length} posts verified, ${calls} calls of the API`;
};

/** Accounts were lost: webhooks are called, and the mail follows at once. */
const untilPeopleWereTold = async ({ calls }: WebhookReceiver): Promise<void> => {
  const until = Date.now() + NOTICE_TIMEOUT_MS;
  while (!calls.some(({ where }) => where === LOSS)) {
    if (Date.now() > until) throw new Error('Nobody was told of the accounts that were lost.');
    await pause(BETWEEN_LOOKS_MS);
  }
};

const placesOf = (folder: string, webhooks: WebhookReceiver): Place[] => {
  const store = join(folder, 'queue', 'pg');
  return [
    new SqlitePlace('SQLite, tables', join(folder, 'database', 'data.db'), folder),
    new FilesPlace('SQLite, file', join(folder, 'database'), folder),
    new EmbeddedQueuePlace('embedded queue, tables', store, folder),
    new FilesPlace('embedded queue, files', store, folder),
    new FilesPlace('logs of Strapi and rotate-keys (demo)', logFolderOf(folder), folder),
    new RecordedPlace('webhooks', webhooks.calls),
    new FilesPlace('e-mails', mailFolderOf(folder), folder),
  ];
};

const openSandbox = async (strapiUrl: string, made: MadeSecrets): Promise<Sandbox> => {
  const apps = sandboxApps({ strapiUrl, ...appsOf(made) });
  const [x] = apps.x ?? [];
  const typed = {
    clientId: TYPED_APP,
    clientSecret: made.typedClientSecret,
    redirectUris: x?.redirectUris ?? [],
  };
  const sandbox = await startSandbox({
    seed: Date.now(),
    listSecrets: true,
    apps: withReaderApp({ ...apps, x: [...(apps.x ?? []), typed] }, made.readerSecret),
    hosts: { [LINK_BASE]: strapiUrl },
  });
  openPortals(sandbox);
  return sandbox;
};

const editorWith = (password: string): Person => ({
  firstname: 'Scan',
  lastname: 'Editor',
  email: EDITOR,
  password,
});
