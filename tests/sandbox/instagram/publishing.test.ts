import { codesOf, IG_ID, Publishing } from './publishing-for-test';

let site: Publishing;
beforeEach(async () => {
  site = await Publishing.open();
});
afterEach(() => site.close());

const HOUR_MS = 3_600_000;

interface Listed {
  id: string;
  caption?: string;
  media_type?: string;
  timestamp?: string;
}

const listed = async (edge = 'media', query: Record<string, string> = {}): Promise<Listed[]> => {
  const fields = 'id,caption,media_type,timestamp';
  const { json } = await site.read(`/${IG_ID}/${edge}`, { fields, ...query });
  return json.data as Listed[];
};

describe('publishing', () => {
  it('shows the post, once', async () => {
    const id = await site.containerOf({ image_url: await site.jpeg(), caption: 'At the quay' });
    await site.settled(id);
    expect(await listed()).toEqual([]);
    const { json } = await site.publish(id);
    expect(json).toEqual({ id: expect.stringMatching(/^179\d{14}$/) as string });
    expect((await site.status(id)).json.status_code).toBe('PUBLISHED');
    expect(codesOf(await site.publish(id))).toEqual([24, 2207008]);
    site.instagram.act('configure', { republish: 'same' });
    expect((await site.publish(id)).json).toEqual(json);
    expect(site.instagram.world.ledger.summary().posts).toBe(1);
  });

  it('wants the container and nothing else', async () => {
    const path = `/${IG_ID}/media_publish`;
    expect(codesOf(await site.post(path, {}))).toEqual([100, undefined]);
    expect(codesOf(await site.post(path, { creation_id: '1' }))).toEqual([24, 2207006]);
    const id = await site.containerOf({ image_url: await site.jpeg() });
    expect((await site.post(path, { creation_id: id, caption: 'x' })).error.message).toContain(
      'caption is not allowed'
    );
  });

  it('does not show items of a carousel on their own', async () => {
    const fields = { image_url: await site.jpeg(), is_carousel_item: true };
    const children = [await site.containerOf(fields), await site.containerOf(fields)];
    const early = await site.create({ media_type: 'CAROUSEL', children });
    expect(codesOf(early)).toEqual([9007, 2207027]);
    for (const child of children) await site.settled(child);
    expect(codesOf(await site.publish(children[0] ?? ''))).toEqual([24, 2207006]);
    await site.published({ media_type: 'CAROUSEL', children, caption: 'Two' });
    expect(await listed()).toMatchObject([{ caption: 'Two', media_type: 'CAROUSEL_ALBUM' }]);
  });

  it('is limited by the day, and tells how far', async () => {
    site.instagram.act('configure', { publishLimit: 1 });
    const limit = () =>
      site.read(`/${IG_ID}/content_publishing_limit`, { fields: 'quota_usage,config' });
    const config = { quota_total: 1, quota_duration: 86_400 };
    expect((await limit()).json).toEqual({ data: [{ quota_usage: 0, config }] });
    const image_url = await site.jpeg();
    await site.published({ image_url });
    expect((await limit()).json).toEqual({ data: [{ quota_usage: 1, config }] });
    const second = await site.containerOf({ image_url });
    await site.settled(second);
    expect(codesOf(await site.publish(second))).toEqual([9, 2207042]);
    site.instagram.world.clock.advance(23.9 * HOUR_MS);
    expect(codesOf(await site.publish(second))).toEqual([9, 2207042]);
  });

  it('meets a quota that is spent by hand, for a day', async () => {
    const id = await site.containerOf({ image_url: await site.jpeg() });
    await site.settled(id);
    site.instagram.act('exhaust-quota', { account: 'harbourlight.weekly' });
    expect(codesOf(await site.publish(id))).toEqual([9, 2207042]);
    expect(() => site.instagram.act('exhaust-quota', { account: 'nobody' })).toThrow('nobody');
  });

  it('counts duplicates itself', async () => {
    const fields = { image_url: await site.jpeg(), caption: 'Again' };
    await site.published(fields);
    await site.published(fields);
    expect(site.instagram.world.ledger.summary()).toMatchObject({
      posts: 2,
      duplicates: [{ platform: 'instagram', accountId: IG_ID }],
    });
  });
});

describe('the lists', () => {
  it('have the newest first, and stories apart', async () => {
    const image_url = await site.jpeg();
    await site.published({ image_url, caption: 'First' });
    await site.published({ image_url, caption: 'Second' });
    await site.published({ media_type: 'STORIES', image_url, caption: 'Unseen' });
    expect((await listed()).map(({ caption }) => caption)).toEqual(['Second', 'First']);
    expect(await listed('stories')).toEqual([
      {
        id: expect.any(String) as string,
        media_type: 'IMAGE',
        timestamp: expect.any(String) as string,
      },
    ]);
    site.instagram.world.clock.advance(24 * HOUR_MS);
    expect(await listed('stories')).toEqual([]);
  });

  it('can be cut by time and count', async () => {
    const image_url = await site.jpeg();
    await site.published({ image_url, caption: 'Early' });
    site.instagram.world.clock.advance(HOUR_MS);
    await site.published({ image_url, caption: 'Late' });
    const since = String(Math.floor((site.instagram.world.clock.now() - HOUR_MS / 2) / 1000));
    expect((await listed('media', { since })).map(({ caption }) => caption)).toEqual(['Late']);
    expect((await listed('media', { until: since })).map(({ caption }) => caption)).toEqual([
      'Early',
    ]);
    expect(await listed('media', { limit: '1' })).toHaveLength(1);
    expect(codesOf(await site.read(`/${IG_ID}/media`, { since: 'noon' }))[0]).toBe(100);
  });

  it('may lag behind', async () => {
    site.instagram.act('configure', { listLagMs: HOUR_MS });
    const id = await site.published({ image_url: await site.jpeg() });
    expect(await listed()).toEqual([]);
    expect((await site.read(`/${id}`)).status).toBe(200);
    site.instagram.world.clock.advance(HOUR_MS);
    expect(await listed()).toHaveLength(1);
  });
});

describe('a post', () => {
  it('tells its address, which shows it', async () => {
    const id = await site.published({ image_url: await site.jpeg(), alt_text: 'A cup' });
    const fields = 'permalink,shortcode,media_type,username,alt_text,timestamp,media_url';
    const { json } = await site.read(`/${id}`, { fields });
    expect(json).toMatchObject({
      id,
      media_type: 'IMAGE',
      username: 'harbourlight.weekly',
      alt_text: 'A cup',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\+0000$/) as string,
      permalink: `${site.instagram.url}/p/${String(json.shortcode)}/`,
    });
    const page = await site.instagram.get(`/p/${String(json.shortcode)}/`);
    expect(page.text).toContain('A cup');
    expect((await fetch(String(json.media_url))).headers.get('content-type')).toBe('image/jpeg');
  });

  it('tells its product only where the knob says so', async () => {
    const id = await site.published({ image_url: await site.jpeg() });
    const ask = () => site.read(`/${id}`, { fields: 'media_product_type' });
    expect((await ask()).error.message).toContain('nonexisting field (media_product_type)');
    site.instagram.act('configure', { tellsProductType: true });
    expect((await ask()).json.media_product_type).toBe('FEED');
  });

  it('cannot be deleted here', async () => {
    const id = await site.published({ image_url: await site.jpeg() });
    const answer = await site.instagram.get(`/v25.0/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${site.token}` },
    });
    expect(answer.error).toMatchObject({
      code: 100,
      error_subcode: 33,
      message: expect.stringContaining('Unsupported delete request') as string,
    });
    expect(await listed()).toHaveLength(1);
  });

  it('takes comments of its account, but not on stories', async () => {
    const image_url = await site.jpeg();
    const id = await site.published({ image_url });
    const made = await site.post(`/${id}/comments`, { message: 'Tide tables: link in bio' });
    expect(made.json.id).toMatch(/^181\d{14}$/);
    const { json } = await site.read(`/${id}/comments`, { fields: 'text,username' });
    expect(json.data).toEqual([
      { id: made.json.id, text: 'Tide tables: link in bio', username: 'harbourlight.weekly' },
    ]);
    expect(codesOf(await site.post(`/${id}/comments`, {}))).toEqual([100, undefined]);
    const story = await site.published({ media_type: 'STORIES', image_url });
    expect((await site.post(`/${story}/comments`, { message: 'x' })).status).toBe(400);
  });
});

describe('figures', () => {
  const insights = (id: string, metric: string) => site.read(`/${id}/insights`, { metric });

  it('grow with time', async () => {
    const id = await site.published({ image_url: await site.jpeg() });
    const views = async () => {
      const { json } = await insights(id, 'views');
      return (json.data as { values: { value: number }[] }[])[0]?.values[0]?.value ?? -1;
    };
    const early = await views();
    site.instagram.world.clock.advance(12 * HOUR_MS);
    const later = await views();
    site.instagram.world.clock.advance(12 * HOUR_MS);
    expect(early).toBeLessThan(later);
    expect(later).toBeLessThan(await views());
  });

  it('fail together when one of them is not for this kind of post', async () => {
    const image_url = await site.jpeg();
    const feed = await site.published({ image_url });
    const story = await site.published({ media_type: 'STORIES', image_url });
    const refused = await insights(story, 'views,likes');
    expect(refused.error).toMatchObject({
      code: 100,
      message: expect.stringContaining('does not support the likes metric') as string,
    });
    expect((await insights(feed, 'views,impressions')).error.message).toContain(
      'metric[1] must be'
    );
    expect((await insights(story, 'views,replies,link_clicks')).status).toBe(200);
  });

  it('come in another shape, late, or not at all, as the knobs say', async () => {
    const story = await site.published({ media_type: 'STORIES', image_url: await site.jpeg() });
    site.instagram.act('configure', { insightsShape: 'total_value' });
    expect((await insights(story, 'reach')).json.data).toMatchObject([{ total_value: {} }]);
    site.instagram.act('configure', { insightsLagMs: HOUR_MS });
    expect((await insights(story, 'reach')).json).toEqual({ data: [] });
    site.instagram.act('configure', { storiesLackViewers: true });
    expect((await insights(story, 'reach')).error).toMatchObject({
      code: 10,
      message: expect.stringContaining('Not enough viewers') as string,
    });
  });
});

it('forgets posts and containers on reset', async () => {
  await site.published({ image_url: await site.jpeg() });
  site.instagram.reset();
  expect(site.instagram.act('posts')).toEqual([]);
});
