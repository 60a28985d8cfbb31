import type { AdminClient } from '../../../scripts/person/admin-client';
import { startTestApp, type TestApp } from '../harness/app';
import { asAdmin, connectEverything } from '../harness/people';

const ARTICLE = 'api::article.article';

let app: TestApp;
let client: AdminClient;

beforeAll(async () => {
  app = await startTestApp();
  client = await asAdmin(app);
  await connectEverything(app, client);
}, 120_000);

afterAll(async () => {
  await app?.close();
});

const visiblePosts = () => app.sandbox.ledger.summary().posts;

const pageText = async (url: string | null) => (await fetch(String(url))).text();

describe('the main job', () => {
  it('lists the connected accounts without anything secret', async () => {
    const connections = await client.connections();
    expect(connections.map(({ platform, status }) => `${platform} ${status}`)).toEqual([
      'bluesky active',
      'linkedin active',
      'x active',
    ]);
    expect(JSON.stringify(connections)).not.toMatch(/token|jwt|password|credential/i);
  });

  it('distributes an article by its rule when it is published in the Content Manager', async () => {
    await client.addRule({ name: 'Everything everywhere', contentType: ARTICLE });
    const documentId = await client.createArticle({
      title: 'The ferry bell rings twice',
      slug: 'ferry-bell',
      excerpt: 'A small story (with brackets) about *fog* and #harbours.',
    });
    await client.publishArticle(documentId, 'en');
    const deliveries = await client.settledDeliveries(documentId, 3);
    expect(deliveries.map(({ state, reason }) => [state, reason])).toEqual([
      ['published', null],
      ['published', null],
      ['published', null],
    ]);
    for (const { url, postId } of deliveries) {
      expect(postId).toMatch(/\S/);
      expect(await pageText(url)).toContain('The ferry bell rings twice');
    }
    expect(visiblePosts()).toBe(3);
  });

  it('distributes by hand, with the texts that the editor wrote, and once only', async () => {
    const documentId = await client.createArticle({
      title: 'Lemons on the quay',
      slug: 'lemons',
      excerpt: 'By hand.',
    });
    for (const rule of await client.rules()) {
      await client.request('PUT', `/api/admin/distribution/rules/${rule.id}`, {
        name: 'off',
        contentType: ARTICLE,
        enabled: false,
      });
    }
    await client.publishArticle(documentId, 'en');
    const request = { contentType: ARTICLE, documentId, locale: 'en' };
    const preview = await client.preview(request);
    expect(preview.targets).toHaveLength(3);
    for (const { parts, limit } of preview.targets) {
      expect(parts.length).toBe(1);
      for (const { count } of parts) expect(count > 0 && count <= limit).toBe(true);
    }
    const x = preview.targets.find(({ platform }) => platform === 'x');
    const overrides = { [String(x?.targetId)]: { texts: ['Lemons, as the editor wrote it'] } };
    const before = visiblePosts();
    const [first, second] = await Promise.all([
      client.dispatch({ ...request, overrides }),
      client.dispatch({ ...request, overrides }),
    ]);
    expect(first.deliveryIds.length + second.deliveryIds.length).toBe(3);
    const deliveries = await client.settledDeliveries(documentId, 3);
    expect(deliveries.map(({ state }) => state)).toEqual(['published', 'published', 'published']);
    expect(visiblePosts()).toBe(before + 3);
    for (const { platform, url } of deliveries) {
      const expected = platform === 'x' ? 'Lemons, as the editor wrote it' : 'Lemons on the quay';
      expect(await pageText(url)).toContain(expected);
    }
    const again = await client.dispatch(request);
    expect(again.deliveryIds).toEqual([]);
    expect(again.skipped).toHaveLength(3);
  });

  it('sends what the preview shows', async () => {
    const documentId = await client.createArticle({
      title: '港の灯台',
      slug: 'lighthouse-ja',
      excerpt: '夜になると静かに光り、漁師たちはその光を頼りに帰ってくる。'.repeat(12),
    });
    await client.publishArticle(documentId, 'en');
    const request = { contentType: ARTICLE, documentId, locale: 'en' };
    const { targets } = await client.preview(request);
    await client.dispatch(request);
    const deliveries = await client.settledDeliveries(documentId, 3);
    for (const target of targets) {
      const delivery = deliveries.find(({ platform }) => platform === target.platform);
      expect(delivery).toMatchObject({ state: 'published', text: target.parts[0]?.text });
    }
  });

  it('refuses what cannot be distributed, in words', async () => {
    const draft = await client.createArticle({ title: 'Draft', slug: 'draft-only' });
    await expect(
      client.dispatch({ contentType: ARTICLE, documentId: draft, locale: 'en' })
    ).rejects.toThrow('Publish the entry first');
    await expect(
      client.dispatch({ contentType: 'api::page.page', documentId: draft, locale: '' })
    ).rejects.toThrow('never distributed');
    await expect(
      client.dispatch({ contentType: ARTICLE, documentId: 'nothing', locale: 'en' })
    ).rejects.toThrow('does not exist');
  });

  it('refuses a text that is too long for its platform before anything is sent', async () => {
    const documentId = await client.createArticle({ title: 'Long one', slug: 'long-one' });
    await client.publishArticle(documentId, 'en');
    const request = { contentType: ARTICLE, documentId, locale: 'en' };
    const x = (await client.preview(request)).targets.find(({ platform }) => platform === 'x');
    await expect(
      client.dispatch({
        ...request,
        overrides: { [String(x?.targetId)]: { texts: ['x'.repeat(281)] } },
      })
    ).rejects.toThrow('281 of 280');
    expect(await client.deliveries(documentId)).toEqual([]);
  });

  it('posts nothing twice', () => {
    expect(app.sandbox.ledger.summary().duplicates).toEqual([]);
  });
});
