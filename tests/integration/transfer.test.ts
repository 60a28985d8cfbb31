import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { AdminClient } from '../../scripts/person/admin-client';
import { UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { startTestApp, type TestApp } from './harness/app';
import { ARTICLE, aPublishedArticle } from './harness/articles';
import { exportTo, importFrom } from './harness/data-transfer';
import { countPosts, deliveriesOf, distributeArticle, sweep, workOff } from './harness/deliveries';
import { DISTRIBUTION } from './harness/http';
import { asAdmin, blueskyAccount } from './harness/people';
import { at, wallTimeIn } from './harness/schedules';

const OTHER_KEY = 'cd'.repeat(32);
const MUST_RECONNECT = 'The account came with an import, and its access stayed behind.';

let app: TestApp;
let admin: AdminClient;
let archive: string;

interface Settings {
  platform: string;
  site: string;
  format: string;
}

/** Each target by names instead of numbers. */
const settingsOf = async (): Promise<Settings[]> => {
  const rows = <Row>(uid: string) => tableOf<Row>(app.strapi, uid).findMany({});
  const sites = await rows<{ id: number; slug: string }>(UIDS.site);
  const accounts = await rows<{ id: number; platform: string }>(UIDS.connection);
  const targets = await rows<{ siteId: number; connectionId: number; format: string }>(UIDS.target);
  return targets
    .map(({ siteId, connectionId, format }) => ({
      platform: accounts.find(({ id }) => id === connectionId)?.platform ?? 'none',
      site: sites.find(({ id }) => id === siteId)?.slug ?? 'none',
      format,
    }))
    .sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
};

const ruleSettings = async () => {
  const [rule] = await tableOf<{ name: string; targetIds: number[] }>(
    app.strapi,
    UIDS.rule
  ).findMany({});
  const targets = await tableOf<{ id: number; connectionId: number }>(
    app.strapi,
    UIDS.target
  ).findMany({ where: { id: { $in: rule?.targetIds ?? [] } } });
  const accounts = await admin.connections();
  return {
    name: rule?.name,
    platforms: targets.map(
      ({ connectionId }) => accounts.find(({ id }) => id === connectionId)?.platform
    ),
  };
};

const connectionsOf = () =>
  tableOf<{ status: string; statusReason: string; credentials: string | null }>(
    app.strapi,
    UIDS.connection
  ).findMany({});

const countOf = (uid: string): Promise<number> => tableOf(app.strapi, uid).count({});

/** Makes numbers run apart: some rows are gone again. */
const fillIn = async (): Promise<void> => {
  const sites = `${DISTRIBUTION}/sites`;
  const made = await admin.request<{ data: { id: number } }>('POST', sites, {
    ...{ slug: 'short-lived', name: 'Short-lived' },
  });
  await admin.request('POST', sites, { slug: 'second', name: 'Second' });
  await admin.request('DELETE', `${sites}/${made.data.id}`);
  await admin.connectByOAuth('x');
  const [first] = await admin.connections();
  await admin.disconnect(first?.id ?? 0);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
  await admin.connectByOAuth('x');
};

/** A rule, a plan, a post that waits, and a publish that nobody has worked off. */
const planMuch = async (): Promise<void> => {
  await distributeArticle(app, admin, { inMs: 60_000 });
  const documentId = await aPublishedArticle(app);
  const when = at(wallTimeIn(1));
  const order = { contentType: ARTICLE, documentId, locale: 'en', when };
  await admin.request('POST', `${DISTRIBUTION}/schedules`, order);
  const [connection] = await admin.connections();
  const target = await tableOf<{ id: number }>(app.strapi, UIDS.target).findOne({
    where: { connectionId: connection?.id },
  });
  const rule = { name: 'Every article', contentType: ARTICLE, bulkToo: true };
  await admin.request('POST', `${DISTRIBUTION}/rules`, { ...rule, targetIds: [target?.id] });
  await aPublishedArticle(app);
};

/** A Strapi that nobody has used yet. @param key that tokens are encrypted with */
const startFresh = async (key: string): Promise<void> => {
  await app.stop();
  for (const end of ['', '-wal', '-shm']) {
    rmSync(`${process.env.DATABASE_FILENAME}${end}`, { force: true });
  }
  process.env.OAUTH_ENCRYPTION_KEY = key;
  await app.start();
  admin = await asAdmin(app);
};

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  archive = join(dirname(process.env.DATABASE_FILENAME ?? ''), 'settings');
  await fillIn();
}, 60_000);

afterAll(async () => {
  await app?.close();
});

describe('an export of Strapi', () => {
  let before: { settings: Settings[]; rule: object };

  beforeAll(async () => {
    await planMuch();
    before = { settings: await settingsOf(), rule: await ruleSettings() };
    await exportTo(app.strapi, archive);
  }, 30_000);

  describe('imported into a fresh Strapi with a key of its own', () => {
    beforeAll(async () => {
      await startFresh(OTHER_KEY);
      await importFrom(app.strapi, `${archive}.tar`);
      await app.stop();
      await app.start();
    }, 60_000);

    it('keeps what is set up, under its new numbers', async () => {
      expect(await settingsOf()).toEqual(before.settings);
      expect(await ruleSettings()).toEqual(before.rule);
      expect(before.settings.map(({ platform }) => platform)).toEqual(['bluesky', 'x']);
    });

    it('asks for every account to be reconnected', async () => {
      const connections = await connectionsOf();
      expect(connections).toHaveLength(2);
      for (const connection of connections) {
        expect(connection).toMatchObject({ status: 'needs_reconnect', credentials: null });
        expect(connection.statusReason).toContain(MUST_RECONNECT);
      }
      const [account] = await admin.connections();
      const path = `${DISTRIBUTION}/connections/${account?.id}/check`;
      expect(await admin.request('POST', path)).toMatchObject({ data: { health: 'red' } });
    });

    it('brings nothing that waits', async () => {
      for (const uid of [UIDS.delivery, UIDS.distribution, UIDS.schedule, UIDS.outbox]) {
        expect(await countOf(uid)).toBe(0);
      }
    });

    it('shares nothing until a person reconnects and resumes', async () => {
      const posts = countPosts(app);
      const documentId = await aPublishedArticle(app);
      await getService(app.strapi, 'outbox').relay();
      await sweep(app);
      const [waiting] = await workOff(app, documentId);
      expect(waiting).toMatchObject({ state: 'held' });
      expect(posts.since()).toEqual([]);
      const site = await getService(app.strapi, 'sites').getDefault();
      expect(site.paused).toBe(true);
      await admin.connectByPassword('bluesky', await blueskyAccount(app));
      await admin.connectByOAuth('x');
      await sweep(app);
      await workOff(app, documentId);
      expect(posts.since()).toEqual([]);
      await admin.request('POST', `${DISTRIBUTION}/sites/${site.id}/resume`, {});
      await workOff(app, documentId);
      expect(posts.since()).toHaveLength(1);
      expect((await deliveriesOf(app, documentId)).map(({ state }) => state)).toEqual([
        'published',
      ]);
    });
  });

  it('that comes back to its own running Strapi, whose accounts work, shares nothing', async () => {
    await importFrom(app.strapi, `${archive}.tar`);
    const posts = countPosts(app);
    const { repository } = getService(app.strapi, 'connections');
    const [connection] = await getService(app.strapi, 'connections').list('all');
    await expect(repository.readCredentials(connection?.id ?? 0)).rejects.toThrow(
      'The connection holds no credentials.'
    );
    expect(await getService(app.strapi, 'dataCare').imports.settle()).toBe(true);
    expect(await getService(app.strapi, 'dataCare').imports.settle()).toBe(false);
    await getService(app.strapi, 'outbox').relay();
    await sweep(app);
    expect(await countOf(UIDS.delivery)).toBe(0);
    expect(new Set((await connectionsOf()).map(({ status }) => status))).toEqual(
      new Set(['needs_reconnect'])
    );
    expect(posts.since()).toEqual([]);
  });
});

describe('a Strapi that is only restarted', () => {
  it('keeps its accounts', async () => {
    await admin.connectByOAuth('x');
    await app.stop();
    await app.start();
    const connections = await connectionsOf();
    expect(connections.filter(({ status }) => status === 'active')).toHaveLength(1);
  });
});
