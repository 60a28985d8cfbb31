import type { AiProviderView, SaveAiProvider } from '../../contracts/ai-providers';
import type { AuditPage } from '../../contracts/audit';
import { DEFAULT_AI_HABITS } from '../../contracts/ai-habits';
import { UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import type { AiProviderRow } from '../../server/src/services/ai-providers/provider-rows';
import { rightsTo, SiteWorld } from './harness/site-world';
import { aMember } from './harness/people';

const KEY = 'sk-harbour-0123456789abcdef';

let world: SiteWorld;

beforeAll(async () => {
  // Nothing but what somebody enters.
  world = await SiteWorld.start({ config: { 'ai.providers': {} } });
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

afterEach(() => rows().deleteMany({ where: {} }));

const rows = () => tableOf<AiProviderRow & { id: number }>(world.app.strapi, UIDS.aiProvider);

const save = (provider: string, body: SaveAiProvider, site = 'default') =>
  world.put(world.chief, `/ai/providers/${provider}?site=${site}`, body);

const viewsOf = async (site = 'default') =>
  (await world.listOf(`/ai/providers?site=${site}`, world.chief)) as AiProviderView[];

const viewOf = async (provider: string, site = 'default') =>
  (await viewsOf(site)).find((view) => view.provider === provider);

const siteNow = async (slug: 'main' | 'north') =>
  getService(world.app.strapi, 'sites').demand(world.sites[slug].id);

const readyOn = async (slug: 'main' | 'north') =>
  getService(world.app.strapi, 'aiProviders').readyFor(await siteNow(slug));

const habits = (slug: 'main' | 'north', ai: object) =>
  world.put(world.chief, `/sites/${world.sites[slug].id}`, { ai });

const auditOf = async (query: string) => {
  const { data } = await world.get(world.chief, `/audit?${query}`);
  return (data as AuditPage).entries;
};

describe('a key that somebody enters', () => {
  it('is sealed at rest, and in no answer and no line of the audit log', async () => {
    const answers = [
      await save('gemini', { apiKey: KEY }),
      await world.get(world.chief, '/ai/providers'),
      await world.get(world.chief, '/audit?pageSize=100'),
      await save('gemini', { apiKey: `${KEY}2`, model: '' }),
      await save('gemini', { apiKey: [KEY] as never }),
      await save('gemini', { apiKey: KEY, baseUrl: `https://${KEY}@proxy.example` }),
      await world.put(world.chief, `/ai/providers/nobody`, { apiKey: KEY }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 400, 400, 400, 404]);
    expect(JSON.stringify(answers)).not.toContain(KEY);
    expect(await viewOf('gemini')).toMatchObject({ hasKey: true, isReady: true });
    const [row] = await rows().findMany({});
    expect(row?.apiKey).toMatch(/^v1\.[0-9a-f]{8}\./);
    expect(row?.keyId).toBe(row?.apiKey?.slice(3, 11));
    expect(JSON.stringify(row)).not.toContain(KEY);
  });

  it('stays when the rest is saved without it, and goes when null is sent', async () => {
    await save('gemini', { apiKey: KEY });
    await save('gemini', { model: 'gemini-3.5-flash-lite' });
    const [ready] = await readyOn('main');
    expect(ready?.provider.model).toBe('gemini-3.5-flash-lite');
    await save('gemini', { apiKey: null });
    expect(await viewOf('gemini')).toMatchObject({
      ...{ hasKey: false, isReady: false, missing: 'Enter a key of Google Gemini.' },
    });
  });

  it('opens in its own row only', async () => {
    await save('gemini', { apiKey: KEY });
    await save('openai', { apiKey: 'sk-other' });
    const [gemini] = await rows().findMany({ where: { provider: 'gemini' } });
    const apiKey = gemini?.apiKey ?? null;
    await rows().updateMany({ where: { provider: 'openai' }, data: { apiKey } });
    expect(await viewOf('openai')).toMatchObject({
      ...{ isReady: false, missing: expect.stringContaining('cannot be opened') as string },
    });
    expect((await readyOn('main')).map(({ provider }) => provider.id)).toEqual(['gemini']);
  });

  it('is never sent to another server unasked', async () => {
    await save('gemini', { apiKey: KEY });
    const { status, message } = await save('gemini', { baseUrl: 'http://127.0.0.1:9/thief' });
    expect({ status, message }).toMatchObject({
      status: 400,
      message: expect.stringContaining('Enter the key again') as string,
    });
    expect(await viewOf('gemini')).toMatchObject({ isReady: true, entered: { baseUrl: null } });
  });

  it('is of one site', async () => {
    await save('gemini', { apiKey: KEY }, 'north');
    expect(await viewOf('gemini', 'default')).toMatchObject({ hasKey: false, source: null });
    expect(await viewOf('gemini', 'north')).toMatchObject({ hasKey: true, source: 'settings' });
    expect(await readyOn('main')).toEqual([]);
  });

  it('is forgotten with the site', async () => {
    const { data } = await world.post(world.chief, '/sites', { slug: 'gone', name: 'Gone' });
    await save('gemini', { apiKey: KEY }, 'gone');
    expect(await rows().count({})).toBe(1);
    await world.remove(world.chief, `/sites/${(data as { id: number }).id}`);
    expect(await rows().count({})).toBe(0);
  });
});

describe('the providers of a site', () => {
  it('are all there from the start, in the plugin’s order, and none is ready', async () => {
    const views = await viewsOf();
    expect(views.map(({ provider }) => provider)).toEqual([
      ...['gemini', 'openai', 'anthropic', 'cohere', 'compatible'],
    ]);
    expect(views.filter(({ isReady }) => isReady)).toEqual([]);
    expect(views.every(({ missing }) => missing !== null)).toBe(true);
  });

  it('come in the order that the site prefers, those that are off left out', async () => {
    await save('gemini', { apiKey: KEY });
    await save('openai', { apiKey: KEY });
    await save('cohere', { apiKey: KEY });
    await save('anthropic', { apiKey: KEY, enabled: false });
    await habits('main', { providers: ['cohere', 'openai'] });
    const ready = await readyOn('main');
    expect(ready.map(({ provider }) => provider.id)).toEqual(['cohere', 'openai', 'gemini']);
    expect(ready.map(({ seesImages }) => seesImages)).toEqual([false, true, true]);
    expect((await viewsOf()).map(({ provider }) => provider).slice(0, 2)).toEqual([
      'cohere',
      'openai',
    ]);
    await habits('main', {});
  });

  it('have a fingerprint that changes with key, model and address, and with nothing else', async () => {
    const prints = new Set<string>();
    const note = async () => prints.add((await readyOn('main'))[0]?.fingerprint ?? '');
    await save('gemini', { apiKey: KEY });
    await note();
    await save('gemini', { price: { inputUsd: 1, outputUsd: 2 } });
    await note();
    expect(prints.size).toBe(1);
    await save('gemini', { apiKey: `${KEY}2` });
    await note();
    await save('gemini', { model: 'gemini-3.5-flash-lite' });
    await note();
    await save('gemini', { apiKey: KEY, baseUrl: 'https://proxy.example' });
    await note();
    expect(prints.size).toBe(4);
    expect([...prints].join(' ')).not.toContain(KEY);
  });

  it('keep their maker while nothing changes, as some learn what their server takes', async () => {
    await save('compatible', { baseUrl: 'http://127.0.0.1:9/v1', model: 'llama3.2' });
    const [first] = await readyOn('main');
    const [second] = await readyOn('main');
    expect(first?.provider).toBe(second?.provider);
    expect(first?.price).toBeNull();
  });

  it('tell of a model that its vendor withdraws', async () => {
    await save('openai', { apiKey: KEY, model: 'gpt-4o-mini' });
    expect((await viewOf('openai'))?.modelWarning).toContain('gpt-6-luna');
  });

  it('have the entered price, else the one that the plugin knows', async () => {
    await save('gemini', { apiKey: KEY });
    expect(await viewOf('gemini')).toMatchObject({ priceSource: 'plugin' });
    await save('gemini', { price: { inputUsd: 1, outputUsd: 2 } });
    expect(await viewOf('gemini')).toMatchObject({
      ...{ priceSource: 'settings', price: { inputUsd: 1, outputUsd: 2, above: null } },
    });
    await save('gemini', { model: 'gemini-of-tomorrow' });
    expect(await viewOf('gemini')).toMatchObject({ priceSource: null, price: null });
  });
});

describe('what the config says', () => {
  beforeAll(async () => {
    await world.app.stop();
    const openai = { apiKey: 'sk-of-the-operator', model: 'gpt-5.6-luna' };
    await world.app.start({ 'ai.providers': { openai } });
  }, 60_000);

  afterAll(async () => {
    await world.app.stop();
    await world.app.start({ 'ai.providers': {} });
  }, 60_000);

  it('holds for every site, field by field below what is entered', async () => {
    expect(await viewOf('openai', 'north')).toMatchObject({
      ...{ source: 'config', hasKey: true, model: 'gpt-5.6-luna', entered: null, isReady: true },
    });
    await save('openai', { model: 'gpt-6-luna' });
    expect(await viewOf('openai')).toMatchObject({
      ...{ source: 'settings', hasKey: true, model: 'gpt-6-luna', entered: { hasKey: false } },
    });
  });

  it('holds again when what was entered is removed', async () => {
    await save('openai', { enabled: false, model: 'gpt-6-sol' });
    const { data } = await world.remove(world.chief, '/ai/providers/openai?site=default');
    expect((data as AiProviderView[]).find(({ provider }) => provider === 'openai')).toMatchObject({
      ...{ source: 'config', model: 'gpt-5.6-luna', isReady: true, updatedAt: null },
    });
  });

  it('never gives its key to an address that somebody entered', async () => {
    await save('openai', { baseUrl: 'http://127.0.0.1:9/v1' });
    expect(await viewOf('openai')).toMatchObject({ isReady: false, hasKey: false });
  });
});

describe('who may', () => {
  it('set up providers is limited to the sites of a person', async () => {
    const limited = rightsTo(
      ['plugin::social-distribution.settings.edit'],
      ['plugin::social-distribution.their-sites']
    );
    const member = await aMember(world.app, limited);
    const north = world.sites.north.id;
    await world.put(world.chief, `/sites/${north}`, { memberUsers: [member.userId] });
    const answer = await world.put(member, '/ai/providers/gemini?site=north', { apiKey: KEY });
    expect(answer.status).toBe(200);
    for (const path of ['/ai/providers/gemini?site=default', `/ai/providers/gemini`]) {
      const body = { apiKey: KEY, ...(path.includes('?') ? {} : { siteId: world.sites.main.id }) };
      expect((await world.put(member, path, body)).status).toBe(403);
    }
    expect((await world.post(member, '/ai/providers/gemini/test?site=default')).status).toBe(403);
  });
});

describe('the audit log', () => {
  it('tells what was changed about a provider, and that a key was entered', async () => {
    await save('gemini', { apiKey: KEY });
    await save('gemini', { apiKey: `${KEY}2`, model: 'gemini-3.5-flash-lite' });
    await world.remove(world.chief, '/ai/providers/gemini?site=default');
    const entries = await auditOf('subjectKind=ai-provider&pageSize=3');
    expect(entries.map(({ action }) => action)).toEqual([
      ...['ai-provider.remove', 'ai-provider.save', 'ai-provider.save'],
    ]);
    const [removed, changed, first] = entries;
    expect(first).toMatchObject({
      ...{ subject: { id: 'gemini', name: 'Google Gemini' } },
      ...{ before: { hasKey: false }, after: { hasKey: true, keyReplaced: true } },
    });
    expect(changed).toMatchObject({
      before: { model: 'gemini-3.1-flash-lite' },
      after: { model: 'gemini-3.5-flash-lite', keyReplaced: true },
    });
    expect(removed).toMatchObject({ before: { hasKey: true }, after: { hasKey: false } });
    expect(JSON.stringify(entries)).not.toContain(KEY);
  });

  it('tells how a site’s use of AI was changed', async () => {
    await habits('main', { isEnabled: true, budget: { monthUsd: 5 } });
    const [entry] = await auditOf('action=site.update&pageSize=1');
    expect(entry).toMatchObject({
      before: { ai: { isEnabled: false, budget: null } },
      after: { ai: { isEnabled: true, budget: { monthUsd: 5, mode: 'hard', alertAt: [80, 100] } } },
    });
    await habits('main', {});
  });

  it('tells how the voice of a way to publish was changed', async () => {
    const { targetId } = world.accounts.main;
    const body = { name: 'Feed', voice: { tone: 'Sober', language: 'de' } };
    expect((await world.put(world.chief, `/targets/${targetId}`, body)).data).toMatchObject({
      voice: body.voice,
    });
    const [entry] = await auditOf('action=target.update&pageSize=1');
    expect(entry?.after).toMatchObject({ voice: body.voice });
  });
});

describe('how a site uses AI', () => {
  it('is off until somebody says otherwise', async () => {
    expect((await siteNow('main')).ai).toEqual(DEFAULT_AI_HABITS);
  });

  it.each([
    ['a provider that does not exist', { providers: ['nobody'] }, 'ai.providers.0'],
    ['a provider twice', { providers: ['gemini', 'gemini'] }, 'ai.providers'],
    ['a budget below nothing', { budget: { monthUsd: -1 } }, 'ai.budget.monthUsd'],
    ['a budget without an amount', { budget: { mode: 'soft' } }, 'ai.budget.monthUsd'],
    ['a share of nothing', { budget: { monthUsd: 1, alertAt: [0] } }, 'ai.budget.alertAt.0'],
    ['an empty banned word', { voice: { bannedWords: [' '] } }, 'ai.voice.bannedWords.0'],
    ['what it does not know', { temperature: 1 }, 'ai'],
  ])('refuses %s, and says where', async (_, ai, path) => {
    const { status, message } = await habits('main', ai);
    expect(status).toBe(400);
    expect(message).toContain(`${path}: `);
  });
});
