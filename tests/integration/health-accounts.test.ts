import type { AccountAttentionView } from '../../contracts/health';
import type { AdminClient } from '../../scripts/person/admin-client';
import { UIDS } from '../../server/src/constants';
import type { ConnectionRow } from '../../server/src/services/connections/connection-row';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { startTestApp, type TestApp } from './harness/app';
import { asAdmin } from './harness/people';
import { tablesOf } from './harness/rows';

const DAY_MS = 86_400_000;

let app: TestApp;
let admin: AdminClient;
let id: number;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  await admin.connectByOAuth('linkedin');
  id = (await rows().findOne({ where: { platform: 'linkedin' } }))?.id ?? 0;
}, 60_000);

afterAll(async () => {
  await app?.close();
});

const rows = () => tableOf<ConnectionRow>(app.strapi, UIDS.connection);

const change = (data: Record<string, unknown>) => rows().updateMany({ where: { id }, data });

const endsIn = (days: number) => change({ endsAt: new Date(Date.now() + days * DAY_MS) });

const needyAccounts = async (): Promise<AccountAttentionView[]> => (await admin.health()).accounts;

describe('the health view', () => {
  const aDelivery = (over: Record<string, unknown>) =>
    tablesOf(app).deliveries.create({
      data: {
        platform: 'linkedin',
        connectionId: id,
        entryUid: 'api::article.article',
        entryDocumentId: 'none',
        entryLocale: 'en',
        versionHash: 'none',
        dedupeKey: `none:${Math.random()}`,
        queuedAt: new Date(),
        ...over,
      },
    });

  beforeEach(async () => {
    await tablesOf(app).deliveries.deleteMany({ where: {} });
    const site = await getService(app.strapi, 'sites').getDefault();
    const well = { status: 'active', statusReason: null, health: 'green', healthReason: null };
    await change({ ...well, siteId: site.id, endsAt: new Date(Date.now() + 60 * DAY_MS) });
  });

  it('lists accounts that need somebody, with what is held for them', async () => {
    const { siteId } = (await rows().findOne({ where: { id } })) ?? {};
    await endsIn(3);
    await aDelivery({ siteId, state: 'held', waitsFor: 'reconnect' });
    await aDelivery({ siteId, state: 'held', waitsFor: 'account' });
    await aDelivery({ siteId, state: 'held', waitsFor: 'paused' });
    await aDelivery({ siteId, state: 'published', finishedAt: new Date() });
    const expiring = {
      id,
      siteId,
      platform: 'linkedin',
      handle: 'Harbour Light Editor',
      waiting: 2,
    };
    expect(await needyAccounts()).toEqual([
      {
        ...expiring,
        status: 'expiring',
        health: 'green',
        reason: null,
        endsAt: expect.stringMatching(/Z$/) as string,
      },
    ]);
    await change({ status: 'needs_reconnect', statusReason: 'Gone.', health: 'red' });
    expect(await needyAccounts()).toMatchObject([
      { ...expiring, status: 'needs_reconnect', health: 'red', reason: 'Gone.' },
    ]);
  });

  it('lists red accounts first, and neither well ones nor those that a person switched off', async () => {
    await change({ health: 'yellow', healthReason: 'LinkedIn was busy.' });
    expect(await needyAccounts()).toEqual([]);
    await change({ status: 'disabled', health: 'red', endsAt: new Date() });
    expect(await needyAccounts()).toEqual([]);
    await change({ status: 'active', health: 'green', endsAt: new Date(Date.now() + DAY_MS) });
    const { siteId = 0 } = (await rows().findOne({ where: { id } })) ?? {};
    const account = { id: 'urn:li:person:other', handle: 'Pier Nine', name: 'Pier Nine' };
    const other = await rows().create({
      data: {
        ...{ siteId, platform: 'linkedin', accountId: account.id, account, status: 'active' },
        ...{ health: 'red', healthReason: 'The page was deleted.' },
      },
    });
    try {
      expect(await needyAccounts()).toMatchObject([
        { id: other.id, status: 'active', health: 'red', reason: 'The page was deleted.' },
        { id, status: 'expiring' },
      ]);
    } finally {
      await rows().deleteMany({ where: { id: other.id } });
    }
  });

  it('sums up each platform that is used: what ended in the last day, and what an operator must mend', async () => {
    const { siteId } = (await rows().findOne({ where: { id } })) ?? {};
    const ended = (state: string, hoursAgo: number) =>
      aDelivery({ siteId, state, finishedAt: new Date(Date.now() - hoursAgo * 3_600_000) });
    for (const hours of [1, 2, 23]) await ended('published', hours);
    await ended('failed', 5);
    await ended('failed', 25);
    await ended('cancelled', 1);
    const good = { platform: 'linkedin', label: 'LinkedIn', circuit: null, operatorProblem: null };
    expect((await admin.health()).platforms).toEqual([
      { ...good, published24h: 3, failed24h: 1, errorRate: 0.25 },
    ]);
    await aDelivery({ siteId, state: 'held', waitsFor: 'operator', reason: 'Older.' });
    await aDelivery({ siteId, state: 'held', waitsFor: 'operator', reason: 'Credits are gone.' });
    expect((await admin.health()).platforms[0]?.operatorProblem).toBe('Credits are gone.');
  });

  it('shows the open circuit of a platform, also of one without accounts', async () => {
    const table = tableOf<{ id: number }>(app.strapi, UIDS.circuit);
    const { id: circuitId } = await table.create({
      data: {
        ...{ app: 'x:some', platform: 'x', state: 'open', failures: 5, openings: 1 },
        ...{ reason: 'X answered 503.', openedAt: new Date(), retryAt: new Date() },
      },
    });
    try {
      const { platforms } = await admin.health();
      expect(platforms.map(({ platform, circuit }) => [platform, circuit?.reason ?? null])).toEqual(
        [
          ['x', 'X answered 503.'],
          ['linkedin', null],
        ]
      );
    } finally {
      await table.deleteMany({ where: { id: circuitId } });
    }
  });

  it('names an API version that is over', async () => {
    const path = 'plugin::social-distribution.platforms.linkedin.apiVersion';
    app.strapi.config.set(path, '202401');
    try {
      const [linkedin] = (await admin.health()).platforms;
      expect(linkedin?.operatorProblem).toContain('switched API version 202401 off');
    } finally {
      app.strapi.config.set(path, undefined);
    }
  });

  it('is limited to the site that is asked for', async () => {
    const site = await admin.request<{ data: { id: number } }>(
      'POST',
      '/api/admin/distribution/sites',
      {
        slug: 'elsewhere',
        name: 'Elsewhere',
      }
    );
    await endsIn(3);
    const answer = await admin.request<{ data: { accounts: unknown[]; platforms: unknown[] } }>(
      'GET',
      `/api/admin/distribution/health?site=${site.data.id}`
    );
    expect([answer.data.accounts, answer.data.platforms]).toEqual([[], []]);
  });
});
