import { startPosting, PUBLIC, type Posting } from './posting-for-test';
import { codeOf } from './tiktok-for-test';

let posting: Posting;
beforeEach(async () => {
  posting = await startPosting();
  posting.tiktok.act('configure', { processingMs: 0 });
});
afterEach(() => posting.close());

type Video = Record<string, unknown>;
const FIELDS = 'id,create_time,share_url,video_description,view_count,like_count';

const ask = (path: string, body: object, fields = FIELDS) =>
  posting.tiktok.send(`/v2/video/${path}/?fields=${fields}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${posting.credentials.accessToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });

const dataOf = async (answer: ReturnType<typeof ask>) =>
  (await answer).json.data as { videos: Video[]; cursor: number; has_more: boolean };

const publish = async (text: string, privacyLevel = 'PUBLIC_TO_EVERYONE') => {
  const media = [await posting.photo()];
  const options = { ...PUBLIC, privacyLevel };
  const { id } = await posting.adapter.publish(posting.request({ text, media, options }));
  posting.tiktok.world.clock.advance(5_000);
  return id;
};

describe('listing (checklist §10)', () => {
  it('has public posts only, newest first, page by page', async () => {
    const ids = [await publish('one'), await publish('two'), await publish('three')];
    await publish('hidden', 'SELF_ONLY');
    const first = await dataOf(ask('list', { max_count: 2 }));
    expect(first.videos.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(first.has_more).toBe(true);
    const second = await dataOf(ask('list', { max_count: 2, cursor: first.cursor }));
    expect(second.videos.map(({ id }) => id)).toEqual([ids[0]]);
    expect(second.has_more).toBe(false);
    expect(second.videos[0]).toMatchObject({ video_description: 'one' });
    const seconds = posting.tiktok.world.clock.now() / 1000;
    expect(Math.abs(Number(second.videos[0]?.create_time) - seconds)).toBeLessThan(60);
  });

  it('lags behind when it is told to', async () => {
    await publish('one');
    posting.tiktok.act('configure', { listingLagMs: 60_000 });
    expect((await dataOf(ask('list', {}))).videos).toEqual([]);
    posting.tiktok.world.clock.advance(60_000);
    expect((await dataOf(ask('list', {}))).videos).toHaveLength(1);
  });

  it('answers the posts asked for that are there; figures grow', async () => {
    const id = await publish('one');
    const query = () => dataOf(ask('query', { filters: { video_ids: [id, '7'] } }));
    posting.tiktok.world.clock.advance(600_000);
    const [early] = (await query()).videos;
    posting.tiktok.world.clock.advance(3_600_000);
    const { videos } = await query();
    expect(videos).toHaveLength(1);
    expect(Number(videos[0]?.view_count)).toBeGreaterThan(Number(early?.view_count));
    posting.tiktok.act('delete-post', { id });
    expect((await query()).videos).toEqual([]);
  });

  it.each([
    ['no fields', 'list', {}, ''],
    ['an unknown field', 'list', {}, 'id,shoe_size'],
    ['21 at once', 'list', { max_count: 21 }, FIELDS],
    ['an unknown parameter', 'list', { limit: 3 }, FIELDS],
    ['21 ids', 'query', { filters: { video_ids: Array.from({ length: 21 }, String) } }, FIELDS],
    ['ids as numbers', 'query', { filters: { video_ids: [7] } }, FIELDS],
  ])('refuses %s', async (_, path, body, fields) => {
    const answer = await ask(path, body, fields);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_params']);
  });

  it('needs its scope', async () => {
    const scopes = ['user.info.basic', 'video.publish'];
    const { credentials } = posting.tiktok.act('issue-token', { scopes }) as Posting;
    posting.credentials.accessToken = credentials.accessToken;
    expect(codeOf(await ask('list', {}))).toBe('scope_not_authorized');
  });
});

describe('the pages', () => {
  const page = (path: string) => posting.tiktok.send(path);

  it('show posts newest first, on the feed and on their own page', async () => {
    const options = { ...PUBLIC, disclosesContent: true, isBrandedContent: true };
    await publish('First lamp');
    const media = [await posting.video({ seconds: 1 })];
    const request = posting.request({ text: 'Second <lamp> #harbour', media, options });
    const { url } = await posting.adapter.publish(request);
    const { text: home } = await page('/');
    expect(home.indexOf('Second &lt;lamp&gt;')).toBeLessThan(home.indexOf('First lamp'));
    expect(home).toContain('<b class="tag">#harbour</b>');
    const { text: own } = await page(new URL(String(url)).pathname);
    expect(own).toMatch(/<video[^>]* controls[^>]*preload="metadata"/);
    expect(own).toContain('Paid partnership');
    const [, src = ''] = /<video\s+src="([^"]+)"/.exec(own) ?? [];
    const part = await fetch(posting.tiktok.url + src, { headers: { range: 'bytes=0-3' } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 4]);
  });

  it('keep videos, photos and drafts apart', async () => {
    await publish('A photo here');
    const options = { mode: 'inbox' };
    const media = [await posting.photo()];
    await posting.adapter.publish(posting.request({ text: 'A draft here', media, options }));
    expect((await page('/?tab=photos')).text).toContain('A photo here');
    expect((await page('/?tab=videos')).text).toContain('No content yet');
    const { text: drafts } = await page('/@harbourlight?tab=drafts');
    expect(drafts).toContain('A draft here');
    expect(drafts).not.toContain('A photo here');
  });

  it('say who else sees a post, and lose what was deleted', async () => {
    await publish('Mine', 'SELF_ONLY');
    expect((await page('/')).text).toContain('Only you');
    const [post] = posting.posts();
    posting.tiktok.act('delete-post', { id: post?.id });
    expect((await page(new URL(String(post?.url)).pathname)).status).toBe(404);
    expect(posting.posts()).toEqual([]);
  });

  it('do not show a post before it is processed', async () => {
    posting.tiktok.act('configure', { processingMs: 3_600_000 });
    const request = posting.request({ media: [await posting.video({ seconds: 1 })] });
    await posting.adapter.publish(request).catch(() => undefined);
    expect(posting.posts()).toEqual([]);
    posting.tiktok.world.clock.advance(3_600_000);
    expect(posting.posts()).toHaveLength(1);
  });
});
