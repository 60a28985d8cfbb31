import { ACTIONS, UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import type { AdminClient } from '../../scripts/person/admin-client';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { startTestApp, type TestApp } from './harness/app';
import { aStoredAccount, AuditLog } from './harness/audit';
import { distributeArticle } from './harness/deliveries';
import { aMember, asAdmin, type Member } from './harness/people';
import { tablesOf } from './harness/rows';

const DAY_MS = 24 * 60 * 60_000;
const POST = 'https://bsky.app/profile/harbourlight.test/post/3k7abcdefgh2x';
const ME = { kind: 'user', id: expect.any(Number) as number, name: 'Ada Lamp' };

let app: TestApp;
let admin: AdminClient;
let log: AuditLog;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  log = new AuditLog(app, admin);
  await aStoredAccount(app, admin);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

describe('an action of a person', () => {
  it('is there with the person, the address and the program it came from', async () => {
    const entry = await log.theEntryOf(() =>
      fetch(`${app.url}/api/admin/distribution/rules`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${member.token}`,
          'content-type': 'application/json',
          'user-agent': `Lighthouse/1 ${'x'.repeat(400)}`,
        },
        body: JSON.stringify({ name: 'From afar', contentType: ARTICLE, enabled: false }),
      })
    );
    expect(entry.actor).toMatchObject({ kind: 'user', id: member.userId });
    expect(entry.actor.name).toMatch(/^Editor /);
    expect(entry.ip).toBe('127.0.0.1');
    expect(entry.userAgent).toMatch(/^Lighthouse\/1 x+$/);
    expect(entry.userAgent).toHaveLength(200);
    expect(Date.now() - Date.parse(entry.at)).toBeLessThan(20_000);
  });

  let member: Member;
  beforeAll(async () => {
    member = await aMember(app, [{ action: ACTIONS.rules }]);
  });

  it('stays with their name when they are deleted', async () => {
    const name = (await log.read(`?actorId=${member.userId}`)).entries[0]?.actor.name;
    const users = app.strapi.service('admin::user') as unknown as {
      deleteById(id: number): Promise<unknown>;
    };
    await users.deleteById(member.userId);
    const { entries } = await log.read(`?actorId=${member.userId}`);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.actor).toEqual({ kind: 'user', id: member.userId, name });
    const data = await log.call<{ id: number; name: string }[]>('GET', '/audit/actors');
    expect(data).toContainEqual({ id: member.userId, name });
  });
});

describe('rules', () => {
  const rule = {
    name: 'Articles',
    contentType: ARTICLE,
    trigger: 'first_publish',
    targetIds: null,
    enabled: false,
  };
  let id: number;

  it('leave one entry when they are made', async () => {
    const entry = await log.theEntryOf(async () => {
      id = (await log.call<{ id: number }>('POST', '/rules', rule)).id;
    });
    expect(entry).toMatchObject({
      action: 'rule.create',
      actor: ME,
      ip: '127.0.0.1',
      siteId: expect.any(Number) as number,
      subject: { kind: 'rule', id: String(id), name: 'Articles' },
      before: null,
    });
    expect(entry.after).toMatchObject(rule);
  });

  it('leave one entry when they change, with what changed', async () => {
    const next = { ...rule, name: 'All articles', trigger: 'every_publish' };
    const entry = await log.theEntryOf(() => log.call('PUT', `/rules/${id}`, next));
    expect(entry).toMatchObject({
      action: 'rule.update',
      subject: { kind: 'rule', id: String(id), name: 'All articles' },
    });
    expect(entry.before).toEqual({ name: 'Articles', trigger: 'first_publish' });
    expect(entry.after).toEqual({ name: 'All articles', trigger: 'every_publish' });
  });

  it('leave one entry when they are removed, with what they were', async () => {
    const entry = await log.theEntryOf(() => log.call('DELETE', `/rules/${id}`));
    expect(entry).toMatchObject({
      action: 'rule.delete',
      subject: { kind: 'rule', id: String(id), name: 'All articles' },
      after: null,
    });
    expect(entry.before).toMatchObject({ name: 'All articles', enabled: false });
  });

  it('leave none when they are refused', async () => {
    const entries = await log.entriesOf(async () => {
      await expect(log.call('PUT', `/rules/${id}`, rule)).rejects.toMatchObject({ status: 404 });
      await expect(log.call('DELETE', `/rules/${id}`)).rejects.toMatchObject({ status: 404 });
      await expect(log.call('POST', '/rules', {})).rejects.toMatchObject({ status: 400 });
    });
    expect(entries).toEqual([]);
  });
});

describe('distributing an entry', () => {
  it('leaves one entry, which says whether texts were changed and not what they say', async () => {
    const documentId = await aPublishedArticle(app);
    const request = { contentType: ARTICLE, documentId, locale: 'en' };
    const { targets, title } = await admin.preview(request);
    const texts = ['Nobody shall read this in the log.'];
    const overrides = { [String(targets[0]?.targetId)]: { texts } };
    const idempotencyKey = `key-of-${documentId}`;
    const entry = await log.theEntryOf(async () => {
      await admin.dispatch({ ...request, overrides, idempotencyKey });
      await admin.dispatch({ ...request, overrides, idempotencyKey });
    });
    expect(entry).toMatchObject({
      action: 'distribution.dispatch',
      actor: ME,
      ip: '127.0.0.1',
      siteId: expect.any(Number) as number,
      subject: { kind: 'distribution', name: title },
      before: null,
    });
    expect(entry.after).toEqual({
      ...request,
      deliveries: [expect.any(Number)],
      leftOut: 0,
      again: false,
      when: { kind: 'now' },
      times: 0,
      ownTexts: 1,
    });
    expect(JSON.stringify(entry)).not.toContain('Nobody shall read');
  });

  it('leaves none when every target was left out', async () => {
    const { documentId } = await distributeArticle(app, admin);
    const request = { contentType: ARTICLE, documentId, locale: 'en' };
    expect(await log.entriesOf(() => admin.dispatch(request))).toEqual([]);
  });
});

describe('deciding about a delivery', () => {
  const aDeliveryThatIs = async (data: Record<string, unknown>): Promise<number> => {
    const [id = 0] = (await distributeArticle(app, admin)).deliveryIds;
    await tablesOf(app).deliveries.updateMany({ where: { id }, data });
    return id;
  };
  const failed = () =>
    aDeliveryThatIs({ state: 'failed', attempts: 8, finishedAt: new Date(), dueAt: null });
  const unknown = () => aDeliveryThatIs({ state: 'unknown', finishedAt: null, dueAt: null });

  const common = (id: number) => ({
    actor: ME,
    ip: '127.0.0.1',
    siteId: expect.any(Number) as number,
    subject: {
      kind: 'delivery',
      id: String(id),
      name: expect.stringMatching(/^@harbourlight\.test on Bluesky: Harbour note/) as string,
    },
  });

  it('leaves one entry for trying again', async () => {
    const id = await failed();
    const entry = await log.theEntryOf(() => admin.retry(id));
    expect(entry).toMatchObject({ action: 'delivery.retry', ...common(id) });
    expect(entry.before).toEqual({ state: 'failed', attempts: 8 });
    expect(entry.after).toEqual({ state: 'queued', attempts: 0 });
  });

  it('leaves one entry for each that is tried again together, and none for the refused', async () => {
    const ids = [await failed(), await failed()];
    const queued = await aDeliveryThatIs({ state: 'queued' });
    const entries = await log.entriesOf(() => admin.retryMany([...ids, queued, 999_999]));
    expect(entries.map(({ subject }) => Number(subject.id)).sort()).toEqual([...ids].sort());
    for (const entry of entries) {
      expect(entry).toMatchObject({
        action: 'delivery.retry',
        ...common(Number(entry.subject.id)),
        before: { state: 'failed', attempts: 8 },
        after: { state: 'queued', attempts: 0 },
      });
    }
  });

  it('leaves one entry for cancelling', async () => {
    const id = await aDeliveryThatIs({ state: 'queued' });
    const entry = await log.theEntryOf(() => log.call('POST', `/deliveries/${id}/cancel`, {}));
    expect(entry).toMatchObject({ action: 'delivery.cancel', ...common(id) });
    expect(entry.before).toEqual({ state: 'queued', reason: null });
    expect(entry.after).toEqual({ state: 'cancelled', reason: 'Cancelled by an editor.' });
  });

  it.each([
    [
      { outcome: 'posted', url: POST },
      { state: 'unknown', postUrl: null },
      { state: 'published', postUrl: expect.stringMatching(/\/post\/3k7abcdefgh2x$/) as string },
    ],
    [{ outcome: 'post_again' }, { state: 'unknown' }, { state: 'queued' }],
    [{ outcome: 'ignore' }, { ignored: false }, { ignored: true }],
  ])('leaves one entry for the answer %j', async (answer, before, after) => {
    const id = await unknown();
    const entry = await log.theEntryOf(() => log.call('POST', `/deliveries/${id}/resolve`, answer));
    expect(entry).toMatchObject({ action: 'delivery.resolve', ...common(id) });
    expect(entry).toMatchObject({ before, after });
  });

  it('leaves none when it is refused', async () => {
    const id = await unknown();
    const refused = log.entriesOf(async () => {
      await expect(admin.retry(id)).rejects.toMatchObject({ status: 400 });
    });
    expect(await refused).toEqual([]);
  });
});

describe('what an operator does', () => {
  it('leaves one entry each for pausing and resuming a site', async () => {
    const { site } = await admin.health();
    const common = {
      actor: ME,
      ip: '127.0.0.1',
      siteId: site.id,
      subject: { kind: 'site', id: String(site.id), name: site.name },
    };
    const paused = await log.theEntryOf(() => admin.pauseSite(site.id));
    expect(paused).toMatchObject({ action: 'site.pause', ...common });
    expect(paused).toMatchObject({ before: { paused: false }, after: { paused: true } });
    const resumed = await log.theEntryOf(() => admin.resumeSite(site.id));
    expect(resumed).toMatchObject({ action: 'site.resume', ...common });
    expect(resumed).toMatchObject({ before: { paused: true }, after: { paused: false } });
  });

  it('leaves one entry for trying a platform that was left alone', async () => {
    await tableOf(app.strapi, UIDS.circuit).create({
      data: {
        app: 'bluesky:some-app',
        platform: 'bluesky',
        state: 'open',
        failures: 5,
        openings: 1,
        reason: 'Bluesky answered 503.',
        openedAt: new Date(),
        retryAt: new Date(Date.now() + DAY_MS),
      },
    });
    const entry = await log.theEntryOf(() => admin.tryPlatformNow('bluesky'));
    expect(entry).toMatchObject({
      action: 'circuit.retry',
      actor: ME,
      ip: '127.0.0.1',
      subject: { kind: 'circuit', id: 'bluesky', name: 'Bluesky' },
    });
    expect(entry.before).toEqual({ state: 'open', reason: 'Bluesky answered 503.' });
    expect(entry.after).toEqual({ state: 'closed', reason: null });
  });

  it('leaves one entry for applying the rules of a publish again', async () => {
    const { id } = await tablesOf(app).outbox.create({
      data: {
        entryUid: ARTICLE,
        entryDocumentId: 'tide-tables',
        locale: 'en',
        requestedBy: null,
        at: new Date(),
        attempts: 20,
        problem: 'The database was away.',
      },
    });
    const entry = await log.theEntryOf(() => log.call('POST', `/outbox/${id}/retry`, {}));
    expect(entry).toMatchObject({
      action: 'outbox.retry',
      actor: ME,
      ip: '127.0.0.1',
      subject: { kind: 'outbox', id: String(id), name: `${ARTICLE} tide-tables en` },
    });
    expect(entry).toMatchObject({ before: { attempts: 20 }, after: { attempts: 0 } });
  });

  it('leaves none when there is nothing to pause, try or apply', async () => {
    const entries = await log.entriesOf(async () => {
      for (const path of ['/sites/999999/pause', '/sites/999999/resume', '/outbox/999999/retry']) {
        await expect(log.call('POST', path, {})).rejects.toMatchObject({ status: 404 });
      }
    });
    expect(entries).toEqual([]);
  });
});
