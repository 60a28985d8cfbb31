import { Publishing } from './publishing-for-test';

let site: Publishing;
beforeEach(async () => {
  site = await Publishing.open();
});
afterEach(() => site.close());

const pathOf = (url: string): string => new URL(url).pathname;

const lastUrl = (): string => {
  const posts = site.instagram.act('posts') as { url: string }[];
  return pathOf(posts.at(-1)?.url ?? '');
};

describe('the feed', () => {
  it('has the newest post first, with its words and picture', async () => {
    const image_url = await site.jpeg();
    await site.published({ image_url, caption: 'Earlier' });
    await site.published({
      image_url,
      caption: 'Later <b>#tide</b> by @marsh.walks',
      alt_text: 'A "cup"',
    });
    const { text } = await site.instagram.get('/');
    expect(text.indexOf('Later')).toBeGreaterThan(0);
    expect(text.indexOf('Later')).toBeLessThan(text.indexOf('Earlier'));
    expect(text).toContain('&lt;b&gt;');
    expect(text).toContain('<span class="entity">#tide</span>');
    expect(text).toContain('<a class="entity" href="/marsh.walks/">@marsh.walks</a>');
    expect(text).toContain('alt="A &quot;cup&quot;"');
    expect(text).not.toContain('No posts yet');
  });

  it('swipes through a carousel and plays videos', async () => {
    const item = { is_carousel_item: true };
    const children = [
      await site.containerOf({ ...item, image_url: await site.jpeg() }),
      await site.containerOf({ ...item, media_type: 'VIDEO', video_url: await site.video() }),
    ];
    for (const child of children) await site.settled(child);
    await site.published({ media_type: 'CAROUSEL', children });
    const { text } = await site.instagram.get(lastUrl());
    expect(text).toContain('1/2');
    expect(text).toMatch(/<video[^>]* controls preload="metadata"/);
  });

  it('shows reels at their own address and in the grid of the profile', async () => {
    await site.published({ media_type: 'REELS', video_url: await site.video(), caption: 'Waves' });
    expect(lastUrl()).toMatch(/^\/reel\/[\w-]+\/$/);
    expect((await site.instagram.get(lastUrl())).text).toContain('Waves');
    const profile = await site.instagram.get('/harbourlight.weekly/');
    expect(profile.text).toContain(`href="${lastUrl()}"`);
    expect(profile.text).toContain('<b>1</b> posts');
  });

  it('shows a story for a day, outside of the feed', async () => {
    await site.published({ media_type: 'STORIES', image_url: await site.jpeg(1080, 1920) });
    const path = lastUrl();
    expect(path).toMatch(/^\/stories\/harbourlight\.weekly\/\d+\/$/);
    const home = await site.instagram.get('/');
    expect(home.text).toContain(`href="${path}"`);
    expect(home.text).toContain('No posts yet');
    expect((await site.instagram.get(path)).status).toBe(200);
    site.instagram.world.clock.advance(86_400_000);
    expect((await site.instagram.get(path)).status).toBe(404);
  });

  it('gives files whole or in pieces, and those of nobody not at all', async () => {
    await site.published({ media_type: 'REELS', video_url: await site.video() });
    const { text } = await site.instagram.get('/');
    const [, path = ''] = /src="(\/media\/[0-9a-f]+)"/.exec(text) ?? [];
    const whole = await fetch(site.instagram.url + path);
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    const size = (await whole.arrayBuffer()).byteLength;
    const piece = await fetch(site.instagram.url + path, { headers: { range: 'bytes=10-19' } });
    expect([piece.status, piece.headers.get('content-range')]).toEqual([
      206,
      `bytes 10-19/${size}`,
    ]);
    expect((await piece.arrayBuffer()).byteLength).toBe(10);
    expect((await site.instagram.get(`/media/${'0'.repeat(64)}`)).status).toBe(404);
    expect((await site.instagram.get('/p/DoesNotExist/')).status).toBe(404);
  });
});
