import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { startRedis, type RedisService } from '../../scripts/services';
import { aCronApp, type CronApp } from './harness/cron-app';
import { environmentOf, everyPlatformAt, freePort } from './harness/environment';
import { TemporaryFolders } from './harness/strapi-process';
import { startWorker, type WorkerProcess, type WorkerStartOptions } from './harness/worker-process';

const BOOT_SCRIPT = join(__dirname, 'harness/boot-strapi.cjs');

const folders = new TemporaryFolders();
const workers: WorkerProcess[] = [];
let folder: string;

const start = async (options: WorkerStartOptions = {}): Promise<WorkerProcess> => {
  const nowhere = 'http://127.0.0.1:9';
  const platformUrls = everyPlatformAt(nowhere);
  const env = {
    ...environmentOf({ folder, port: await freePort(), platformUrls }),
    ...options.env,
  };
  const worker = await startWorker({ ...options, env });
  workers.push(worker);
  return worker;
};

beforeEach(() => {
  folder = folders.add();
});

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  folders.remove();
});

describe('a worker that cannot work', () => {
  const refused = async (options: WorkerStartOptions): Promise<string> => {
    const worker = await start(options);
    expect(await worker.ended).toBe(1);
    expect(existsSync(join(folder, 'data.db'))).toBe(false);
    return worker.output();
  };

  it('says which queues serve more than one process', async () => {
    expect(await refused({ env: { SOCIAL_QUEUE_BACKEND: 'embedded' } })).toBe(
      'social-distribution worker: The embedded queue serves one process, the Strapi itself. ' +
        'Set queue.backend to "redis" or "postgres" to run workers beside it.\n'
    );
  }, 60_000);

  it('says what is wrong with the config of the plugin, as Strapi does', async () => {
    const output = await refused({ env: { OAUTH_ENCRYPTION_KEY: '' } });
    expect(output).toContain('There is no encryption key for the credentials of social accounts.');
    expect(output).toContain('npx social-distribution generate-key');
    expect(output).not.toMatch(/^\s+at /m);
  }, 60_000);

  it('says that it was started outside a Strapi app', async () => {
    expect(await refused({ appDir: folder })).toContain(`${folder} is no Strapi app`);
  }, 60_000);
});

describe('a worker of an app with tasks of its own', () => {
  let redis: RedisService;
  let app: CronApp;

  beforeAll(async () => {
    redis = await startRedis();
    app = aCronApp();
  });

  afterAll(async () => {
    app?.remove();
    await redis?.close();
  });

  const appEnv = () => ({ ...app.env, SOCIAL_QUEUE_URL: redis.url });

  it('is refused while the plugin is not enabled', async () => {
    const env = { ...appEnv(), SOCIAL_ENABLED: 'false' };
    const worker = await start({ appDir: app.appDir, env });
    expect(await worker.ended).toBe(1);
    expect(worker.output()).toContain(
      `The plugin "social-distribution" is not enabled in ${app.appDir}: enable it in config/plugins.`
    );
  }, 60_000);

  it('leaves the tasks to the Strapi that serves', async () => {
    const strapi = spawn(process.execPath, [BOOT_SCRIPT, app.appDir, 'start'], {
      env: {
        ...process.env,
        ...environmentOf({
          folder,
          port: await freePort(),
          platformUrls: everyPlatformAt(''),
        }),
        ...appEnv(),
      },
      stdio: 'ignore',
    });
    const pid = strapi.pid ?? 0;
    try {
      const until = Date.now() + 40_000;
      while (app.ticksOf(pid) === 0 && Date.now() < until) {
        await new Promise((wait) => setTimeout(wait, 100));
      }
      const worker = await start({ flags: ['--app', app.appDir], env: appEnv() });
      await worker.isReady();
      expect(worker.output()).toContain('SQLite is made for one process');
      const ticks = app.ticksOf(pid);
      // Two tasks a second: both were due several times in both processes.
      await worker.waitFor(() => app.ticksOf(pid) >= ticks + 8);
      expect(app.ticksOf(worker.pid)).toBe(0);
      worker.signal('SIGTERM');
      expect(await worker.ended).toBe(0);
    } finally {
      strapi.kill('SIGKILL');
    }
  }, 90_000);

  it('ends with 1 after an error nobody foresaw, so that its supervisor starts a new one', async () => {
    const script = join(folder, 'spring-a-leak.cjs');
    writeFileSync(script, "process.on('SIGUSR2', () => void Promise.reject(new Error('a leak')));");
    const env = { ...appEnv(), NODE_OPTIONS: `--require ${script}` };
    const worker = await start({ appDir: app.appDir, env });
    await worker.isReady();
    worker.signal('SIGUSR2');
    expect(await worker.ended).toBe(1);
    expect(worker.output()).toContain('ends because of an error nobody foresaw: Error: a leak');
  }, 60_000);
});
