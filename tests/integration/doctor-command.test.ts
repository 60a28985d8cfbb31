import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startTestApp, type TestApp } from './harness/app';
import { doctorReport, runDoctor, saidIn } from './harness/doctor-process';
import { freePort, TEST_APPS } from './harness/environment';
import { asAdmin, blueskyAccount } from './harness/people';
import { tablesOf } from './harness/rows';

const OTHER_KEY = 'ab'.repeat(32);
const SUNSET = '2027-09-15';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
}, 90_000);

afterAll(async () => {
  await app?.close();
});

/** Everything secret that the doctor comes across. */
const secrets = (): string[] => [
  process.env['OAUTH_ENCRYPTION_KEY'] ?? '',
  TEST_APPS.secretOf('LINKEDIN_CLIENT_SECRET'),
  TEST_APPS.secretOf('X_CLIENT_SECRET'),
  process.env['JWT_SECRET'] ?? '',
];

const changeAccount = (data: Record<string, unknown>) =>
  tablesOf(app).connections.updateMany({ where: { platform: 'bluesky' }, data });

describe('doctor beside a Strapi that serves', () => {
  it('says what is right in groups, and ends with the counts and 0', async () => {
    const { code, printed, complained } = await runDoctor();
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    const lines = printed.trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(/^doctor: \d+ ok, \d+ warnings?, 0 problems$/);
    for (const title of ['Node.js', 'Database', 'Queue', 'Encryption keys', 'Accounts']) {
      expect(lines).toContain(title);
    }
    expect(printed).toMatch(/ {2}✓ All \d{2} tables of the plugin are there\./);
    expect(printed).toContain(`  ✓ Process ${process.pid} uses the embedded queue`);
    expect(printed).toContain(`  ✓ LinkedIn switches API version 202609 off on ${SUNSET}.`);
    expect(printed).toMatch(/ {2}✓ @\S+ on Bluesky is well/);
    for (const secret of secrets()) expect(printed).not.toContain(secret);
  }, 60_000);

  it('prints one JSON object for scripts', async () => {
    const report = await doctorReport();
    const levels = report.sections.flatMap(({ findings }) => findings.map(({ level }) => level));
    expect(report).toMatchObject({ code: 0, problems: 0 });
    expect(levels.filter((level) => level === 'ok')).toHaveLength(report.ok);
    expect(levels.filter((level) => level === 'warning')).toHaveLength(report.warnings);
  }, 60_000);

  it('changes nothing', async () => {
    const file = process.env['DATABASE_FILENAME'] ?? '';
    await app.stop();
    try {
      const before = readFileSync(file);
      const lock = join(app.queueFolder, 'owner.pid');
      expect((await doctorReport()).code).toBe(0);
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(existsSync(lock)).toBe(false);
    } finally {
      await app.start();
    }
  }, 90_000);

  it('names the account that has to be connected again, and ends with 1', async () => {
    await changeAccount({ status: 'needs_reconnect', statusReason: 'The password was changed.' });
    try {
      const { code, printed } = await runDoctor();
      expect(code).toBe(1);
      expect(printed).toMatch(
        / {2}✗ @\S+ on Bluesky does not post: The password was changed\.\n {4}→ Reconnect it/
      );
      expect(printed).toMatch(/, 1 problem\n$/);
    } finally {
      await changeAccount({ status: 'active', statusReason: null });
    }
  }, 60_000);

  it('counts what no configured key opens', async () => {
    const report = await doctorReport([], { OAUTH_ENCRYPTION_KEY: OTHER_KEY });
    expect(report.code).toBe(1);
    expect(saidIn(report, 'keys')).toContainEqual(
      expect.stringMatching(/^problem 1 account is encrypted with the key \w{8}, which is not/)
    );
    expect(JSON.stringify(report)).not.toContain(OTHER_KEY);
  }, 60_000);
});

describe('doctor of an app that would not start', () => {
  it('says that there is no key', async () => {
    const report = await doctorReport([], { OAUTH_ENCRYPTION_KEY: '' });
    expect(report.code).toBe(1);
    expect(saidIn(report, 'app')).toEqual([
      expect.stringContaining('There is no encryption key for the credentials of social accounts.'),
    ]);
    expect(saidIn(report, 'node')).toHaveLength(1);
  }, 60_000);

  it('says that there is no database yet, and makes none', async () => {
    const file = join(tmpdir(), `social-distribution-nothing-${process.pid}.db`);
    const report = await doctorReport([], { DATABASE_FILENAME: file });
    expect(report.code).toBe(1);
    expect(saidIn(report, 'database')).toEqual([`problem There is no database ${file} yet.`]);
    expect(report.sections.map(({ id }) => id)).not.toContain('accounts');
    expect(existsSync(file)).toBe(false);
  }, 60_000);

  it('says that the queue server is away, without its password', async () => {
    const port = await freePort();
    const env = {
      SOCIAL_QUEUE_BACKEND: 'redis',
      SOCIAL_QUEUE_URL: `redis://:quay-Password-4711@127.0.0.1:${port}`,
    };
    const { code, printed } = await runDoctor([], env);
    expect(code).toBe(1);
    expect(printed).toContain(
      `  ✗ The Redis queue at 127.0.0.1:${port} cannot be used: the connection is refused`
    );
    expect(printed).toContain('    → Start it, or correct queue.url');
    expect(printed).not.toContain('quay-Password-4711');
  }, 60_000);

  it('is refused outside a Strapi app', async () => {
    const { code, printed, complained } = await runDoctor(['--app', tmpdir()]);
    expect({ code, printed }).toEqual({ code: 1, printed: '' });
    expect(complained).toContain('is no Strapi app');
  }, 60_000);
});

describe('the apps', () => {
  const WRONG = { X_CLIENT_SECRET: 'harbour-wrong-Secret-4711' };

  it('are looked at without a call', async () => {
    const report = await doctorReport([], WRONG);
    expect(report).toMatchObject({ code: 0, problems: 0 });
    expect(saidIn(report, 'apps')).toContain(
      'ok Client id and client secret of the X app are entered.'
    );
    expect(saidIn(report, 'apps').join()).not.toContain('can be reached');
  }, 60_000);

  it('are asked about with --online', async () => {
    const report = await doctorReport(['--online'], WRONG);
    expect(report).toMatchObject({ code: 1, problems: 1 });
    expect(saidIn(report, 'apps')).toContain(
      'problem X does not accept this client id with this client secret.'
    );
    expect(saidIn(report, 'apps')).toContain('ok LinkedIn can be reached from this server.');
    expect(JSON.stringify(report)).not.toContain(WRONG.X_CLIENT_SECRET);
  }, 60_000);
});
