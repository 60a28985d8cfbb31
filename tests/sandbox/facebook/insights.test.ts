import { makeVideo } from '../../../conformance/src/make-video';

import { WEEKLY } from './facebook-for-test';
import { startPublisher, type PublisherForTest } from './publishing-for-test';

let facebook: PublisherForTest;
let post: string;
beforeEach(async () => {
  facebook = await startPublisher();
  post = String((await facebook.post(`/${WEEKLY}/feed`, { message: 'Tides' })).json.id);
});
afterEach(() => facebook.close());

const insights = (metric: string, id = post) => facebook.read(`/${id}/insights`, { metric });

const valueOf = async (metric: string): Promise<number> => {
  const { json } = await insights(metric);
  const [insight] = json.data as { values: { value: number }[] }[];
  return insight?.values[0]?.value ?? NaN;
};

describe('insights', () => {
  it('have a lifetime value each, which grows', async () => {
    const { json } = await insights('post_media_view');
    expect(json.data).toMatchObject([
      { name: 'post_media_view', period: 'lifetime', values: [{ value: 0 }] },
    ]);
    let before = -1;
    for (let hour = 0; hour < 4; hour += 1) {
      const now = await valueOf('post_media_view');
      expect(now).toBeGreaterThan(before);
      before = now;
      facebook.world.clock.advance(3_600_000);
    }
    expect(await valueOf('post_total_media_view_unique')).toBeLessThan(before * 2);
  });

  it('can be objects of numbers', async () => {
    const { json } = await insights('post_reactions_by_type_total');
    const [insight] = json.data as { values: { value: object }[] }[];
    expect(insight?.values[0]?.value).toEqual({ like: 0, love: 0 });
  });

  it.each([
    'post_impressions',
    'post_impressions_unique',
    'post_engaged_users',
    'post_video_views_unique',
    'constructor',
  ])('no longer have %s, and one wrong name fails them all', async (name) => {
    const { error } = await insights(`post_media_view,${name}`);
    expect(error).toMatchObject({ code: 100 });
    expect(error.message).toContain('The value must be a valid insights metric');
  });

  it('can lack a name that exists, for some posts', async () => {
    facebook.act('configure', { refusedMetrics: ['post_clicks'] });
    expect((await insights('post_clicks')).error.code).toBe(100);
    expect((await insights('post_media_view')).status).toBe(200);
  });

  it('want a permission of their own', async () => {
    await facebook.longToken({
      permissions: ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts'],
    });
    expect((await insights('post_media_view')).error.code).toBe(200);
  });

  it('are not on a video, which has an edge of its own with a default set', async () => {
    const source = await makeVideo();
    const { json } = await facebook.send(`/${WEEKLY}/videos`, { source });
    facebook.world.clock.advance(3_600_000);
    const id = String(json.id);
    expect((await insights('post_media_view', id)).error.message).toMatch(/nonexisting field/);
    const { json: set } = await facebook.read(`/${id}/video_insights`);
    const names = (set.data as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(['blue_reels_play_count', 'post_video_avg_time_watched']);
  });
});

describe('public counts', () => {
  it('are plain fields; shares are absent while there are none', async () => {
    const fields =
      'shares,comments.limit(0).summary(total_count),reactions.limit(0).summary(total_count)';
    const count = async () => (await facebook.read(`/${post}`, { fields })).json;
    expect(await count()).toEqual({
      comments: { data: [], summary: { total_count: 0 } },
      reactions: { data: [], summary: { total_count: 0 } },
      id: post,
    });
    await facebook.post(`/${post}/comments`, { message: 'First' });
    facebook.world.clock.advance(86_400_000);
    expect(await count()).toMatchObject({
      comments: { summary: { total_count: 1 } },
      shares: { count: expect.any(Number) as number },
    });
  });

  it('are gone with the post', async () => {
    await facebook.remove(`/${post}`);
    expect((await facebook.read(`/${post}`)).error.error_subcode).toBe(33);
    expect((await insights('post_media_view')).error.error_subcode).toBe(33);
  });
});
