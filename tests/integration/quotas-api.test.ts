import type { DispatchResponse, PreviewResponse } from '../../contracts/dispatch';
import type { Forecast, QuotaView } from '../../contracts/quotas';
import type { ConnectionView } from '../../contracts/connections';
import { ACTIONS } from '../../server/src/constants';
import { getService } from '../../server/src/services/get-service';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import { aPublishedArticle } from './harness/articles';
import { aMember, type Member } from './harness/people';
import { freeAll, useUp } from './harness/quota-uses';
import { entryOf, rightsTo, SiteWorld } from './harness/site-world';

const HOUR_MS = 60 * 60_000;
/** Bluesky's posts of an account in an hour. */
const BLUESKY_POSTS = 1666;

let world: SiteWorld;
let chief: Member;
let main: SiteWorld['accounts']['main'];
let north: SiteWorld['accounts']['north'];

beforeAll(async () => {
  world = await SiteWorld.start();
  ({ chief } = world);
  ({ main, north } = world.accounts);
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

afterEach(() => freeAll(world.app));

const postsOf = ({ connectionId }: { connectionId: number }, units: number, at?: number) =>
  useUp(world.app, { subject: `connection:${connectionId}`, limitId: 'posts', units, at });

const quotasFor = async (member: Member, query = ''): Promise<QuotaView[]> => {
  const { data } = await world.get(member, `/quotas${query}`);
  return (data as { quotas: QuotaView[] }).quotas;
};

const limit = (quotas: readonly QuotaView[], id: string, connectionId = main.connectionId) =>
  quotas.find((one) => one.id === id && one.connectionId === connectionId);

describe('the list of limits', () => {
  it('tells what each account has used, and is of the site that is named', async () => {
    await postsOf(main, 1400);
    const quotas = await quotasFor(chief, '?site=default');
    expect(limit(quotas, 'posts')).toMatchObject({
      ...{ used: 1400, limit: BLUESKY_POSTS, platformLimit: BLUESKY_POSTS, level: 'warning' },
      ...{ handle: 'harbour-light.example', scope: 'account', source: 'ours', nextFreeAt: null },
    });
    expect(limit(quotas, 'daily-posts')).toMatchObject({ level: 'ok' });
    expect(quotas.every(({ siteId }) => siteId === world.sites.main.id)).toBe(true);
    expect(limit(await quotasFor(chief), 'posts', north.connectionId)?.used).toBe(0);
  });

  it('says when a full one has room again', async () => {
    const at = Date.now() - HOUR_MS / 2;
    await postsOf(main, BLUESKY_POSTS, at);
    const full = limit(await quotasFor(chief, '?site=default'), 'posts');
    expect(full).toMatchObject({ level: 'full', nextFreeAt: new Date(at + HOUR_MS).toISOString() });
  });

  it('shows the platform’s own word where it is the narrower one', async () => {
    const connection = await getService(world.app.strapi, 'connections').find(main.connectionId);
    if (!connection) throw new Error('The account is gone.');
    const resetsAt = Date.now() + HOUR_MS;
    const status = { ruleId: 'posts', limit: BLUESKY_POSTS, remaining: 3, resetsAt };
    await getService(world.app.strapi, 'quotas').report(connection, [status]);
    const told = limit(await quotasFor(chief, '?site=default'), 'posts');
    expect(told).toMatchObject({ source: 'platform', level: 'warning', used: 0 });
  });

  it('keeps people to their sites', async () => {
    const mate = await aMember(world.app, rightsTo([ACTIONS.read], [THEIR_SITES]));
    await world.put(chief, `/sites/${world.sites.north.id}`, { memberUsers: [mate.userId] });
    const quotas = await quotasFor(mate);
    expect(quotas.map(({ siteId }) => siteId)).toContain(world.sites.north.id);
    expect(quotas.map(({ siteId }) => siteId)).not.toContain(world.sites.main.id);
    expect((await world.get(mate, '/quotas?site=default')).status).toBe(403);
  });
});

describe('a forecast', () => {
  const forecast = (body: object) => world.post(chief, '/quotas/forecast?site=default', body);
  const forecastOf = async (body: object): Promise<Forecast | undefined> =>
    ((await forecast({ targetIds: [main.targetId], ...body })).data as Forecast[])[0];

  it('lets posts out at once while there is room, and says how many', async () => {
    await postsOf(main, BLUESKY_POSTS - 5);
    const before = Date.now();
    const ahead = await forecastOf({ posts: 3 });
    expect(ahead).toMatchObject({ targetId: main.targetId, remaining: 5, reason: null });
    expect(ahead?.level).toBe('warning');
    expect(ahead?.times).toHaveLength(3);
    for (const time of ahead?.times ?? []) {
      expect(Date.parse(time) - before).toBeLessThan(10_000);
    }
  });

  it('respects what is used, and names the limit that makes posts wait', async () => {
    const at = Date.now() - 20 * 60_000;
    await postsOf(main, BLUESKY_POSTS - 1, at);
    const ahead = await forecastOf({ posts: 2 });
    const [first, second] = (ahead?.times ?? []).map((time) => Date.parse(time));
    expect(first).toBeLessThan(Date.now() + 5_000);
    expect(second).toBe(at + HOUR_MS);
    const later = await forecastOf({ posts: 2, from: new Date(at + HOUR_MS).toISOString() });
    expect(later?.reason).toBeNull();
    await postsOf(main, 1, at);
    expect((await forecastOf({}))?.reason).toContain('Bluesky allows 1666 posts in an hour');
  });

  it('spreads posts evenly until a time', async () => {
    const from = Date.now() + HOUR_MS;
    const until = from + 4 * HOUR_MS;
    const span = { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
    const ahead = await forecastOf({ posts: 4, ...span });
    const hours = (ahead?.times ?? []).map((time) => (Date.parse(time) - from) / HOUR_MS);
    expect(hours).toEqual([0, 1, 2, 3]);
  });

  it.each([
    [{ targetIds: [] }, 'targetIds'],
    [{ targetIds: [999_999] }, 'targetIds: '],
    [{ posts: 0 }, 'posts'],
    [{ posts: 1001 }, 'posts'],
    [{ until: '2020-01-01T00:00:00Z' }, 'until: is past'],
    [{ until: 'tomorrow' }, 'until'],
    [{ from: '2030-01-02T00:00:00Z', until: '2030-01-01T00:00:00Z' }, 'until: must be later'],
  ])('with %j is refused in words', async (body, words) => {
    const { status, message } = await forecast({ targetIds: [main.targetId], ...body });
    expect(status).toBe(400);
    expect(message).toContain(words);
  });

  it('of another site’s targets is refused', async () => {
    const { status, message } = await forecast({ targetIds: [north.targetId] });
    expect(status).toBe(400);
    expect(message).toContain(`has no target ${north.targetId}`);
  });

  it('needs the right to compose', async () => {
    const reader = await aMember(world.app, rightsTo([ACTIONS.read]));
    const body = { targetIds: [main.targetId] };
    expect((await world.post(reader, '/quotas/forecast', body)).status).toBe(403);
  });
});

describe('limits of an account', () => {
  const save = (body: object, member = chief, { connectionId } = main) =>
    world.put(member, `/connections/${connectionId}/limits`, body);

  afterEach(async () => {
    await save({});
    await save({}, chief, north);
  });

  it('are lowered, hold at once, and are lifted again', async () => {
    const saved = await save({ posts: 2 });
    expect(saved.status).toBe(200);
    expect((saved.data as ConnectionView).quotaLimits).toEqual({ posts: 2 });
    await postsOf(main, 2);
    const lowered = limit(await quotasFor(chief, '?site=default'), 'posts');
    expect(lowered).toMatchObject({ limit: 2, platformLimit: BLUESKY_POSTS, level: 'full' });
    expect(((await save({})).data as ConnectionView).quotaLimits).toEqual({});
    expect(limit(await quotasFor(chief, '?site=default'), 'posts')?.level).toBe('ok');
  });

  it.each([
    [{ posts: BLUESKY_POSTS + 1 }, 'Bluesky allows 1666 posts in an hour'],
    [{ likes: 1 }, 'Bluesky has no limit "likes"'],
    [{ posts: -1 }, 'posts'],
    [{ posts: 1.5 }, 'posts'],
  ])('are not set to %j', async (body, words) => {
    const { status, message } = await save(body);
    expect(status).toBe(400);
    expect(message).toContain(words);
  });

  it('are in the audit log with what they were', async () => {
    await save({ posts: 9 });
    await save({ posts: 8 });
    const { data } = await world.get(chief, '/audit?action=connection.limits');
    const [entry] = (data as { entries: Record<string, unknown>[] }).entries;
    expect(entry).toMatchObject({
      ...{ action: 'connection.limits', siteId: world.sites.main.id },
      subject: { kind: 'connection', id: String(main.connectionId) },
      before: { quotaLimits: { posts: 9 } },
      after: { quotaLimits: { posts: 8 } },
    });
  });

  it('are for those who may connect accounts of the site', async () => {
    const reader = await aMember(world.app, rightsTo([ACTIONS.read, ACTIONS.compose]));
    expect((await save({ posts: 1 }, reader)).status).toBe(403);
    const mate = await aMember(world.app, rightsTo([ACTIONS.connect], [THEIR_SITES]));
    await world.put(chief, `/sites/${world.sites.north.id}`, { memberUsers: [mate.userId] });
    expect((await save({ posts: 1 }, mate)).status).toBe(403);
    expect((await save({ posts: 1 }, mate, north)).status).toBe(200);
    expect((await save({ posts: 1 }, chief, { ...main, connectionId: 999_999 })).status).toBe(404);
  });
});

describe('limits of a site', () => {
  const save = (quotaLimits: object) =>
    world.put(chief, `/sites/${world.sites.main.id}`, { quotaLimits });

  afterEach(() => save({}));

  it('hold for each of its accounts', async () => {
    expect((await save({ bluesky: { posts: 10 } })).status).toBe(200);
    expect(limit(await quotasFor(chief, '?site=default'), 'posts')?.limit).toBe(10);
    expect(limit(await quotasFor(chief), 'posts', north.connectionId)?.limit).toBe(BLUESKY_POSTS);
  });

  it.each([
    [{ bluesky: { posts: 5000 } }, 'quotaLimits.bluesky.posts: Bluesky allows 1666'],
    [{ bluesky: { likes: 1 } }, 'quotaLimits.bluesky.likes: Bluesky has no limit'],
    [{ myspace: { posts: 1 } }, 'quotaLimits.myspace: there is no platform'],
  ])('are not set to %j', async (quotaLimits, words) => {
    const { status, message } = await save(quotaLimits);
    expect(status).toBe(400);
    expect(message).toContain(words);
    const body = { slug: 'not-made', name: 'Not made', quotaLimits };
    expect((await world.post(chief, '/sites', body)).status).toBe(400);
  });
});

describe('before a post goes out', () => {
  const previewOf = async () => {
    const body = entryOf(await aPublishedArticle(world.app));
    const { data } = await world.post(chief, '/preview?site=default', body);
    const [target] = (data as PreviewResponse).targets;
    if (!target) throw new Error('The preview shows no target.');
    return target;
  };
  const codes = ({ problems }: Awaited<ReturnType<typeof previewOf>>) =>
    problems.map(({ code }) => code).filter((code) => /QUOTA|BUDGET/.test(code));

  it('its preview tells what is left, without a word while there is plenty', async () => {
    const target = await previewOf();
    expect(target.quota).toMatchObject({ level: 'ok', nextFreeAt: null, reason: null });
    expect(target.quota.remaining).toBeGreaterThan(100);
    expect(codes(target)).toEqual([]);
  });

  it('its preview warns from 80 percent, naming the account', async () => {
    await postsOf(main, 1400);
    const target = await previewOf();
    expect(target.quota.level).toBe('warning');
    expect(target.problems).toContainEqual({
      ...{ severity: 'warning', code: 'QUOTA_NEARLY_USED', partIndex: null, fileId: null },
      message:
        '@harbour-light.example on Bluesky has used 1400 of 1666 posts in an hour. What goes beyond that waits.',
    });
  });

  it('its preview says that it would wait, and until when by the clock of the site', async () => {
    await world.put(chief, `/sites/${world.sites.main.id}`, { timezone: 'Asia/Kolkata' });
    const at = Date.now() - HOUR_MS / 2;
    await postsOf(main, BLUESKY_POSTS, at);
    const target = await previewOf();
    expect(target.quota).toMatchObject({
      ...{ level: 'full', remaining: 0, nextFreeAt: new Date(at + HOUR_MS).toISOString() },
    });
    const [problem] = target.problems.filter(({ code }) => code === 'QUOTA_WAITS');
    expect(problem?.message).toContain('The post to @harbour-light.example on Bluesky would wait.');
    expect(problem?.message).toContain('Asia/Kolkata');
    const clock = new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: 'Asia/Kolkata', hour: '2-digit', minute: '2-digit' },
    });
    expect(problem?.message).toContain(clock.format(at + HOUR_MS));
  });

  it('its preview says when a soft budget is passed', async () => {
    const budgets = { posts: [{ platform: 'bluesky', per: 'day', posts: 1, mode: 'soft' }] };
    await world.put(chief, `/sites/${world.sites.main.id}`, { budgets });
    expect(codes(await previewOf())).toEqual([]);
    const subject = `site:${world.sites.main.id}`;
    await useUp(world.app, { subject, limitId: 'posts-day:bluesky:soft', units: 1 });
    const target = await previewOf();
    expect(codes(target)).toEqual(['BUDGET_PASSED']);
    expect(target.quota.nextFreeAt).toBeNull();
    await world.put(chief, `/sites/${world.sites.main.id}`, { budgets: { posts: [] } });
  });

  const dispatch = async (): Promise<DispatchResponse> => {
    const body = entryOf(await aPublishedArticle(world.app));
    return (await world.post(chief, '/dispatch?site=default', body)).data as DispatchResponse;
  };

  it('a dispatch answers when each post goes out', async () => {
    const { forecasts } = await dispatch();
    expect(forecasts).toMatchObject([{ targetId: main.targetId, reason: null }]);
    expect(Date.parse(forecasts[0]?.goesOutAt ?? '') - Date.now()).toBeLessThan(5_000);
  });

  it('a dispatch that finds no room answers when there is some, and why', async () => {
    const at = Date.now() - HOUR_MS / 2;
    await postsOf(main, BLUESKY_POSTS, at);
    const { forecasts } = await dispatch();
    expect(forecasts[0]).toMatchObject({ goesOutAt: new Date(at + HOUR_MS).toISOString() });
    expect(forecasts[0]?.reason).toContain('Bluesky allows 1666 posts in an hour');
  });
});
