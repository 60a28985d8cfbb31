import { DEFAULT_SITE_HABITS } from '../../contracts/site-habits';
import type { SiteDetails } from '../../contracts/sites';
import { ACTIONS, UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import type { TestApp } from './harness/app';
import { ARTICLE } from './harness/articles';
import { aMember, type Member } from './harness/people';
import { tablesOf } from './harness/rows';
import { rightsTo, SiteWorld } from './harness/site-world';
import { anAccountOf, aSite, type SiteAccount } from './harness/sites';

let world: SiteWorld;
let app: TestApp;
let chief: Member;
let main: SiteDetails;
let north: SiteDetails;

beforeAll(async () => {
  world = await SiteWorld.start();
  ({ app, chief } = world);
  ({ main, north } = world.sites);
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

describe('a site', () => {
  it('is made with a slug, and found by its id', async () => {
    const expected = {
      slug: 'north',
      name: 'North Pier',
      timezone: 'UTC',
      linkBaseUrl: 'https://north.example',
      paused: false,
      stage: false,
      utm: null,
      altTexts: 'warn',
      ...DEFAULT_SITE_HABITS,
      isDefault: false,
      memberUsers: [],
      memberRoles: [],
    };
    expect(north).toEqual({ id: north.id, ...expected });
    expect((await world.get(chief, `/sites/${north.id}`)).data).toEqual(north);
    expect(await world.sitesOf(chief)).toEqual(['default', 'north']);
    expect(main).toMatchObject({ slug: 'default', isDefault: true });
  });

  it.each(['North', '1st', '12', 'a--b', '-a', 'a-', 'a b', '', 'a'.repeat(61)])(
    'is not made with the slug "%s"',
    async (slug) => {
      const { status, message } = await world.post(chief, '/sites', { slug, name: 'A site' });
      expect(status).toBe(400);
      expect(message).toContain('slug');
    }
  );

  it('is not made with a slug that is taken', async () => {
    const answer = await world.post(chief, '/sites', { slug: 'north', name: 'Another north' });
    expect(answer).toMatchObject({
      status: 400,
      message: 'slug: there is a site "north" already; choose another slug.',
    });
  });

  it.each([
    [{ timezone: 'Mars/Base' }, 'timezone: must be an IANA time zone such as Europe/Lisbon'],
    [{ linkBaseUrl: 'ftp://north.example' }, 'linkBaseUrl'],
    [{ name: '  ' }, 'name'],
    [{ utm: { colour: 'red' } }, 'utm'],
    [{ utm: { platforms: { x: { colour: 'red' } } } }, 'utm.platforms.x'],
    [{ utm: { platforms: { 'No platform': {} } } }, 'utm.platforms'],
    [{ altTexts: 'maybe' }, 'altTexts'],
    [{ slug: 'south' }, 'slug: never changes'],
    [{ memberRoles: [999_999] }, 'memberRoles: there is no role 999999'],
    [{ memberUsers: [999_999] }, 'memberUsers: there is no admin user 999999'],
    [{ paused: true }, 'paused'],
  ])('does not take %j', async (changes, problem) => {
    const { status, message } = await world.put(chief, `/sites/${north.id}`, changes);
    expect(status).toBe(400);
    expect(message).toContain(problem);
    expect((await world.get(chief, `/sites/${north.id}`)).data).toEqual(north);
  });

  it('is renamed without touching anything else', async () => {
    const renamed = { ...north, name: 'The North Pier' };
    const answer = await world.put(chief, `/sites/${north.id}`, { name: 'The North Pier' });
    expect(answer).toMatchObject({ status: 200, data: renamed });
    await world.put(chief, `/sites/${north.id}`, { name: north.name });
    expect((await world.get(chief, `/sites/${north.id}`)).data).toEqual(north);
  });

  it('holds whether it is a staging site, and what links are marked with', async () => {
    const utm = {
      ...{ source: '{platform}', medium: 'post' },
      platforms: { linkedin: { source: 'li', campaign: 'work' } },
    };
    const { id } = await aSite(world.admin, {
      slug: 'rehearsal',
      name: 'Rehearsal',
      stage: true,
      utm,
    });
    expect(await getService(app.strapi, 'sites').find(id)).toMatchObject({ stage: true, utm });
    await world.put(chief, `/sites/${id}`, { stage: false, utm: null });
    const after = await getService(app.strapi, 'sites').find(id);
    expect(after).toMatchObject({ stage: false, utm: null });
    await world.remove(chief, `/sites/${id}`);
  });

  it('holds what happens to pictures without an alternative text', async () => {
    const { data } = await world.put(chief, `/sites/${north.id}`, { altTexts: 'require' });
    expect(data).toMatchObject({ altTexts: 'require' });
    const stored = await getService(app.strapi, 'sites').find(north.id);
    expect(stored).toMatchObject({ altTexts: 'require' });
    const of = async () =>
      ((await world.get(chief, `/sites/${north.id}`)).data as SiteDetails).altTexts;
    expect(await of()).toBe('require');
    // A row of before there was such a choice.
    await tableOf(app.strapi, UIDS.site).update({
      where: { id: north.id },
      data: { altTexts: null },
    });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await of()).toBe('warn');
  });

  it('is paused and resumed by itself', async () => {
    const answer = await world.post(chief, `/sites/${north.id}/pause`);
    expect(answer).toMatchObject({ status: 200, data: { id: north.id, paused: true } });
    const paused = ((await world.listOf('/sites', chief)) as SiteDetails[]).map(
      (site) => site.paused
    );
    expect(paused).toEqual([false, true]);
    await world.post(chief, `/sites/${north.id}/resume`);
    expect((await world.get(chief, `/sites/${north.id}`)).data).toEqual(north);
  });

  it('shows its members only to those who may change its settings', async () => {
    const reader = await aMember(app, rightsTo([ACTIONS.read]));
    const { data } = await world.get(reader, `/sites/${north.id}`);
    expect(data).toEqual({ ...north, memberUsers: null, memberRoles: null });
  });

  it('leaves a trace in the audit log with every change', async () => {
    const { id } = await aSite(world.admin, { slug: 'traced', name: 'Traced' });
    await world.put(chief, `/sites/${id}`, { name: 'Traced again' });
    await world.remove(chief, `/sites/${id}`);
    const rows = await tableOf<{ action: string; siteId: number }>(
      app.strapi,
      UIDS.auditEntry
    ).findMany({ where: { siteId: id }, orderBy: { id: 'asc' } });
    expect(rows.map(({ action }) => action)).toEqual(['site.create', 'site.update', 'site.delete']);
  });
});

describe('the default site', () => {
  const bootWith = async (site: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(site)) {
      app.strapi.config.set(`plugin::social-distribution.site.${name}`, value);
    }
    await getService(app.strapi, 'sites').ensureDefault();
    return (await world.get(chief, `/sites/${main.id}`)).data;
  };

  it('follows the config in what nobody changed, and keeps what somebody did', async () => {
    expect(await bootWith({ name: 'By config', timezone: 'Asia/Tokyo' })).toMatchObject({
      name: 'By config',
      timezone: 'Asia/Tokyo',
    });
    // The form sends all of it; only the name is another one.
    const form = { name: 'By hand', timezone: 'Asia/Tokyo', linkBaseUrl: main.linkBaseUrl };
    await world.put(chief, `/sites/${main.id}`, form);
    expect(await bootWith({ name: 'By config again', timezone: 'Europe/Lisbon' })).toMatchObject({
      name: 'By hand',
      timezone: 'Europe/Lisbon',
      linkBaseUrl: main.linkBaseUrl,
    });
  });

  it('keeps a link base that somebody took away', async () => {
    await world.put(chief, `/sites/${main.id}`, { linkBaseUrl: null });
    expect(await bootWith({ linkBaseUrl: 'https://config.example' })).toMatchObject({
      linkBaseUrl: null,
    });
    await world.put(chief, `/sites/${main.id}`, { linkBaseUrl: main.linkBaseUrl, name: main.name });
  });

  it('is never removed', async () => {
    expect(await world.remove(chief, `/sites/${main.id}`)).toMatchObject({
      status: 400,
      message: `${main.name} is the default site and can never be removed; rename it instead.`,
    });
  });
});

describe('removing a site', () => {
  let site: SiteDetails;
  let account: SiteAccount;
  let deliveryId: number;

  beforeAll(async () => {
    site = await aSite(world.admin, { slug: 'short-lived', name: 'Short-lived' });
    account = await anAccountOf(app, site.id);
    deliveryId = await world.aDeliveryOn(site);
    await world.post(chief, `/rules?site=${site.slug}`, { name: 'Its rule', contentType: ARTICLE });
    await tableOf(app.strapi, UIDS.platformApp).create({
      data: { siteId: site.id, app: 'x', serviceUrl: '', clientId: 'x', updatedAt: new Date() },
    });
  });

  const refusal = async () => {
    const { status, message } = await world.remove(chief, `/sites/${site.id}`);
    return `${status} ${message}`;
  };

  it('is refused while it has an account', async () => {
    expect(await refusal()).toBe(
      '400 Short-lived still has 1 connected account; disconnect them first.'
    );
    await tablesOf(app).connections.deleteMany({ where: { id: account.connectionId } });
  });

  it.each(['queued', 'held', 'preparing', 'committing'])(
    'is refused while it has a delivery that is %s',
    async (state) => {
      await world.turnInto(deliveryId, { state });
      expect(await refusal()).toBe(
        '400 Short-lived still has 1 delivery under way; cancel them, or wait until they are done.'
      );
    }
  );

  it('is refused while nobody decided an unknown outcome', async () => {
    await world.turnInto(deliveryId, { state: 'unknown', dueAt: null, finishedAt: null });
    expect(await refusal()).toBe(
      '400 Short-lived still has 1 delivery with an unknown outcome; decide them on the Health page first.'
    );
  });

  it('takes its rules, targets and apps along, and leaves its log', async () => {
    await world.turnInto(deliveryId, { state: 'published', finishedAt: new Date() });
    expect(await world.remove(chief, `/sites/${site.id}`)).toMatchObject({
      status: 200,
      data: { slug: 'short-lived' },
    });
    const siteId = site.id;
    expect(await tableOf(app.strapi, UIDS.target).count({ where: { siteId } })).toBe(0);
    expect(await tableOf(app.strapi, UIDS.platformApp).count({ where: { siteId } })).toBe(0);
    expect(await world.listOf('/rules', chief)).toEqual([]);
    expect((await world.get(chief, `/deliveries/${deliveryId}`)).status).toBe(200);
    expect((await world.get(chief, `/sites/${siteId}`)).status).toBe(404);
    expect(await world.sitesOf(chief)).toEqual(['default', 'north']);
  });
});
