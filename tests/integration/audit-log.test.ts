import type { AuditPage } from '../../contracts/audit';
import { ACTIONS } from '../../server/src/constants';
import type { AuditRecord } from '../../server/src/services/audit/audit-record';
import { getService } from '../../server/src/services/get-service';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import type { AdminClient } from '../../scripts/person/admin-client';
import { ARTICLE } from './harness/articles';
import { startTestApp, type TestApp } from './harness/app';
import { AuditLog } from './harness/audit';
import { callApi } from './harness/http';
import { aMember, asAdmin } from './harness/people';
import { tablesOf } from './harness/rows';

const DAY_MS = 24 * 60 * 60_000;
const ME = { kind: 'user', id: expect.any(Number) as number, name: 'Ada Lamp' };

let app: TestApp;
let admin: AdminClient;
let log: AuditLog;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  log = new AuditLog(app, admin);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

const aRecord = (over: Partial<AuditRecord> = {}): AuditRecord => ({
  actor: { kind: 'system', id: null, name: null },
  action: 'connection.refresh',
  siteId: null,
  subject: { kind: 'connection', id: 7, name: '@harbourlight on X' },
  before: null,
  after: null,
  origin: null,
  ...over,
});

describe('reading the log', () => {
  const at = (day: number) => new Date(Date.UTC(2020, 0, day));
  const OLD = `from=${at(1).toISOString()}&to=${at(11).toISOString()}`;

  beforeAll(async () => {
    // Ten days of a time when nothing else happened.
    for (let day = 1; day <= 10; day += 1) {
      const isEven = day % 2 === 0;
      await log.table.create({
        data: {
          at: at(day),
          action: isEven ? 'site.pause' : 'rule.update',
          siteId: isEven ? 501 : null,
          actorKind: 'user',
          actorId: isEven ? 9_001 : 9_002,
          actorName: isEven ? 'Iris Quay' : 'Otto Pier',
          subjectKind: isEven ? 'site' : 'rule',
          subjectId: String(day),
          subjectName: isEven ? 'Harbour Light' : '100% of articles',
          ip: `192.0.2.${day}`,
        },
      });
    }
  });

  const daysOf = async (query: string) => {
    const { entries, total } = await log.read(`?${query}`);
    return { days: entries.map((entry) => new Date(entry.at).getUTCDate()), total };
  };

  it('begins with the newest', async () => {
    expect(await daysOf(OLD)).toEqual({ days: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], total: 10 });
  });

  it.each([
    ['an action', 'action=site.pause', [10, 8, 6, 4, 2]],
    ['a person', 'actorId=9002', [9, 7, 5, 3, 1]],
    ['a kind', 'subjectKind=site', [10, 8, 6, 4, 2]],
    ['one subject', 'subjectKind=rule&subjectId=7', [7]],
    ['a part of a name, in any case', 'search=harbour%20l', [10, 8, 6, 4, 2]],
    ['a part of a person', 'search=pier', [9, 7, 5, 3, 1]],
    ['an address', 'search=192.0.2.3', [3]],
    ['all of them together', 'action=rule.update&actorId=9002&search=192.0.2.5', [5]],
    ['things that exclude each other', 'action=rule.update&actorId=9001', []],
  ])('can be narrowed to %s', async (_, query, days) => {
    expect(await daysOf(`${OLD}&${query}`)).toEqual({ days, total: days.length });
  });

  it('can be narrowed to a time: from its beginning, up to its end', async () => {
    const query = `from=${at(3).toISOString()}&to=${at(5).toISOString()}`;
    expect(await daysOf(query)).toEqual({ days: [4, 3], total: 2 });
  });

  it('comes in pages, each with the totals', async () => {
    const page = await log.read(`?${OLD}&page=2&pageSize=4`);
    expect(page).toMatchObject({ page: 2, pageSize: 4, total: 10, pageCount: 3 });
    expect(page.entries.map((entry) => new Date(entry.at).getUTCDate())).toEqual([6, 5, 4, 3]);
    expect((await log.read(`?${OLD}&page=4&pageSize=4`)).entries).toEqual([]);
  });

  it.each([
    'pageSize=101',
    'page=0',
    'action=site.explode',
    'subjectKind=lamp',
    'from=yesterday',
    `from=${at(5).toISOString()}&to=${at(3).toISOString()}`,
  ])('is refused for %s', async (query) => {
    await expect(log.read(`?${query}`)).rejects.toMatchObject({ status: 400 });
  });

  it('shows people of some sites only what belongs to these', async () => {
    const totalOf = async (scope: number[]) =>
      (await log.service.list({ scope, from: at(1), to: at(11) }, { page: 1, pageSize: 100 }))
        .total;
    expect([await totalOf([501]), await totalOf([502]), await totalOf([])]).toEqual([5, 0, 0]);
    expect((await log.service.actors([501])).map(({ id }) => id)).toEqual([9_001]);
  });

  it('offers each person once, by their last name', async () => {
    const data = { actorKind: 'user', actorId: 9_001, actorName: 'Iris Lock' };
    await log.table.create({
      data: { at: at(10), action: 'rule.create', subjectKind: 'rule', ...data },
    });
    const actors = await log.call<{ id: number; name: string }[]>('GET', '/audit/actors');
    const names = actors.filter(({ id }) => id > 9_000).map(({ name }) => name);
    expect(names).toEqual(['Iris Lock', 'Otto Pier']);
  });
});

describe('an entry that cannot be written', () => {
  const broken = () => {
    const twice = Object.assign(new Error('insert … values (secret-in-message)'), {
      code: 'SQLITE_FULL',
    });
    return jest.spyOn(app.strapi.db, 'query').mockImplementation(() => {
      throw twice;
    });
  };

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('does not harm the action, and the log of the server names it without its values', async () => {
    const logged = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    broken();
    await expect(log.service.record(aRecord())).resolves.toBeUndefined();
    const [[message]] = logged.mock.calls as unknown as [[string]];
    expect(message).toContain('connection.refresh of connection 7 by system');
    expect(message).toContain('SQLITE_FULL');
    expect(message).not.toContain('secret-in-message');
  });

  it('ends the transaction it belongs to: the change goes with its entry', async () => {
    const { id } = await tablesOf(app).outbox.create({
      data: { entryUid: ARTICLE, entryDocumentId: 'x', locale: '', at: new Date(), attempts: 1 },
    });
    const change = app.strapi.db.transaction(async () => {
      await tablesOf(app).outbox.updateMany({ where: { id }, data: { attempts: 2 } });
      broken();
      await log.service.record(aRecord());
    });
    await expect(change).rejects.toThrow();
    jest.restoreAllMocks();
    expect(await tablesOf(app).outbox.findOne({ where: { id } })).toMatchObject({ attempts: 1 });
    await tablesOf(app).outbox.deleteMany({ where: { id } });
  });

  it('is not left behind by a change that was rolled back', async () => {
    const subject = { kind: 'connection' as const, id: 'rolled-back', name: null };
    const change = app.strapi.db.transaction(async () => {
      await log.service.record(aRecord({ subject }));
      throw new Error('Rolled back.');
    });
    await expect(change).rejects.toThrow('Rolled back.');
    expect(await log.service.has({ subjectKind: 'connection', subjectId: 'rolled-back' })).toBe(
      false
    );
  });
});

describe('how long entries are kept', () => {
  const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
  const anEntryOf = async (days: number): Promise<number> => {
    const data = { action: 'keys.rotate', actorKind: 'cli', subjectKind: 'keys' };
    return (await log.table.create({ data: { ...data, at: ago(days) } })).id;
  };
  const isThere = async (id: number) => (await log.table.count({ where: { id } })) === 1;
  const keep = (days: number) => log.call('PUT', '/audit/retention', { days });
  const purge = () => getService(app.strapi, 'retention').clean('audit');

  it('is 400 days when nobody said otherwise', async () => {
    expect(await log.call('GET', '/audit/retention')).toEqual({ days: 400 });
    const [old, young] = [await anEntryOf(401), await anEntryOf(399)];
    expect(await purge()).toBeGreaterThan(0);
    expect([await isThere(old), await isThere(young)]).toEqual([false, true]);
  });

  it('can be set, which is an entry of its own', async () => {
    const entry = await log.theEntryOf(() => keep(30));
    expect(entry).toMatchObject({
      action: 'settings.update',
      actor: ME,
      ip: '127.0.0.1',
      subject: { kind: 'settings', id: 'audit-retention', name: 'Audit log' },
      before: { days: 400 },
      after: { days: 30 },
    });
    expect(await log.call('GET', '/audit/retention')).toEqual({ days: 30 });
    const [old, young] = [await anEntryOf(31), await anEntryOf(29)];
    await purge();
    expect([await isThere(old), await isThere(young)]).toEqual([false, true]);
  });

  it('is for ever when it is 0', async () => {
    await keep(0);
    const id = await anEntryOf(5_000);
    expect(await purge()).toBe(0);
    expect(await isThere(id)).toBe(true);
    await keep(400);
  });

  it.each([{ days: -1 }, { days: 3651 }, { days: 1.5 }, { days: '30' }, {}])(
    'cannot be %j',
    async (body) => {
      await expect(log.call('PUT', '/audit/retention', body)).rejects.toMatchObject({
        status: 400,
      });
    }
  );

  it('removes large numbers in small steps, and leaves what is younger', async () => {
    const row = { action: 'keys.rotate', actorKind: 'cli', subjectKind: 'keys', at: ago(500) };
    for (let made = 0; made < 1_200; made += 50) {
      await log.table.createMany({ data: Array.from({ length: 50 }, () => row) });
    }
    const young = await anEntryOf(1);
    const query = app.strapi.db.query.bind(app.strapi.db);
    const sizes: number[] = [];
    jest.spyOn(app.strapi.db, 'query').mockImplementation((uid: string) => {
      const real = query(uid);
      return new Proxy(real, {
        get: (target, name, receiver) => {
          if (name !== 'deleteMany') return Reflect.get(target, name, receiver) as unknown;
          return async (...args: Parameters<typeof real.deleteMany>) => {
            const answer = await real.deleteMany(...args);
            sizes.push(answer.count);
            return answer;
          };
        },
      });
    });
    const removed = await purge();
    jest.restoreAllMocks();
    expect(removed).toBeGreaterThanOrEqual(1_200);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(await log.table.count({ where: { at: { $lt: ago(400) } } })).toBe(0);
    expect(await isThere(young)).toBe(true);
  });

  it('is looked after once an hour, however often it is asked', async () => {
    const retention = getService(app.strapi, 'retention');
    await retention.run();
    const id = await anEntryOf(500);
    await retention.run();
    expect(await isThere(id)).toBe(true);
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61 * 60_000);
    await retention.run();
    jest.restoreAllMocks();
    expect(await isThere(id)).toBe(false);
  });
});

describe('people who are limited to their sites', () => {
  it('see what belongs to these only, and do not set how long all of it is kept', async () => {
    const conditions = [THEIR_SITES];
    const limited = await aMember(app, [
      { action: ACTIONS.monitor, conditions },
      { action: ACTIONS.settings, conditions },
    ]);
    const { site } = await admin.health();
    await log.call('PUT', `/sites/${site.id}`, { memberUsers: [limited.userId] });
    await log.call('POST', `/sites/${site.id}/pause`, {});
    const ask = (method: string, path: string, body?: object) =>
      callApi(app, { method, path, token: limited.token, body });
    const { status, data } = await ask('GET', '/audit?pageSize=100');
    const { entries } = data as AuditPage;
    expect(status).toBe(200);
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ siteId }) => siteId))).toEqual(new Set([site.id]));
    const actors = await ask('GET', '/audit/actors');
    expect(JSON.stringify(actors.data)).toContain('Ada Lamp');
    expect(JSON.stringify(actors.data)).not.toContain('Otto Pier');
    expect((await ask('PUT', '/audit/retention', { days: 1 })).status).toBe(403);
  });
});

describe('people without the right', () => {
  it('do not read the log, and do not set how long it is kept with the right to read it', async () => {
    const reader = await aMember(app, [{ action: ACTIONS.monitor }]);
    const other = await aMember(app, [{ action: ACTIONS.read }]);
    const get = (token: string) => callApi(app, { method: 'GET', path: '/audit', token });
    expect((await get(other.token)).status).toBe(403);
    expect((await get(reader.token)).status).toBe(200);
    const path = '/audit/retention';
    const body = { days: 1 };
    const set = await callApi(app, { method: 'PUT', path, token: reader.token, body });
    expect(set.status).toBe(403);
  });
});
