import { makeVideo } from '../../../conformance/src/make-video';
import { startPublishing, type PublishingForTest } from './publishing-for-test';
import { codesOf, errorOf } from './threads-for-test';

const HOUR_MS = 3_600_000;

let test: PublishingForTest;
beforeEach(async () => {
  test = await startPublishing();
});
afterEach(() => test.close());

const TEXT = { media_type: 'TEXT', text: 'Hello from the quay' };

const video = async (wish: Parameters<typeof makeVideo>[0] = {}) =>
  test.media.serve('/film.mp4', { bytes: await makeVideo(wish), contentType: 'video/mp4' });

describe('creating a container (§2.1)', () => {
  it('answers a long id as text and shows nothing yet', async () => {
    const { status, json } = await test.create(TEXT);
    expect(status).toBe(200);
    expect(json).toEqual({ id: expect.stringMatching(/^18\d{15}$/) as unknown });
    expect(test.threads.act('posts')).toEqual([]);
  });

  it('takes parameters in the query, in a form and in a multipart form, not in JSON', async () => {
    const query = new URLSearchParams({ ...TEXT, access_token: test.token }).toString();
    const asQuery = await test.threads.send(`/v1.0/me/threads?${query}`, { method: 'POST' });
    expect(asQuery.status).toBe(200);
    const body = new FormData();
    for (const [name, value] of Object.entries(TEXT)) body.set(name, value);
    body.set('access_token', test.token);
    expect((await test.threads.send('/v1.0/me/threads', { method: 'POST', body })).status).toBe(
      200
    );
    const asJson = await test.threads.send('/v1.0/me/threads', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${test.token}` },
      body: JSON.stringify(TEXT),
    });
    expect(errorOf(asJson).message).toContain('media_type');
  });

  it('takes no bytes', async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries(TEXT)) body.set(name, value);
    body.set('access_token', test.token);
    body.set('image_url', new Blob(['x']), 'a.jpg');
    const answer = await test.threads.send('/v1.0/me/threads', { method: 'POST', body });
    expect(errorOf(answer)).toMatchObject({ code: 100 });
  });

  it('takes the own number as well as me, and knows no other', async () => {
    expect((await test.post(`/${test.userId}/threads`, TEXT)).status).toBe(200);
    expect(codesOf(await test.post('/24910377215580963/threads', TEXT))).toEqual([24, 4279009]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['an unknown parameter', { ...TEXT, colour: 'red' }, /colour/],
    ['no media type', { text: 'x' }, /media_type/],
    ['another media type', { media_type: 'GIF', text: 'x' }, /media_type/],
    ['a text post without a text', { media_type: 'TEXT' }, /text is required/],
    ['a blank text', { media_type: 'TEXT', text: ' \n' }, /text is required/],
    ['501 characters', { media_type: 'TEXT', text: 'x'.repeat(501) }, /at most 500 characters/],
    ['126 thumbs', { media_type: 'TEXT', text: '👍'.repeat(126) }, /at most 500 characters/],
    ['a description of no file', { ...TEXT, alt_text: 'x' }, /alt_text/],
    ['a picture without an address', { media_type: 'IMAGE' }, /image_url/],
    ['a video without an address', { media_type: 'VIDEO' }, /video_url/],
    ['a picture of a text post', { ...TEXT, image_url: 'https://a.example/b' }, /image_url/],
    ['a link that is none', { ...TEXT, link_attachment: 'harbour' }, /link_attachment/],
    ['a topic of 51 characters', { ...TEXT, topic_tag: 'x'.repeat(51) }, /topic_tag/],
    ['a topic with a period', { ...TEXT, topic_tag: 'a.b' }, /topic_tag/],
    ['a topic with an ampersand', { ...TEXT, topic_tag: 'a&b' }, /topic_tag/],
    ['an unknown audience', { ...TEXT, reply_control: 'friends' }, /reply_control/],
    ['a poll of one', { ...TEXT, poll_attachment: '{"option_a":"a"}' }, /poll_attachment/],
    [
      'a poll with a gap',
      { ...TEXT, poll_attachment: '{"option_a":"a","option_b":"b","option_d":"d"}' },
      /poll_attachment/,
    ],
    ['a poll that is no JSON', { ...TEXT, poll_attachment: 'a,b' }, /poll_attachment/],
    [
      'a poll with a link',
      {
        ...TEXT,
        poll_attachment: '{"option_a":"a","option_b":"b"}',
        link_attachment: 'https://a.example',
      },
      /do not go together/,
    ],
    [
      'a GIF of another provider',
      { ...TEXT, gif_attachment: '{"gif_id":"1","provider":"TENOR"}' },
      /gif_attachment/,
    ],
    [
      'a spoiler beyond the text',
      { ...TEXT, text_entities: '[{"entity_type":"SPOILER","offset":15,"length":5}]' },
      /text_entities/,
    ],
    ['a boolean that is none', { ...TEXT, is_ghost_post: 'yes' }, /is_ghost_post/],
    [
      'a ghost with approvals',
      { ...TEXT, is_ghost_post: 'true', enable_reply_approvals: 'true' },
      /ghost/,
    ],
    ['a country of three letters', { ...TEXT, allowlisted_country_codes: 'PRT' }, /country/],
    ['an answer to nothing', { ...TEXT, reply_to_id: '17000000000000000' }, /reply_to_id/],
    ['a quote of nothing', { ...TEXT, quote_post_id: '17000000000000000' }, /quote_post_id/],
    ['a text as carousel item', { ...TEXT, is_carousel_item: 'true' }, /is_carousel_item/],
    ['a carousel of one', { media_type: 'CAROUSEL', children: '18000000000000000' }, /2 to 20/],
    [
      'unknown carousel items',
      { media_type: 'CAROUSEL', children: '1,2' },
      /unknown carousel item/,
    ],
  ])('refuses %s with code 100', async (_, fields, words) => {
    const answer = await test.create(fields);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({
      code: 100,
      message: expect.stringMatching(words) as unknown,
    });
  });

  it('counts emoji in bytes and everything else in graphemes', async () => {
    const takes = async (text: string) => (await test.create({ media_type: 'TEXT', text })).status;
    expect(await takes('x'.repeat(500))).toBe(200);
    expect(await takes('港'.repeat(500))).toBe(200);
    expect(await takes('e\u0301'.repeat(500))).toBe(200);
    expect(await takes('👍'.repeat(125))).toBe(200);
    // A family of four is 25 bytes.
    expect(await takes('👨‍👩‍👧‍👦'.repeat(20))).toBe(200);
    expect(await takes(`${'👨‍👩‍👧‍👦'.repeat(20)}x`)).toBe(400);
  });

  it('counts different links, the attached one included', async () => {
    const link = (n: number) => `https://harbour.example/${n}`;
    const text = [1, 2, 3, 4, 5, 5].map(link).join(' ');
    expect((await test.create({ media_type: 'TEXT', text })).status).toBe(200);
    const same = { media_type: 'TEXT', text, link_attachment: link(1) };
    expect((await test.create(same)).status).toBe(200);
    const more = { media_type: 'TEXT', text, link_attachment: link(6) };
    expect(errorOf(await test.create(more)).message).toBe('THREADS_API__LINK_LIMIT_EXCEEDED');
  });

  it.each([
    ['threads_content_publish', TEXT],
    ['threads_manage_replies', { ...TEXT, reply_control: 'everyone' }],
    ['threads_location_tagging', { ...TEXT, location_id: '1' }],
    ['threads_share_to_instagram', { ...TEXT, crossreshare_to_ig: 'true' }],
  ])('wants %s', async (scope, fields) => {
    expect((await test.create(fields)).status).toBe(200);
    const narrow = test.tokenOf('harbourlightweekly', scope);
    expect(errorOf(await test.create(fields, narrow)).code).toBe(10);
  });

  it('publishes at once when asked to, and answers the id of the post', async () => {
    const { json } = await test.create({ ...TEXT, auto_publish_text: 'true' });
    expect(test.threads.act('posts')).toMatchObject([{ id: json.id }]);
  });
});

describe('files (§3.4)', () => {
  it('are fetched from their address, pictures as JPEG and PNG', async () => {
    for (const format of ['jpeg', 'png'] as const) {
      const image_url = await test.picture({ format });
      expect((await test.create({ media_type: 'IMAGE', image_url })).status).toBe(200);
    }
    expect(test.media.asked).toEqual(['/640x480.jpeg', '/640x480.png']);
  });

  it.each([
    ['WebP', { format: 'webp' as const }, 'JPEG and PNG'],
    ['over 10:1', { width: 1100, height: 100 }, '10:1'],
    ['over 1:10', { width: 100, height: 1100 }, '10:1'],
  ])('refuses a picture that is %s', async (_, wish, words) => {
    const answer = await test.create({ media_type: 'IMAGE', image_url: await test.picture(wish) });
    expect(errorOf(answer)).toMatchObject({
      code: 100,
      message: expect.stringContaining(words) as unknown,
    });
  });

  it.each([
    ['is not there', () => test.media.urlOf('/gone.jpg')],
    [
      'is a page',
      () => test.media.serve('/share', { bytes: Buffer.from('<html>'), contentType: 'text/html' }),
    ],
    ['is out of reach', () => 'https://cms.internal.example/a.jpg'],
    ['is no address', () => 'file:///etc/hosts'],
  ])('refuses a file whose address %s', async (_, url) => {
    const answer = await test.create({ media_type: 'IMAGE', image_url: url() });
    expect(codesOf(answer)).toEqual([100, 2207052]);
    expect(errorOf(answer).message).toContain('could not be fetched from this URI');
  });

  it('can tell an address that does not answer in the container instead', async () => {
    test.threads.act('configure', { fetchErrors: 'container' });
    const id = await test.container({
      media_type: 'VIDEO',
      video_url: test.media.urlOf('/gone.mp4'),
    });
    test.threads.world.clock.advance(5_000);
    expect(await test.status(id)).toEqual({
      id,
      status: 'ERROR',
      error_message: 'FAILED_DOWNLOADING_VIDEO',
    });
  });

  it.each<[Parameters<typeof makeVideo>[0], string]>([
    [{ container: 'webm', videoCodec: 'vp9', audioCodec: null }, 'FAILED_PROCESSING_VIDEO'],
    [{ videoCodec: 'vp9' }, 'FAILED_PROCESSING_VIDEO'],
    [{ width: 2560, height: 1440 }, 'FAILED_PROCESSING_VIDEO'],
    [{ width: 1920, height: 128 }, 'INVALID_ASPEC_RATIO'],
    [{ seconds: 301, frameRate: 23, audioCodec: null }, 'INVALID_DURATION'],
    [{ frameRate: 15 }, 'INVALID_FRAME_RATE'],
    [{ frameRate: 120 }, 'INVALID_FRAME_RATE'],
    [{ seconds: 1, frameBytes: 500_000 }, 'INVALID_BIT_RATE'],
  ])('a video of %j ends as %s', async (wish, error_message) => {
    const id = await test.container({ media_type: 'VIDEO', video_url: await video(wish) });
    expect(await test.status(id)).toEqual({ id, status: 'IN_PROGRESS' });
    test.threads.world.clock.advance(5_000);
    expect(await test.status(id)).toEqual({ id, status: 'ERROR', error_message });
    expect(codesOf(await test.publish(id))).toEqual([24, 4279009]);
  });

  it('a video whose sound is not AAC ends as FAILED_PROCESSING_AUDIO', async () => {
    const aac = Buffer.from(await makeVideo()).toString('latin1');
    // The name of its sample format: now uncompressed sound.
    const bytes = Buffer.from(aac.replace('mp4a', 'sowt'), 'latin1');
    const video_url = test.media.serve('/pcm.mp4', { bytes, contentType: 'video/mp4' });
    const id = await test.container({ media_type: 'VIDEO', video_url });
    test.threads.world.clock.advance(5_000);
    expect(await test.status(id)).toMatchObject({ error_message: 'FAILED_PROCESSING_AUDIO' });
  });

  it.each([{}, { container: 'mov' as const }, { audioCodec: null }])(
    'takes a video of %j',
    async (wish) => {
      const id = await test.container({ media_type: 'VIDEO', video_url: await video(wish) });
      test.threads.world.clock.advance(5_000);
      expect(await test.status(id)).toEqual({ id, status: 'FINISHED' });
    }
  );
});

describe('the life of a container (§2.2, §2.4)', () => {
  it('goes from IN_PROGRESS over FINISHED to PUBLISHED', async () => {
    const id = await test.container({ media_type: 'IMAGE', image_url: await test.picture() });
    expect((await test.status(id)).status).toBe('IN_PROGRESS');
    test.threads.world.clock.advance(1_000);
    expect((await test.status(id)).status).toBe('FINISHED');
    test.threads.world.clock.advance(2_000);
    expect((await test.publish(id)).status).toBe(200);
    expect((await test.status(id)).status).toBe('PUBLISHED');
    test.threads.world.clock.advance(25 * HOUR_MS);
    expect((await test.status(id)).status).toBe('PUBLISHED');
  });

  it('expires after a day and cannot be published then', async () => {
    const id = await test.container(TEXT);
    test.threads.world.clock.advance(24 * HOUR_MS);
    expect((await test.status(id)).status).toBe('EXPIRED');
    expect(codesOf(await test.publish(id))).toEqual([24, 4279009]);
  });

  it('is known to its account only, and has no other fields', async () => {
    const id = await test.container(TEXT);
    const other = test.tokenOf('saltmarsh.press');
    expect(codesOf(await test.get(`/${id}`, {}, other))).toEqual([100, 33]);
    expect(errorOf(await test.get(`/${id}`, { fields: 'permalink' })).message).toContain(
      '(permalink)'
    );
  });

  it('a carousel waits for its children and fails with one of them', async () => {
    const child = async (fields: Record<string, string>) =>
      test.container({ ...fields, is_carousel_item: 'true' });
    const picture = await child({ media_type: 'IMAGE', image_url: await test.picture() });
    const film = await child({ media_type: 'VIDEO', video_url: await video() });
    const bad = await child({ media_type: 'VIDEO', video_url: await video({ frameRate: 10 }) });
    const good = await test.container({ media_type: 'CAROUSEL', children: `${picture},${film}` });
    const failing = await test.container({ media_type: 'CAROUSEL', children: `${picture},${bad}` });
    test.threads.world.clock.advance(4_000);
    expect((await test.status(good)).status).toBe('IN_PROGRESS');
    test.threads.world.clock.advance(2_000);
    expect((await test.status(good)).status).toBe('FINISHED');
    expect(await test.status(failing)).toMatchObject({
      status: 'ERROR',
      error_message: 'INVALID_FRAME_RATE',
    });
    expect(errorOf(await test.publish(picture)).message).toContain('carousel item');
  });

  it('a carousel item has neither text nor parent', async () => {
    const item = { media_type: 'IMAGE', image_url: await test.picture(), is_carousel_item: 'true' };
    expect(errorOf(await test.create({ ...item, text: 'x' })).message).toContain('text');
    expect(errorOf(await test.create({ ...item, reply_to_id: '1' })).message).toContain(
      'reply_to_id'
    );
  });
});
