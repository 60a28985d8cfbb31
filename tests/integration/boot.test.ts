import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { AdminClient } from '../../scripts/person/admin-client';
import { queueFolderOf } from './harness/environment';
import { ADMIN } from './harness/people';
import {
  serves,
  startProcess,
  TemporaryFolders,
  type StrapiProcess,
} from './harness/strapi-process';

const folders = new TemporaryFolders();
const processes: StrapiProcess[] = [];

const boot = async (...[options]: Parameters<typeof startProcess>): Promise<StrapiProcess> => {
  const started = await startProcess(options);
  processes.push(started);
  return started;
};

afterAll(async () => {
  for (const started of processes) await started.end('SIGKILL');
  folders.remove();
});

interface QueueStatus {
  state: string;
  problem: string | null;
}

/** One login each: Strapi refuses too many. */
const admins = new Map<StrapiProcess, Promise<AdminClient>>();

const adminOf = (strapi: StrapiProcess): Promise<AdminClient> => {
  const enter = async () => {
    const admin = new AdminClient(strapi.url);
    await admin.enter(ADMIN);
    return admin;
  };
  const admin = admins.get(strapi) ?? enter();
  admins.set(strapi, admin);
  return admin;
};

const queueStatus = async (strapi: StrapiProcess): Promise<QueueStatus> => {
  const admin = await adminOf(strapi);
  const path = '/api/admin/distribution/queue/status';
  return (await admin.request<{ data: QueueStatus }>('GET', path)).data;
};

describe('a boot without a usable encryption key', () => {
  const ADVICE =
    'Make one with "npx social-distribution generate-key" and put it into OAUTH_ENCRYPTION_KEY.';

  it.each([
    [
      'missing',
      undefined,
      `There is no encryption key for the credentials of social accounts. ${ADVICE}`,
    ],
    ['empty', '', `There is no encryption key for the credentials of social accounts. ${ADVICE}`],
    [
      'malformed',
      'b16b00b5-and-not-hexadecimal-at-all',
      `The encryption key is malformed: it must be 64 hexadecimal digits. ${ADVICE}`,
    ],
  ])(
    'stops with one sentence when the key is %s',
    async (_, key, sentence) => {
      const env = { OAUTH_ENCRYPTION_KEY: key };
      const strapi = await boot({ mode: 'start', folder: folders.add(), env });
      expect(await strapi.ended).toBeGreaterThan(0);
      expect(strapi.output()).toContain(sentence);
      if (key) expect(strapi.output()).not.toContain(key);
    },
    60_000
  );
});

describe('a Strapi that is only loaded, as by a CLI command', () => {
  it('starts no workers and takes no queue folder', async () => {
    const folder = folders.add();
    const strapi = await boot({ mode: 'load', folder });
    expect(await strapi.ended).toBe(0);
    expect(strapi.output()).toContain('queue: stopped');
    expect(existsSync(queueFolderOf(folder))).toBe(false);
  }, 60_000);
});

describe('the folder of the embedded queue', () => {
  const folder = folders.add();
  const queueFolder = queueFolderOf(folder);
  let first: StrapiProcess;

  const bootOnFolder = (): Promise<StrapiProcess> =>
    boot({ mode: 'start', folder: folders.add(), env: { SOCIAL_QUEUE_DIR: queueFolder } });

  it('serves the process that came first', async () => {
    first = await boot({ mode: 'start', folder });
    await first.waitFor(() => serves(first.url));
    await first.waitFor(() => existsSync(join(queueFolder, 'owner.pid')));
    await first.waitFor(async () => (await queueStatus(first)).state === 'running');
  }, 60_000);

  it('is refused to a second process, whose Strapi serves all the same', async () => {
    const second = await bootOnFolder();
    const sentence = `The embedded queue in ${queueFolder} is in use by process ${first.pid}`;
    await second.waitFor(() => second.output().includes(sentence));
    expect(await serves(second.url)).toBe(true);
    const { state, problem } = await queueStatus(second);
    expect(state).toBe('unreachable');
    expect(problem).toContain(sentence);
    for (const wayOut of ['queue.dataDir', '"redis"', '"postgres"']) {
      expect(problem).toContain(wayOut);
    }
    expect(await queueStatus(first)).toMatchObject({ state: 'running', problem: null });
    await second.end('SIGTERM');
    expect(existsSync(join(queueFolder, 'owner.pid'))).toBe(true);
  }, 60_000);

  it('goes to the next process when its owner was killed', async () => {
    await first.end('SIGKILL');
    const next = await bootOnFolder();
    await next.waitFor(() => serves(next.url));
    await next.waitFor(async () => (await queueStatus(next)).state === 'running');
    await next.end('SIGTERM');
    expect(existsSync(join(queueFolder, 'owner.pid'))).toBe(false);
  }, 60_000);
});
