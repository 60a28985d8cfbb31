import type { AdminClient } from '../../scripts/person/admin-client';
import { UIDS } from '../../server/src/constants';
import { createVault, keyIdOf } from '../../server/src/crypto/vault';
import { connectionSealContext } from '../../server/src/services/connections/connection-row';
import { tableOf } from '../../server/src/services/database/table';
import { KeyRotation } from '../../server/src/services/key-rotation/key-rotation';
import { SEALED_COLUMNS } from '../../server/src/services/key-rotation/sealed-columns';
import { SealedTable } from '../../server/src/services/key-rotation/sealed-table';
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
import { tablesOf } from './harness/rows';
import {
  allAccounts,
  closedTo,
  openWith,
  overwrite,
  QUIET_SITE,
  removeAccounts,
  seedAccounts,
} from './harness/sealed-accounts';
import { distributeWidely, publishedOf, untilPublished } from './harness/wide-distribution';

const CONNECTIONS = 10_000;
const DELIVERIES = 1_000;

describe('a change of the encryption key', () => {
  let app: TestApp;
  let admin: AdminClient;
  let siteId: number;

  beforeAll(async () => {
    ({ app, admin } = await startWithOldKey());
    await seedAccounts(app, { count: CONNECTIONS - 1, key: OLD_KEY });
    const [connected] = await allAccounts(app, { siteId: { $ne: QUIET_SITE } });
    siteId = connected?.siteId ?? 0;
    await restartWith(app, NEW_KEY_ENV);
  }, 120_000);

  afterAll(async () => {
    await app?.close();
  });

  it(`moves ${CONNECTIONS} accounts while ${DELIVERIES} deliveries publish, and nothing fails`, async () => {
    const entries = await distributeWidely(app, DELIVERIES);
    await untilPublished(app, entries, 20);
    const before = await publishedOf(app, entries);
    let hasExpired = false;
    const result = await rotationOf(app).rotate({
      // Small ones, so that it takes as long as publishing does.
      batchSize: 20,
      onProgress({ done, total }) {
        if (hasExpired || done < total / 2) return;
        hasExpired = true;
        // The account that publishes has to be refreshed in the middle of it all.
        app.sandbox.platforms.bluesky.actions['expire-tokens']?.({});
      },
    });
    const meanwhile = (await publishedOf(app, entries)) - before;
    await untilPublished(app, entries, DELIVERIES);
    expect(result).toMatchObject({ failed: [], isComplete: true });
    expect(result.rotated + result.alreadyCurrent).toBe(CONNECTIONS);
    expect(result.alreadyCurrent).toBeLessThanOrEqual(1);
    expect(hasExpired).toBe(true);
    expect(meanwhile).toBeGreaterThan(0);
    const where = { entryDocumentId: { $in: entries } };
    expect(await tablesOf(app).deliveries.count({ where })).toBe(DELIVERIES);
    const posts = app.sandbox.ledger.all().filter(({ platform }) => platform === 'bluesky');
    expect(posts).toHaveLength(DELIVERIES);
    const rows = await allAccounts(app);
    expect(rows).toHaveLength(CONNECTIONS);
    expect(closedTo(NEW_KEY, rows)).toEqual([]);
    expect(rows.filter(({ keyId }) => keyId !== keyIdOf(NEW_KEY))).toEqual([]);
  }, 300_000);

  it('leaves nothing to do, and the old key is needed no more', async () => {
    const none = { app: 0, choice: 0, 'ai-provider': 0, webhook: 0 };
    expect((await rotationOf(app).status()).keys).toEqual([
      { keyId: keyIdOf(NEW_KEY), state: 'current', rows: { account: CONNECTIONS, ...none } },
    ]);
    await restartWith(app, { OAUTH_ENCRYPTION_KEY: NEW_KEY, OAUTH_ENCRYPTION_KEYS_OLD: NEW_KEY });
    await removeAccounts(app, { siteId: QUIET_SITE });
    const entries = await distributeWidely(app, 1);
    await untilPublished(app, entries, 1);
    await restartWith(app, NEW_KEY_ENV);
  }, 60_000);

  describe('with few rows', () => {
    afterEach(() => removeAccounts(app, { siteId: QUIET_SITE }));

    it('takes client secrets, keys of AI providers and unfinished choices too', async () => {
      const vault = createVault({ key: OLD_KEY, oldKeys: [] });
      const seal = (table: string, rowId: string, purpose: string) =>
        vault.seal(`secret of ${rowId}`, { table, rowId, purpose });
      const soon = new Date(Date.now() + 600_000);
      const keyId = vault.keyId;
      const apps = tableOf<{ clientSecret: string | null }>(app.strapi, UIDS.platformApp);
      const choices = tableOf<{ credentials: string }>(app.strapi, UIDS.accountChoice);
      const place = { siteId: 1, app: 'mastodon', clientId: 'id', keyId, updatedAt: new Date() };
      const serviceUrl = 'https://social.example';
      const clientSecret = seal('distribution_apps', `1:mastodon:${serviceUrl}`, 'client-secret');
      await apps.create({ data: { ...place, serviceUrl, clientSecret } });
      await apps.create({ data: { ...place, serviceUrl: 'https://public.example' } });
      const choice = {
        platform: 'x',
        method: 'x',
        siteId: 1,
        adminUserId: 1,
        expiresAt: soon,
        keyId,
      };
      const credentials = seal('distribution_account_choices', 'hash', 'choice');
      await choices.create({ data: { ...choice, tokenHash: 'hash', credentials } });
      const vendors = tableOf<{ apiKey: string | null }>(app.strapi, UIDS.aiProvider);
      const apiKey = seal('distribution_ai_providers', '1:gemini', 'api-key');
      const vendor = { siteId: 1, enabled: true, updatedAt: new Date() };
      await vendors.create({ data: { ...vendor, provider: 'gemini', apiKey, keyId } });
      await vendors.create({ data: { ...vendor, provider: 'compatible' } });
      const hooks = tableOf<{ secret: string; previousSecret: string }>(app.strapi, UIDS.webhook);
      const hook = { key: 'wh_1', name: 'Log', url: 'https://hooks.example/', events: [] };
      await hooks.create({
        data: {
          ...hook,
          ...{ isOrdered: false, state: 'active', failuresInRow: 0, sinceEventId: 0 },
          secret: seal('distribution_webhooks', 'wh_1', 'signing-secret'),
          previousSecret: seal('distribution_webhooks', 'wh_1', 'previous-signing-secret'),
          ...{ keyId, previousKeyId: keyId, createdAt: new Date(), updatedAt: new Date() },
        },
      });

      expect(await rotationOf(app).rotate()).toMatchObject({ rotated: 5, failed: [] });
      const { keys } = await rotationOf(app).status();
      const rows = { account: 1, app: 1, choice: 1, 'ai-provider': 1, webhook: 2 };
      expect(keys).toMatchObject([{ state: 'current', rows }]);
      const [secret] = await apps.findMany({ where: { clientSecret: { $notNull: true } } });
      const newOnly = createVault({ key: NEW_KEY, oldKeys: [] });
      const rowId = `1:mastodon:${serviceUrl}`;
      const context = { table: 'distribution_apps', rowId, purpose: 'client-secret' };
      expect(newOnly.open(secret?.clientSecret ?? '', context)).toBe(`secret of ${rowId}`);
      const [gemini] = await vendors.findMany({ where: { provider: 'gemini' } });
      const row = { table: 'distribution_ai_providers', rowId: '1:gemini', purpose: 'api-key' };
      expect(newOnly.open(gemini?.apiKey ?? '', row)).toBe('secret of 1:gemini');
      const [signer] = await hooks.findMany({});
      const old = {
        ...{ table: 'distribution_webhooks', rowId: 'wh_1', purpose: 'previous-signing-secret' },
      };
      expect(newOnly.open(signer?.previousSecret ?? '', old)).toBe('secret of wh_1');
      await hooks.deleteMany({ where: {} });
      await vendors.deleteMany({ where: {} });
      await apps.deleteMany({ where: {} });
      await choices.deleteMany({ where: {} });
    });

    it('never takes the place of a token that was refreshed in between', async () => {
      const [first, second] = await seedAccounts(app, { count: 2, key: OLD_KEY });
      if (!first || !second) throw new Error('Nothing was seeded.');
      const context = connectionSealContext(first.documentId);
      const refreshed = createVault({ key: NEW_KEY, oldKeys: [] }).seal('refreshed', context);
      const store = SEALED_COLUMNS.map((column) => new SealedTable(app.strapi, column))[0];
      if (!store) throw new Error('Nothing is sealed.');
      const { replace } = store;
      store.replace = async (...args) => {
        await overwrite(app, first, { credentials: refreshed, keyId: keyIdOf(NEW_KEY) });
        return replace.apply(store, args);
      };
      const rotation = new KeyRotation([store], () => ({ key: NEW_KEY, oldKeys: [OLD_KEY] }));
      expect(await rotation.rotate()).toMatchObject({ rotated: 1, failed: [], isComplete: true });
      const [one, other] = await allAccounts(app, { siteId: QUIET_SITE });
      expect(one?.credentials).toBe(refreshed);
      expect(other && openWith(NEW_KEY, other)).toBe(`token of ${second.documentId}`);
    });

    it('reports what does not open, leaves it, and every account stays in the list', async () => {
      const rows = await seedAccounts(app, { count: 4, key: OLD_KEY, siteId });
      const [tampered, foreign, good] = rows;
      if (!tampered || !foreign || !good) throw new Error('Nothing was seeded.');
      const [lost] = await seedAccounts(app, { count: 1, key: LOST_KEY, siteId });
      const last = tampered.credentials.endsWith('A') ? 'B' : 'A';
      await overwrite(app, tampered, {
        credentials: tampered.credentials.slice(0, -2) + last + 'A',
      });
      await overwrite(app, foreign, { credentials: good.credentials });
      const left = async () => {
        const ids = [tampered.id, foreign.id, lost?.id];
        return (await allAccounts(app, { id: { $in: ids } })).map(({ credentials }) => credentials);
      };
      const before = await left();

      const { rotated, failed } = await rotationOf(app).rotate();
      expect(rotated).toBe(2);
      expect(failed.map(({ id, name, reason }) => ({ id, name, reason }))).toEqual([
        { id: tampered.id, name: `@${tampered.documentId} on X`, reason: 'tampered' },
        { id: foreign.id, name: `@${foreign.documentId} on X`, reason: 'tampered' },
        { id: lost?.id, name: `@${lost?.documentId} on X`, reason: 'unknown_key' },
      ]);
      expect(await left()).toEqual(before);
      const { keys } = await rotationOf(app).status();
      expect(keys[0]).toMatchObject({ keyId: keyIdOf(LOST_KEY), state: 'missing' });
      const listed = (await admin.connections()).map(({ id }) => id);
      expect(listed).toEqual(
        expect.arrayContaining([...rows, ...(lost ? [lost] : [])].map(({ id }) => id))
      );
      await removeAccounts(app, { id: { $in: [...rows.map(({ id }) => id), lost?.id] } });
    });

    it('goes on where it was stopped', async () => {
      await seedAccounts(app, { count: 100, key: OLD_KEY });
      const stop = new AbortController();
      const first = await rotationOf(app).rotate({
        batchSize: 20,
        signal: stop.signal,
        onProgress: ({ done }) => done >= 40 && stop.abort(),
      });
      expect(first).toEqual({ rotated: 39, alreadyCurrent: 1, failed: [], isComplete: false });
      const second = await rotationOf(app).rotate({ batchSize: 20 });
      expect(second).toEqual({ rotated: 61, alreadyCurrent: 40, failed: [], isComplete: true });
      expect(closedTo(NEW_KEY, await allAccounts(app))).toEqual([]);
    });
  });
});
