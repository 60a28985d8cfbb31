import sharp from 'sharp';

import { codesOf, IG_ID, Publishing } from './publishing-for-test';

let site: Publishing;
beforeEach(async () => {
  site = await Publishing.open();
});
afterEach(() => site.close());

const HOUR_MS = 3_600_000;

describe('making a container', () => {
  it('answers an id at once and is not ready before the picture is processed', async () => {
    const id = await site.containerOf({ image_url: await site.jpeg(), caption: 'Morning' });
    expect(id).toMatch(/^178\d{14}$/);
    const { json } = await site.status(id);
    expect(json).toEqual({
      status_code: 'IN_PROGRESS',
      status: 'In Progress: Media is still being processed.',
      id,
    });
    expect(codesOf(await site.publish(id))).toEqual([9007, 2207027]);
    expect(await site.settled(id)).toMatchObject({ status_code: 'FINISHED' });
  });

  it('takes forms and queries as well as JSON, and me for the account', async () => {
    const image_url = await site.jpeg();
    const form = await site.instagram.get('/v25.0/me/media', {
      method: 'POST',
      headers: { authorization: `Bearer ${site.token}` },
      body: new URLSearchParams({ image_url, caption: 'By form', is_carousel_item: 'false' }),
    });
    expect(form.status).toBe(200);
    const query = new URLSearchParams({ image_url, access_token: site.token }).toString();
    const asked = await site.instagram.get(`/${IG_ID}/media?${query}`, { method: 'POST' });
    expect(asked.status).toBe(200);
  });

  it('is for the own account only, and for its own kind of token', async () => {
    const fields = { image_url: await site.jpeg() };
    const other = await site.post('/17841400000000202/media', fields);
    expect(codesOf(other)).toEqual([100, 33]);
    const foreign = await site.post(`/${IG_ID}/media`, fields, {
      authorization: 'Bearer EAAtokenOfFacebook',
    });
    expect(foreign.error).toMatchObject({
      code: 190,
      message: expect.stringContaining('Cannot parse access token') as string,
    });
    const { credentials } = site.instagram.act('issue-token', {
      account: 'lanternrow.studio',
      scopes: ['instagram_business_basic'],
    }) as { credentials: { accessToken: string } };
    const without = await site.post('/me/media', fields, {
      authorization: `Bearer ${credentials.accessToken}`,
    });
    expect(without.error.code).toBe(10);
  });

  it.each([
    ['an unknown parameter', { captoin: 'x' }, [100, undefined]],
    ['an unknown media type', { media_type: 'IGTV' }, [100, 2207023]],
    ['a single video, which is a reel', { media_type: 'VIDEO' }, [100, 2207023]],
    ['a reel as an item', { media_type: 'REELS', is_carousel_item: true }, [100, undefined]],
    ['a reel without its video', { media_type: 'REELS' }, [100, undefined]],
    ['a caption on an item', { is_carousel_item: true, caption: 'x' }, [100, undefined]],
    [
      'collaborators on an item',
      { is_carousel_item: true, collaborators: ['a'] },
      [100, undefined],
    ],
    ['four collaborators', { collaborators: ['a', 'b', 'c', 'd'] }, [100, undefined]],
    ['a tag without a place', { user_tags: [{ username: 'a' }] }, [100, undefined]],
    ['a long alternative text', { alt_text: 'x'.repeat(1001) }, [100, undefined]],
    ['a place that is none', { location_id: 'quay' }, [100, undefined]],
    ['a carousel of one', { media_type: 'CAROUSEL', children: '1' }, [100, 2207028]],
    [
      'a carousel of eleven',
      { media_type: 'CAROUSEL', children: '1,2,3,4,5,6,7,8,9,10,11' },
      [100, 2207028],
    ],
    ['a carousel of strangers', { media_type: 'CAROUSEL', children: ['1', '2'] }, [24, 2207006]],
    [
      'bytes for Instagram Login',
      { media_type: 'REELS', upload_type: 'resumable' },
      [100, undefined],
    ],
    ['a paid partnership by Instagram Login', { is_paid_partnership: true }, [100, undefined]],
    ['a caption of 2201', { caption: 'x'.repeat(2201) }, [36004, 2207010]],
    ['31 hashtags', { caption: '#tide '.repeat(31) }, [36004, 2207010]],
    ['21 mentions', { caption: '@marsh.walks '.repeat(21) }, [100, 2207040]],
  ])('refuses %s', async (_, fields, codes) => {
    const needsImage = !('media_type' in fields);
    const source = needsImage ? { image_url: await site.jpeg() } : {};
    const answer = await site.create({ ...source, ...fields });
    expect([answer.status, ...codesOf(answer)]).toEqual([400, ...codes]);
  });

  it('limits what is made in a day', async () => {
    site.instagram.act('configure', { containerLimit: 2 });
    const fields = { image_url: await site.jpeg() };
    await site.containerOf(fields);
    await site.containerOf(fields);
    expect(codesOf(await site.create(fields))).toEqual([9, 2207042]);
    site.instagram.world.clock.advance(24 * HOUR_MS);
    expect((await site.create(fields)).status).toBe(200);
  });
});

describe('fetching a picture', () => {
  const pngBytes = () =>
    sharp({ create: { width: 500, height: 500, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();

  it.each([
    ['nothing there', () => site.media.urlOf('/missing.jpg'), [9004, 2207052]],
    ['a name outside', () => 'https://cdn.harbourlight.example/a.jpg', [9004, 2207052]],
    ['an address beyond ASCII', () => site.media.urlOf('/hafen-ü.jpg'), [9004, 2207052]],
    [
      'a page',
      () => site.serve('/a.html', Buffer.from('<p>Sign in</p>'), 'text/html'),
      [9004, 2207052],
    ],
    ['no picture', () => site.serve('/b.jpg', Buffer.from('no'), 'image/jpeg'), [36001, 2207005]],
    ['a PNG', async () => site.serve('/c.png', await pngBytes(), 'image/png'), [36001, 2207005]],
    ['too tall a picture', () => site.jpeg(1080, 1920), [36003, 2207009]],
    ['too wide a picture', () => site.jpeg(2000, 1000), [36003, 2207009]],
    [
      'too large a picture',
      () => site.serve('/d.jpg', Buffer.alloc(8_400_000), 'image/jpeg'),
      [36000, 2207004],
    ],
  ])('ends at once with %s', async (_, url, codes) => {
    expect(codesOf(await site.create({ image_url: await url() }))).toEqual(codes);
  });

  it('takes a PNG once it is told to, and tall pictures as stories', async () => {
    site.instagram.act('configure', { takesPng: true });
    const png = site.serve('/c.png', await pngBytes(), 'image/png');
    expect((await site.create({ image_url: png })).status).toBe(200);
    const story = { media_type: 'STORIES', image_url: await site.jpeg(1080, 1920) };
    expect((await site.create(story)).status).toBe(200);
  });
});

describe('fetching a video', () => {
  const reel = (video_url: string) => ({ media_type: 'REELS', video_url });

  it('happens after the answer', async () => {
    const id = await site.containerOf(reel(await site.video()));
    expect((await site.status(id)).json.status_code).toBe('IN_PROGRESS');
    expect(await site.settled(id)).toMatchObject({ status_code: 'FINISHED' });
  });

  it.each([
    ['nothing there', () => Promise.resolve(site.media.urlOf('/missing.mp4')), 2207052],
    [
      'another codec',
      () => site.video({ videoCodec: 'vp9', container: 'webm', audioCodec: null }),
      2207026,
    ],
    ['two seconds', () => site.video({ seconds: 2 }), 2207026],
    ['fifteen frames a second', () => site.video({ frameRate: 15 }), 2207026],
    ['a width of 2000', () => site.video({ width: 2000, height: 1000 }), 2207026],
    [
      'no video',
      () => Promise.resolve(site.serve('/x.mp4', Buffer.from('no'), 'video/mp4')),
      2207026,
    ],
  ])('ends in the status ERROR with %s', async (_, url, subcode) => {
    const id = await site.containerOf(reel(await url()));
    expect(await site.settled(id)).toMatchObject({
      status_code: 'ERROR',
      status: `Error: Media upload has failed with error code ${subcode}`,
    });
    expect(codesOf(await site.publish(id))).toEqual([9007, 2207027]);
  });

  it('allows a minute in a story and more in a reel', async () => {
    const video_url = await site.video({ seconds: 61, frameRate: 24 });
    const story = await site.containerOf({ media_type: 'STORIES', video_url });
    expect(await site.settled(story)).toMatchObject({ status_code: 'ERROR' });
    expect(await site.settled(await site.containerOf(reel(video_url)))).toMatchObject({
      status_code: 'FINISHED',
    });
  });

  it('finds a cover frame beyond the end', async () => {
    const fields = { ...reel(await site.video()), thumb_offset: 3200 };
    expect(await site.settled(await site.containerOf(fields))).toMatchObject({
      status: expect.stringContaining('2207057') as string,
    });
  });
});

describe('the life of a container', () => {
  it('is a day', async () => {
    const id = await site.containerOf({ image_url: await site.jpeg() });
    site.instagram.world.clock.advance(24 * HOUR_MS);
    expect((await site.status(id)).json.status_code).toBe('EXPIRED');
    expect(codesOf(await site.publish(id))).toEqual([-2, 2207020]);
  });

  it('has no other fields, and is not for others', async () => {
    const id = await site.containerOf({ image_url: await site.jpeg() });
    const odd = await site.read(`/${id}`, { fields: 'status_code,colour' });
    expect(odd.error.message).toContain('nonexisting field (colour)');
    expect(codesOf(await site.read('/17899999999999999', { fields: 'status_code' }))).toEqual([
      100, 33,
    ]);
  });

  it('ends as planned by hand', async () => {
    site.instagram.act('refuse-next', { step: 'process', subcode: 2207082 });
    const id = await site.containerOf({ image_url: await site.jpeg() });
    expect(await site.settled(id)).toMatchObject({
      status: 'Error: Media upload has failed with error code 2207082',
    });
    site.instagram.act('refuse-next', { step: 'create', subcode: 2207050 });
    expect(codesOf(await site.create({ image_url: await site.jpeg() }))).toEqual([25, 2207050]);
    expect((await site.create({ image_url: await site.jpeg() })).status).toBe(200);
  });
});
