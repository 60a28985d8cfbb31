import { makeVideo } from '../../../conformance/src/make-video';

import { APP_ID, BOOKS, WEEKLY } from './facebook-for-test';
import { pixel, startPublisher, tokenOf, type PublisherForTest } from './publishing-for-test';

let facebook: PublisherForTest;
beforeEach(async () => {
  facebook = await startPublisher();
});
afterEach(() => facebook.close());

const publish = async (body: object): Promise<string> =>
  String((await facebook.post(`/${WEEKLY}/feed`, body)).json.id);

const film = async (): Promise<string> => {
  const { json } = await facebook.send(`/${WEEKLY}/videos`, { source: await makeVideo() });
  facebook.world.clock.advance(5_000);
  return String(json.id);
};

const page = async (path: string) => (await facebook.get(path)).text;

describe('what people see', () => {
  it('is newest first, on the feed and on the Page', async () => {
    const ids = [];
    for (const message of ['One', 'Two']) {
      ids.unshift(await publish({ message }));
      facebook.world.clock.advance(1_000);
    }
    for (const path of ['/', '/harbourlightweekly']) {
      const shown = [...(await page(path)).matchAll(/<article class="card post" id="(\w+)"/g)];
      expect(shown.map(([, id]) => id)).toEqual(ids);
    }
    expect(await page('/harbourlightbooks')).not.toContain('card post');
  });

  it('is never markup that somebody wrote', async () => {
    await publish({ message: '<script>alert(1)</script> "quoted" & <b>bold</b>' });
    const text = await page('/');
    expect(text).not.toContain('alert(1)</script>');
    expect(text).toContain('&lt;b&gt;bold&lt;/b&gt;');
  });

  it('has links and hashtags in the text', async () => {
    await publish({ message: 'See https://harbourlight.example/a. #tides' });
    const text = await page('/');
    expect(text).toContain('<a href="https://harbourlight.example/a" rel="noopener"');
    expect(text).toContain('<span class="tag">#tides</span>');
  });

  it('has the address of a link whose page nobody could read', async () => {
    await publish({ link: 'https://www.harbourlight.example/tides' });
    expect(await page('/')).toMatch(/<small class="soft">harbourlight\.example<\/small>/);
  });

  it('has photos in a grid, with their alternative texts', async () => {
    const ids = [await facebook.photo({ alt_text_custom: 'A "lamp"' }), await facebook.photo()];
    await publish({ attached_media: ids.map((id) => ({ media_fbid: id })) });
    const text = await page('/');
    expect(text).toContain('grid grid-2');
    expect(text).toContain('alt="A &quot;lamp&quot;"');
    expect(text.match(/class="alt"/g)).toHaveLength(1);
  });

  it('has videos that can be watched, comments and stories', async () => {
    const id = await film();
    await facebook.post(`/${id}/comments`, { message: 'First!' });
    await facebook.post(`/${WEEKLY}/photo_stories`, { photo_id: await facebook.photo() });
    const text = await page('/');
    expect(text).toMatch(/<video src="\/content\/video\/\d+" controls preload="metadata"/);
    expect(text).toContain('First!');
    expect(text).toContain('aria-label="Stories"');
  });
});

describe('addresses', () => {
  it('lead to the post, in every form that Facebook has', async () => {
    const message = 'A post of its own';
    const id = await publish({ message });
    const [owner, story] = id.split('_');
    for (const path of [
      `/${id}`,
      `/${owner}/posts/${story}`,
      `/harbourlightweekly/posts/${story}/`,
      `/permalink.php?story_fbid=${story}&id=${owner}`,
    ]) {
      expect([path, (await page(path)).includes(message)]).toEqual([path, true]);
    }
    await facebook.remove(`/${id}`);
    expect((await facebook.get(`/${id}`)).status).toBe(404);
  });

  it('lead to videos, photos, comments and stories', async () => {
    const id = await film();
    for (const path of [
      `/reel/${id}`,
      `/reel/${id}/`,
      `/watch/?v=${id}`,
      `/${WEEKLY}/videos/${id}/`,
    ]) {
      expect([path, (await page(path)).includes('<video')]).toEqual([path, true]);
    }
    const photo = await facebook.photo();
    const post = await publish({ attached_media: [{ media_fbid: photo }] });
    expect(await page(`/photo/?fbid=${photo}`)).toContain(`id="${post}"`);
    const { json } = await facebook.post(`/${post}/comments`, { message: 'First' });
    expect(await page(`/${String(json.id)}`)).toContain('First');
    const photo_id = await facebook.photo();
    const story = (await facebook.post(`/${WEEKLY}/photo_stories`, { photo_id })).json;
    const answer = await facebook.get(`/${String(story.post_id)}`);
    expect(answer.headers.get('location')).toBe(
      `/stories/${WEEKLY}/${String(story.post_id).split('_')[1]}/`
    );
    expect(await page(answer.headers.get('location') ?? '')).toContain('story-view');
  });

  it('with a token are the API', async () => {
    const id = await publish({ message: 'Both' });
    const { json } = await facebook.get(`/${id}?fields=message&access_token=${facebook.token}`);
    expect(json).toEqual({ message: 'Both', id });
  });
});

describe('files', () => {
  it('are there with their type, whole or in part', async () => {
    const id = await film();
    const whole = await fetch(`${facebook.url}/content/video/${id}`);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const headers = { range: 'bytes=10-19' };
    const part = await fetch(`${facebook.url}/content/video/${id}`, { headers });
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 10-19/${bytes.byteLength}`,
    ]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(10, 20));
    const beyond = { range: `bytes=${bytes.byteLength}-` };
    const none = await fetch(`${facebook.url}/content/video/${id}`, { headers: beyond });
    expect(none.status).toBe(416);
  });

  it('are nobody’s to see before they are posted', async () => {
    const id = await facebook.photo();
    expect((await facebook.get(`/content/photo/${id}`)).status).toBe(404);
    await publish({ attached_media: [{ media_fbid: id }] });
    expect((await facebook.get(`/content/photo/${id}`)).status).toBe(200);
  });
});

describe('actions', () => {
  it('give an account and its credentials, as a consent to everything does', async () => {
    expect(facebook.act('issue-token', { account: 'harbourlightbooks' })).toEqual({
      account: {
        ...{ id: BOOKS, handle: 'Harbour Light Books', name: 'Harbour Light Books' },
        ...{ kind: 'organization', avatarUrl: `${facebook.url}/picture/${BOOKS}.svg` },
        profileUrl: `${facebook.url}/harbourlightbooks`,
      },
      credentials: {
        accessToken: expect.stringMatching(/^EAAP/) as string,
        ...{ refreshToken: null, expiresAt: null, refreshExpiresAt: null },
        scopes: expect.arrayContaining(['pages_manage_posts', 'read_insights']) as string[],
        issuedAt: expect.stringMatching(/Z$/) as string,
      },
    });
    // The earlier one stays good.
    expect((await facebook.post(`/${WEEKLY}/feed`, { message: 'Still here' })).status).toBe(200);
    expect(() => tokenOf(facebook, 'nobody')).toThrow(/There is no Page nobody/);
    expect(() => tokenOf(facebook, 'harbourregattawatch')).toThrow(/may create content/);
  });

  it('use up a Page’s calls of the day', async () => {
    facebook.act('exhaust-quota', { account: WEEKLY });
    const { error, headers } = await facebook.post(`/${WEEKLY}/feed`, { message: 'Too many' });
    expect(error.code).toBe(80001);
    const usage = headers.get('x-business-use-case-usage') ?? '';
    expect(usage).toContain('"estimated_time_to_regain_access":1440');
    expect(facebook.visible()).toEqual([]);
    const books = tokenOf(facebook, BOOKS);
    expect((await facebook.post(`/${BOOKS}/feed`, { message: 'Fine' }, books)).status).toBe(200);
  });

  it('keep posts in plain JSON', async () => {
    await publish({ message: 'Kept', attached_media: [{ media_fbid: await facebook.photo() }] });
    const state = facebook.world.state<object>(() => ({}));
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    facebook.reset();
    expect(facebook.visible()).toEqual([]);
  });
});

describe('scripted faults', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['create-post', () => facebook.post(`/${WEEKLY}/feed`)],
    ['upload-photo', async () => facebook.send(`/${WEEKLY}/photos`, { source: await pixel() })],
    ['upload-video', () => facebook.post(`/${WEEKLY}/videos`)],
    ['start-video', () => facebook.post(`/${WEEKLY}/videos`, { upload_phase: 'start' })],
    ['transfer-video', () => facebook.post(`/${WEEKLY}/videos`, { upload_phase: 'transfer' })],
    ['finish-video', () => facebook.post(`/${WEEKLY}/videos`, { upload_phase: 'finish' })],
    ['start-reel', () => facebook.post(`/${WEEKLY}/video_reels`, { upload_phase: 'start' })],
    ['finish-reel', () => facebook.post(`/${WEEKLY}/video_reels`, { upload_phase: 'finish' })],
    [
      'start-video-story',
      () => facebook.post(`/${WEEKLY}/video_stories`, { upload_phase: 'start' }),
    ],
    [
      'finish-video-story',
      () => facebook.post(`/${WEEKLY}/video_stories`, { upload_phase: 'finish' }),
    ],
    ['create-photo-story', () => facebook.post(`/${WEEKLY}/photo_stories`)],
    ['upload-video-bytes', () => facebook.get('/video-upload/v26.0/1', { method: 'POST' })],
    ['list-posts', () => facebook.read(`/${WEEKLY}/published_posts`)],
    ['list-stories', () => facebook.read(`/${WEEKLY}/stories`)],
    ['create-comment', () => facebook.post('/1_2/comments')],
    ['list-comments', () => facebook.read('/1_2/comments')],
    ['insights', () => facebook.read('/1_2/insights')],
    ['video-insights', () => facebook.read('/1/video_insights')],
    ['delete-object', () => facebook.remove('/1_2')],
    ['read-post', () => facebook.read('/1_2')],
    ['read-photo', async () => facebook.read(`/${await facebook.photo()}`)],
    ['read-video', async () => facebook.read(`/${await film()}`)],
  ])('strike the operation %s', async (operation, call) => {
    facebook.world.faults.add({ platform: 'facebook', operation, kind: 'status', status: 599 });
    expect(await call()).toMatchObject({ status: 599 });
    expect(facebook.world.faults.pending()).toEqual([]);
  });
});

it('belongs to the app that the token was given to', async () => {
  const id = await publish({ message: 'Whose' });
  const { json } = await facebook.read(`/${id}`, { fields: 'application{id}' });
  expect(json.application).toEqual({ id: APP_ID });
});
