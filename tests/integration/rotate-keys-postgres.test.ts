import { startPostgres, type PostgresService } from '../../scripts/services';
import { keyIdOf } from '../../server/src/crypto/vault';
import type { TestApp } from './harness/app';
import {
  LOST_KEY,
  NEW_KEY,
  NEW_KEY_ENV,
  OLD_KEY,
  restartWith,
  rotationOf,
  startWithOldKey,
} from './harness/key-change';
import { closingOf, startRotateKeys } from './harness/rotate-keys-process';
import { allAccounts, closedTo, seedAccounts } from './harness/sealed-accounts';
import { distributeWidely, untilPublished } from './harness/wide-distribution';

describe('a change of the encryption key on PostgreSQL', () => {
  const COUNT = 2000;
  let postgres: PostgresService;
  let app: TestApp;

  beforeAll(async () => {
    postgres = await startPostgres();
    const env = { DATABASE_CLIENT: 'postgres', DATABASE_URL: postgres.url() };
    ({ app } = await startWithOldKey(env));
    await seedAccounts(app, { count: COUNT, key: OLD_KEY });
    await restartWith(app, NEW_KEY_ENV);
  }, 120_000);

  afterAll(async () => {
    await app?.close();
    await postgres?.close();
  });

  it('takes two processes at once beside one that publishes, and each row once', async () => {
    const entries = await distributeWidely(app, 200);
    const commands = [startRotateKeys(), startRotateKeys(['--batch', '150'])];
    expect(await Promise.all(commands.map(({ ended }) => ended))).toEqual([0, 0]);
    const done = commands.map((command) => closingOf(command.printed()));
    expect(done.map(({ failed }) => failed)).toEqual([0, 0]);
    const rotated = done.reduce((sum, counts) => sum + (counts.rotated ?? 0), 0);
    // The account that publishes may have been refreshed, and so sealed anew, by Strapi.
    expect([COUNT, COUNT + 1]).toContain(rotated);
    expect(closedTo(NEW_KEY, await allAccounts(app))).toEqual([]);
    await untilPublished(app, entries, 200);
  }, 120_000);

  it('tells the keys in use', async () => {
    const [lost] = await seedAccounts(app, { count: 1, key: LOST_KEY });
    const { keys } = await rotationOf(app).status();
    expect(keys.map(({ keyId, state, rows }) => [keyId, state, rows.account])).toEqual([
      [keyIdOf(LOST_KEY), 'missing', 1],
      [keyIdOf(NEW_KEY), 'current', COUNT + 1],
    ]);
    const { failed } = await rotationOf(app).rotate();
    expect(failed).toMatchObject([{ name: `@${lost?.documentId} on X`, reason: 'unknown_key' }]);
  });
});
