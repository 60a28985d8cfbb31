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
import {
  allAccounts,
  closedTo,
  openWith,
  overwrite,
  QUIET_SITE,
  removeAccounts,
  seedAccounts,
} from './harness/sealed-accounts';
import { distributeWidely, untilPublished } from './harness/wide-distribution';

describe('rotate-keys beside a Strapi that publishes', () => {
  let app: TestApp;

  beforeAll(async () => {
    ({ app } = await startWithOldKey());
    await restartWith(app, NEW_KEY_ENV);
    await rotationOf(app).rotate();
  }, 120_000);

  afterEach(() => removeAccounts(app, { siteId: QUIET_SITE }));

  afterAll(async () => {
    await app?.close();
  });

  it('ends with what it did and 0', async () => {
    const seeded = await seedAccounts(app, { count: 2000, key: OLD_KEY });
    const entries = await distributeWidely(app, 200);
    const command = startRotateKeys();
    expect({ code: await command.ended, complained: command.complained() }).toEqual({
      code: 0,
      complained: '',
    });
    expect(closingOf(command.printed())).toEqual({ rotated: 2000, alreadyCurrent: 1, failed: 0 });
    expect(command.printed()).toContain('remove OAUTH_ENCRYPTION_KEYS_OLD and restart Strapi.');
    expect(command.printed()).toMatch(/^rotate-keys: \d+ of 2001 looked at/m);
    const rows = await allAccounts(app, { siteId: QUIET_SITE });
    expect(rows.map((row) => openWith(NEW_KEY, row))).toEqual(
      seeded.map(({ documentId: id }) => `token of ${id}`)
    );
    await untilPublished(app, entries, 200);
  }, 90_000);

  it('says which row does not open and what to do, and ends with 1', async () => {
    const [lost] = await seedAccounts(app, { count: 1, key: LOST_KEY });
    const command = startRotateKeys();
    expect(await command.ended).toBe(1);
    expect(closingOf(command.printed())).toEqual({ rotated: 0, alreadyCurrent: 1, failed: 1 });
    const name = `@${lost?.documentId} on X`;
    expect(command.complained()).toBe(
      `rotate-keys: What is stored for ${name} was encrypted with key ${keyIdOf(LOST_KEY)}, which ` +
        `is not configured: put it into OAUTH_ENCRYPTION_KEYS_OLD, or reconnect ${name}. ` +
        `(platform_connections, row ${lost?.id})\n`
    );
    expect(command.printed()).not.toContain('remove OAUTH_ENCRYPTION_KEYS_OLD');
  }, 60_000);

  it('finishes its batch after Ctrl+C, and goes on the next time', async () => {
    await seedAccounts(app, { count: 1000, key: OLD_KEY });
    const stopped = startRotateKeys(['--batch', '2']);
    await stopped.says(' looked at');
    stopped.signal('SIGINT');
    expect(await stopped.ended).toBe(1);
    expect(stopped.complained()).toContain('What is done stays done: run the same again to go on.');
    const { rotated = 0 } = closingOf(stopped.printed());
    expect(rotated).toBeGreaterThanOrEqual(90);
    expect(rotated).toBeLessThan(1000);
    const next = startRotateKeys();
    expect(await next.ended).toBe(0);
    expect(closingOf(next.printed())).toMatchObject({ rotated: 1000 - rotated, failed: 0 });
    expect(closedTo(NEW_KEY, await allAccounts(app))).toEqual([]);
  }, 90_000);

  it('writes nothing in a dry run', async () => {
    const seeded = await seedAccounts(app, { count: 3, key: OLD_KEY });
    const command = startRotateKeys(['--dry-run']);
    expect(await command.ended).toBe(0);
    expect(command.printed()).toMatch(
      /rotate-keys: dry_run=true to_rotate=3 already_current=1 failed=0 seconds=\d+\.\d\n$/
    );
    expect(await allAccounts(app, { siteId: QUIET_SITE })).toEqual(seeded);
  }, 60_000);

  it('has nothing to do without an old key', async () => {
    const command = startRotateKeys([], { OAUTH_ENCRYPTION_KEYS_OLD: undefined });
    expect(await command.ended).toBe(0);
    expect(command.printed()).toContain(
      `rotate-keys: Nothing to do: everything uses the current key (${keyIdOf(NEW_KEY)}).`
    );
    expect(closingOf(command.printed())).toEqual({ rotated: 0, alreadyCurrent: 1, failed: 0 });
  }, 60_000);

  it('waits while Strapi writes, however long that takes', async () => {
    await seedAccounts(app, { count: 10, key: OLD_KEY });
    let command = startRotateKeys(['--dry-run']);
    await command.ended;
    await app.strapi.db.transaction(async () => {
      await overwrite(app, { id: -1 }, { keyId: null });
      command = startRotateKeys();
      // Longer than SQLite itself waits for a lock.
      await new Promise((wait) => setTimeout(wait, 9_000));
    });
    expect(await command.ended).toBe(0);
    expect(closingOf(command.printed())).toMatchObject({ rotated: 10, failed: 0 });
  }, 60_000);

  it('asks for a started Strapi where there are no tables', async () => {
    const command = startRotateKeys([], { DATABASE_FILENAME: `${app.queueFolder}-empty.db` });
    expect(await command.ended).toBe(1);
    expect(command.complained()).toMatch(
      /has no table platform_connections, .* yet: start Strapi once/
    );
  }, 60_000);
});
