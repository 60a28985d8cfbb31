import type { AdaptationEstimate, AdaptationView } from '../../contracts/adaptations';
import type { AiQuality, AiUsageResponse } from '../../contracts/ai-usage';
import type { DispatchResponse } from '../../contracts/dispatch';
import { ACTIONS } from '../../server/src/constants';
import { AiWorld, proposalOn } from './harness/ai-world';
import { aDraft, aPublishedArticle, ARTICLE } from './harness/articles';
import { deliveriesOf } from './harness/deliveries';
import { callApi } from './harness/http';
import { aMember } from './harness/people';
import { aPicture } from './harness/pictures';

let world: AiWorld;

beforeAll(async () => {
  world = await AiWorld.start();
}, 120_000);

afterAll(async () => {
  await world?.app.close();
});

beforeEach(async () => {
  await world.habits({ isEnabled: true, order: 'preferred' });
  await world.calm();
});

const BODY = [
  'The quay of the old harbour opens again on 3 May after two years of work.',
  'Visitors find 14 benches, a small stage and a kiosk that sells fish rolls for 4.50 euros.',
  'The harbour master Ines Faro said: “We want people to sit down and look at the water.”',
  'Guided walks start at 10:00 and 15:00 every Sunday and take 45 minutes.',
].join('\n\n');

const anArticle = (over: Record<string, unknown> = {}) =>
  aPublishedArticle(world.app, {
    title: 'The old quay opens again',
    excerpt: 'After two years of work the old harbour has its quay back.',
    body: BODY,
    ...over,
  });

const textsOf = ({ proposals }: AdaptationView): string =>
  proposals.flatMap(({ texts }) => texts).join('\n');

describe('one question', () => {
  it('words an entry for every target within its limits, with its link', async () => {
    const before = world.callsOf('gemini');
    const adapted = await world.adapt(await anArticle());
    expect(adapted).toMatchObject({ outcome: 'ai', provider: 'gemini', reason: null });
    expect(world.callsOf('gemini')).toBe(before + 1);
    expect(adapted.proposals).toHaveLength(8);
    for (const { source, texts, count, limit, facts } of adapted.proposals) {
      expect(source).toBe('ai');
      expect(texts.join('')).not.toBe('');
      expect(count).toBeLessThanOrEqual(limit);
      expect(facts.findings).toEqual([]);
    }
    expect(proposalOn(adapted, 'x').texts[0]).toContain('https://example.com/en/articles/');
    expect(adapted.actualUsd).toBeGreaterThan(0);
    expect(adapted.actualUsd).toBeLessThan(0.01);
    expect(adapted.estimatedUsd).toBeGreaterThan(0);
  });

  it('is answered from the cache when it is asked again, free, and asked anew when a person wants', async () => {
    const documentId = await anArticle({ title: 'Asked twice' });
    const first = await world.adapt(documentId);
    const calls = world.callsOf('gemini');
    const again = await world.adapt(documentId);
    expect(again).toMatchObject({ outcome: 'cached', actualUsd: 0, vendorMs: 0 });
    expect(textsOf(again)).toBe(textsOf(first));
    expect(world.callsOf('gemini')).toBe(calls);
    expect(await world.adapt(documentId, { fresh: true })).toMatchObject({ outcome: 'ai' });
    expect(world.callsOf('gemini')).toBe(calls + 1);
  });

  it('shows the difference to the words that stand there now', async () => {
    const adapted = await world.adapt(await anArticle({ title: 'What changes' }));
    const { diff, texts } = proposalOn(adapted, 'mastodon');
    const to = diff.filter(({ kind }) => kind !== 'removed').map(({ text }) => text);
    expect(to.join('')).toBe(texts.join('\n\n'));
    expect(diff.some(({ kind }) => kind !== 'same')).toBe(true);
  });

  it('leaves alone what a person wrote, unless they name it', async () => {
    const documentId = await anArticle({ title: 'My own words' });
    const { targetId } = proposalOn(await world.adapt(documentId), 'x');
    const overrides = { [targetId]: { texts: ['Mine.'] } };
    const kept = proposalOn(await world.adapt(documentId, { overrides }), 'x');
    expect(kept).toMatchObject({ source: 'kept', texts: ['Mine.'] });
    expect(kept.reason).toContain('You wrote this text yourself');
    const replaced = await world.adapt(documentId, { overrides, replace: [targetId] });
    expect(proposalOn(replaced, 'x').source).toBe('ai');
  });

  it('describes pictures that have no alternative text', async () => {
    const cover = await aPicture(world.app, { altText: '' });
    const documentId = await anArticle({ title: 'With a picture', cover });
    const adapted = await world.adapt(documentId);
    const { altTexts } = proposalOn(adapted, 'instagram');
    expect(altTexts).toEqual([{ fileId: cover, altText: expect.any(String) as string }]);
  });
});

describe('what a model gets wrong', () => {
  const LIES = ['url', 'number', 'price', 'date', 'name', 'quote', 'mention', 'hashtag', 'email'];

  it.each(LIES)('an invented %s never reaches a proposal', async (lie) => {
    const documentId = await anArticle({ title: `Lies about a ${lie}` });
    const honest = await world.adapt(documentId);
    const invention = inventionOf(lie);
    const always = { kind: 'lie', lies: [lie], ...(invention ? { invention } : {}) };
    world.script('gemini', { always, stubborn: true });
    const adapted = await world.adapt(documentId, { fresh: true });
    expect(adapted.proposals).toHaveLength(honest.proposals.length);
    const all = JSON.stringify(adapted.proposals.map(({ texts, hashtags }) => [texts, hashtags]));
    expect(all).not.toContain(invention);
    const findings = adapted.proposals.flatMap(({ facts }) => facts.findings);
    expect(findings.length).toBeGreaterThan(0);
  });

  it('is asked again with the exact problem, and the better answer counts', async () => {
    world.script('gemini', { next: [{ kind: 'too-long', factor: 10 }] });
    const calls = world.callsOf('gemini');
    const adapted = await world.adapt(await anArticle({ title: 'Far too long' }));
    expect(world.callsOf('gemini')).toBe(calls + 2);
    const requests = world.app.sandbox.vendors.gemini.actions['requests']?.({}) as unknown[];
    expect(JSON.stringify(requests.at(-1))).toMatch(/too long: at most \d+/);
    for (const { source, count, limit } of adapted.proposals) {
      expect(source).toBe('ai');
      expect(count).toBeLessThanOrEqual(limit);
    }
  });

  it.each([
    'malformed-json',
    'empty',
    'wrong-types',
    'html',
    'markdown',
    'fenced-json',
    { kind: 'many-hashtags', count: 200 },
    { kind: 'wrong-language', language: null },
    { kind: 'too-long', factor: 10 },
    'missing-target',
  ])('%j for ever: every target still has words that fit', async (always) => {
    const title = `Stubborn ${typeof always === 'string' ? always : always.kind}`;
    for (const vendor of ['gemini', 'openai', 'anthropic', 'cohere', 'compatible'] as const) {
      world.script(vendor, { always, stubborn: true });
    }
    const adapted = await world.adapt(await anArticle({ title }));
    expect(adapted.proposals).toHaveLength(8);
    for (const { source, reason, texts, count, limit, hashtags } of adapted.proposals) {
      expect(texts.join('')).not.toBe('');
      expect(texts.join('')).not.toMatch(/<\/?[a-z]+>|\*\*/);
      expect(count).toBeLessThanOrEqual(limit);
      expect(hashtags.length).toBeLessThanOrEqual(30);
      if (source !== 'ai') expect(reason).toMatch(/without AI|Nobody|answer|AI/);
    }
  });
});

/** What the sandbox's liar is told to put in, so that it can be looked for. */
const inventionOf = (lie: string): string => INVENTIONS[lie] ?? '';

const INVENTIONS: Readonly<Record<string, string>> = {
  url: 'https://bad.example/quay',
  number: '73921',
  price: '$99.99',
  date: '17 August 2031',
  name: 'Barnaby Quillfeather',
  quote: '“Nobody ever said anything like this here.”',
  mention: '@invented_account',
  hashtag: '#InventedHashtag',
  email: 'someone@bad.example',
};

describe('when vendors fail', () => {
  it.each([
    [503],
    [529],
    [429],
    [401],
    [402],
    ['html-502'],
    ['refusal'],
    ['prompt-blocked'],
    ['model-retired'],
    ['truncated-json'],
    ['truncated-empty'],
  ])('the next provider answers after %p', async (always) => {
    world.script('gemini', { always });
    const adapted = await world.adapt(await anArticle({ title: `Failing with ${always}` }));
    expect(adapted).toMatchObject({ outcome: 'ai', provider: 'openai' });
  });

  it.each([
    [402, /out of credit/],
    [401, /does not accept the key/],
    ['model-retired', /does not know the model/],
  ])('people are told what somebody has to see to after %p', async (always, words) => {
    world.script('gemini', { always });
    const adapted = await world.adapt(await anArticle({ title: `To be seen to: ${always}` }));
    expect(adapted).toMatchObject({ outcome: 'ai', provider: 'openai' });
    expect(adapted.reason).toMatch(words);
  });

  it('and when all do, it is worded without AI and says so', async () => {
    for (const vendor of ['gemini', 'openai', 'anthropic', 'cohere', 'compatible'] as const) {
      world.script(vendor, { always: 401 });
    }
    const adapted = await world.adapt(await anArticle({ title: 'Nobody answers' }));
    expect(adapted).toMatchObject({ outcome: 'fitted', provider: null });
    expect(adapted.reason).toContain('Google Gemini');
    for (const { source, reason, texts } of adapted.proposals) {
      expect([source, reason]).toEqual(['fitted', adapted.reason]);
      expect(texts.join('')).not.toBe('');
    }
  });
});

describe('without AI', () => {
  it('nothing is sent to anybody, and the words are the ones without it', async () => {
    await world.habits({ isEnabled: false });
    const documentId = await anArticle({ title: 'Switched off' });
    const calls = world.callsOf('gemini');
    const adapted = await world.adapt(documentId);
    expect(adapted).toMatchObject({ outcome: 'fitted', actualUsd: 0 });
    expect(adapted.reason).toContain('AI is switched off for Harbour Light Weekly');
    expect(world.callsOf('gemini')).toBe(calls);
    const estimate = await world.post<AdaptationEstimate>('/adaptations/estimate', {
      ...{ contentType: ARTICLE, documentId, locale: 'en' },
    });
    expect(estimate).toMatchObject({ isPossible: false, reason: adapted.reason });
  });
});

describe('money', () => {
  it('is told before, and written down after', async () => {
    const documentId = await anArticle({ title: 'What it costs' });
    const body = { contentType: ARTICLE, documentId, locale: 'en' };
    const estimate = await world.post<AdaptationEstimate>('/adaptations/estimate', body);
    expect(estimate).toMatchObject({ isPossible: true, isCached: false, provider: 'gemini' });
    expect(estimate.message).toMatch(/^About \$0\.\d+ with Google Gemini\.$/);
    const adapted = await world.adapt(documentId);
    expect(adapted.actualUsd ?? 0).toBeGreaterThan((estimate.usd ?? 0) / 5);
    expect(adapted.actualUsd ?? 0).toBeLessThan((estimate.usd ?? 0) * 5);
    const free = await world.post<AdaptationEstimate>('/adaptations/estimate', body);
    expect(free).toMatchObject({
      isCached: true,
      usd: 0,
      message: expect.stringContaining('Free') as string,
    });
    const usage = await world.get<AiUsageResponse>('/ai/usage');
    const row = usage.rows.find(({ adaptationId }) => adaptationId === adapted.id);
    expect(row).toMatchObject({ purpose: 'adaptation', outcome: 'answered', provider: 'gemini' });
    expect(row?.costUsd).toBeCloseTo(adapted.actualUsd ?? 0, 8);
  });

  it('ends at a hard budget: then it is worded without AI and says so', async () => {
    const budget = { monthUsd: 0.000001, mode: 'hard' as const, alertAt: [] };
    await world.habits({ isEnabled: true, order: 'preferred', budget });
    const calls = world.callsOf('gemini');
    const adapted = await world.adapt(await anArticle({ title: 'Beyond the budget' }));
    expect(adapted).toMatchObject({ outcome: 'fitted', actualUsd: 0 });
    expect(adapted.reason).toMatch(/budget/i);
    expect(world.callsOf('gemini')).toBe(calls);
  });
});

describe('what people think of it', () => {
  it('is recorded when they say so, and when they send it', async () => {
    const documentId = await anArticle({ title: 'Liked and sent' });
    const adapted = await world.adapt(documentId);
    const x = proposalOn(adapted, 'x');
    const mastodon = proposalOn(adapted, 'mastodon');
    const bluesky = proposalOn(adapted, 'bluesky');
    await world.post(`/adaptations/${adapted.id}/verdicts`, {
      ...{ targetId: bluesky.targetId, verdict: 'discarded' },
    });
    const { deliveryIds } = await world.post<DispatchResponse>('/dispatch', {
      ...{ contentType: ARTICLE, documentId, locale: 'en' },
      targetIds: [x.targetId, mastodon.targetId],
      overrides: {
        [x.targetId]: { texts: x.texts, adaptationId: adapted.id },
        [mastodon.targetId]: { texts: ['Edited by hand.'], adaptationId: adapted.id },
      },
    });
    expect(deliveryIds).toHaveLength(2);
    const stored = await world.get<AdaptationView>(`/adaptations/${adapted.id}`);
    expect(proposalOn(stored, 'x').verdict).toBe('accepted');
    expect(proposalOn(stored, 'mastodon').verdict).toBe('edited');
    expect(proposalOn(stored, 'bluesky').verdict).toBe('discarded');
    const deliveries = await deliveriesOf(world.app, documentId);
    const share = (adapted.actualUsd ?? 0) / adapted.proposals.length;
    for (const delivery of deliveries) {
      expect(delivery.aiCostUsd).toBeCloseTo(share, 8);
    }
    const quality = await world.get<AiQuality[]>('/ai/quality');
    expect(quality[0]).toMatchObject({ promptVersion: adapted.promptVersion });
    expect(quality[0]?.accepted).toBeGreaterThanOrEqual(1);
    expect(quality[0]?.approvalRate).toBeGreaterThan(0);
  });
});

describe('an adaptation', () => {
  it('is refused to people who may not read the entry, and to those who may not compose', async () => {
    const documentId = await aDraft(world.app, { title: 'Not for all' });
    const body = { contentType: ARTICLE, documentId, locale: 'en' };
    const composer = await aMember(world.app, [{ action: ACTIONS.compose }]);
    const reader = await aMember(world.app, [{ action: ACTIONS.read }]);
    for (const { token } of [composer, reader]) {
      const call = { method: 'POST', path: '/adaptations', token, body };
      expect((await callApi(world.app, call)).status).toBe(403);
    }
    const { id } = await world.adapt(documentId);
    const call = { method: 'GET', path: `/adaptations/${id}`, token: composer.token };
    expect((await callApi(world.app, call)).status).toBe(403);
  });

  it.each([
    ['a hint of a thousand letters', { hint: 'x'.repeat(1000) }],
    ['a target that is not there', { targetIds: [987654] }],
    ['an unknown field', { temperature: 0.7 }],
  ])('refuses %s in words', async (_what, more) => {
    const documentId = await aDraft(world.app);
    await expect(world.adapt(documentId, more)).rejects.toThrow(/hint|target|temperature/i);
  });
});
