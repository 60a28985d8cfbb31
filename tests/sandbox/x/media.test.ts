import { aGif, aPhoto, aVideo } from './sample-media';
import { dataOf, XSession, type Answer, type UploadFile } from './x-session';

let x: XSession;
let token: string;
beforeEach(async () => {
  x = await XSession.start();
  token = (await x.logIn()).accessToken;
});
afterEach(() => x.close());

const initialize = (body: Record<string, unknown>): Promise<Answer> =>
  x.api(token, 'POST', '/2/media/upload/initialize', body);

const finalize = (id: string): Promise<Answer> =>
  x.api(token, 'POST', `/2/media/upload/${id}/finalize`);

const status = (id: string): Promise<Answer> =>
  x.api(token, 'GET', `/2/media/upload?command=STATUS&media_id=${id}`);

const started = async (file: UploadFile, totalBytes = file.bytes.length): Promise<string> => {
  const answer = await initialize({
    media_type: file.type,
    media_category: file.category,
    total_bytes: totalBytes,
  });
  return String(dataOf(answer).id);
};

const processing = (answer: Answer): Record<string, unknown> | undefined =>
  dataOf(answer).processing_info as Record<string, unknown> | undefined;

describe('chunked upload', () => {
  it('joins segments in the order of their index and tells the facts of an image', async () => {
    const photo = await aPhoto({ width: 200, height: 100 });
    const id = await started(photo);
    const half = Math.floor(photo.bytes.length / 2);
    await x.append(token, { id, index: 1, bytes: photo.bytes.slice(half) });
    const appended = await x.append(token, { id, index: 0, bytes: photo.bytes.slice(0, half) });
    expect(typeof dataOf(appended).expires_at).toBe('number');
    const answer = await finalize(id);
    expect(dataOf(answer)).toEqual({
      id,
      media_key: `3_${id}`,
      size: photo.bytes.length,
      expires_after_secs: 86_400,
      image: { image_type: 'image/png', w: 200, h: 100 },
    });
  });

  it('takes base64 in JSON as well', async () => {
    const photo = await aPhoto();
    const id = await started(photo);
    const appended = await x.api(token, 'POST', `/2/media/upload/${id}/append`, {
      segment_index: 0,
      media: Buffer.from(photo.bytes).toString('base64'),
    });
    expect(appended.status).toBe(200);
    expect((await finalize(id)).status).toBe(200);
  });

  it('infers the category from the type', async () => {
    const answer = await initialize({ media_type: 'image/gif', total_bytes: 10 });
    expect(dataOf(answer).media_key).toBe(`16_${String(dataOf(answer).id)}`);
  });

  it.each<[string, Record<string, unknown>]>([
    ['no media type', { total_bytes: 1 }],
    ['an unknown media type', { media_type: 'image/heic', total_bytes: 1 }],
    ['no size', { media_type: 'image/png' }],
    ['size zero', { media_type: 'image/png', total_bytes: 0 }],
    ['a size as text', { media_type: 'image/png', total_bytes: '5' }],
    ['an unknown key', { media_type: 'image/png', total_bytes: 1, command: 'INIT' }],
    [
      'an upper-case category',
      { media_type: 'image/png', total_bytes: 1, media_category: 'TWEET' },
    ],
    [
      'a category of another kind',
      { media_type: 'video/mp4', total_bytes: 1, media_category: 'tweet_image' },
    ],
    ['an image over 5 MB', { media_type: 'image/png', total_bytes: 5 * 1024 * 1024 + 1 }],
    ['a GIF over 15 MB', { media_type: 'image/gif', total_bytes: 15 * 1024 * 1024 + 1 }],
    ['a video over 16 GB', { media_type: 'video/mp4', total_bytes: 17_179_869_185 }],
  ])('refuses to start with %s', async (_, body) => {
    expect((await initialize(body)).status).toBe(400);
  });

  it('refuses a segment over 8 MB, a bad index and unknown form fields', async () => {
    const id = await started(await aVideo(1), 20_000_000);
    const large = new Uint8Array(8 * 1024 * 1024 + 1);
    expect((await x.append(token, { id, index: 0, bytes: large })).status).toBe(400);
    const exact = large.slice(1);
    expect((await x.append(token, { id, index: 0, bytes: exact })).status).toBe(200);
    expect((await x.append(token, { id, index: 1000, bytes: exact.slice(0, 9) })).status).toBe(400);
    const form = new FormData();
    form.set('command', 'APPEND');
    const answer = await x.api(token, 'POST', `/2/media/upload/${id}/append`, form);
    expect(answer.status).toBe(400);
  });

  it('refuses to finalize with missing bytes or a missing segment', async () => {
    const photo = await aPhoto();
    const short = await started(photo, photo.bytes.length + 1);
    await x.append(token, { id: short, index: 0, bytes: photo.bytes });
    expect((await finalize(short)).status).toBe(400);
    const gap = await started(photo);
    await x.append(token, { id: gap, index: 1, bytes: photo.bytes });
    expect((await finalize(gap)).status).toBe(400);
  });

  it('refuses bytes that are no image', async () => {
    const file = {
      type: 'image/png',
      category: 'tweet_image',
      bytes: Buffer.from('not a picture'),
    };
    const id = await started(file);
    await x.append(token, { id, index: 0, bytes: file.bytes });
    expect((await finalize(id)).status).toBe(400);
  });

  it('refuses segments after finalize; repeating finalize changes nothing', async () => {
    const photo = await aPhoto();
    const id = await x.upload(token, photo);
    expect((await x.append(token, { id, index: 1, bytes: photo.bytes })).status).toBe(400);
    expect((await finalize(id)).status).toBe(200);
  });

  it('belongs to the uploader and to additional owners', async () => {
    const other = await x.logIn(1);
    const id = await x.upload(token, await aPhoto());
    const stolen = await x.post(other.accessToken, { media: { media_ids: [id] } });
    expect(stolen.status).toBe(400);
    expect(stolen.body.errors).toEqual([
      { parameters: { 'media.media_ids': [id] }, message: 'Your media IDs are invalid.' },
    ]);
    const peek = await x.api(other.accessToken, 'POST', `/2/media/upload/${id}/finalize`, {});
    expect(peek.status).toBe(400);
  });

  it('needs media.write', async () => {
    const weak = await x.logIn(0, 'tweet.read tweet.write users.read');
    const answer = await x.api(weak.accessToken, 'POST', '/2/media/upload/initialize', {
      media_type: 'image/png',
      total_bytes: 5,
    });
    expect(answer.status).toBe(403);
  });
});

describe('processing', () => {
  it('goes from pending over in_progress to succeeded', async () => {
    x.configure({ videoProcessingMs: 9000 });
    const id = await x.upload(token, await aVideo(3));
    expect(processing(await status(id))).toEqual({ state: 'pending', check_after_secs: 5 });
    expect((await x.post(token, { media: { media_ids: [id] } })).status).toBe(400);
    x.world.clock.advance(5000);
    expect(processing(await status(id))).toMatchObject({ state: 'in_progress' });
    x.world.clock.advance(4000);
    expect(processing(await status(id))).toEqual({ state: 'succeeded', progress_percent: 100 });
    expect((await x.post(token, { media: { media_ids: [id] } })).status).toBe(201);
  });

  it('fails with an error when configured so', async () => {
    x.configure({ gifProcessingMs: 100, processingOutcome: 'failed' });
    const id = await x.upload(token, await aGif());
    x.world.clock.advance(100);
    expect(processing(await status(id))).toMatchObject({
      state: 'failed',
      error: { code: 1, name: 'InvalidMedia' },
    });
    expect((await x.post(token, { media: { media_ids: [id] } })).status).toBe(400);
  });

  it('leaves out check_after_secs when configured so', async () => {
    x.configure({ videoProcessingMs: 9000, omitCheckAfter: true });
    const id = await x.upload(token, await aVideo(3));
    expect(processing(await status(id))).toEqual({ state: 'pending' });
  });

  it('is absent for images', async () => {
    const id = await x.upload(token, await aPhoto());
    expect(processing(await status(id))).toBeUndefined();
  });

  it('has no status before finalize, for unknown ids and for other commands', async () => {
    const id = await started(await aPhoto());
    expect((await status(id)).status).toBe(400);
    expect((await status('123')).status).toBe(400);
    const answer = await x.api(token, 'GET', `/2/media/upload?command=APPEND&media_id=${id}`);
    expect(answer.status).toBe(400);
  });
});

describe('media in posts', () => {
  const post = (...ids: string[]): Promise<Answer> =>
    x.post(token, { text: 'with media', media: { media_ids: ids } });

  it('is four photos at most, or one GIF, or one video', async () => {
    x.configure({ gifProcessingMs: 0, videoProcessingMs: 0 });
    const photo = await aPhoto();
    const photos = [photo, photo, photo, photo].map((file) => x.upload(token, file));
    const gif = await x.upload(token, await aGif());
    const video = await x.upload(token, await aVideo(2));
    expect((await post(gif, video)).status).toBe(400);
    expect((await post((await photos[0]) ?? '', gif)).status).toBe(400);
    expect((await post(...(await Promise.all(photos)))).status).toBe(201);
  });

  it('is unusable after 24 hours, before finalize and while it propagates', async () => {
    const photo = await aPhoto();
    const open = await started(photo);
    expect((await post(open)).status).toBe(400);
    x.configure({ mediaPropagationMs: 5000 });
    const id = await x.upload(token, photo);
    expect((await post(id)).status).toBe(400);
    x.world.clock.advance(86_400_000);
    const fresh = (await x.logIn()).accessToken;
    const late = await x.post(fresh, { text: 'late', media: { media_ids: [id] } });
    expect(late.status).toBe(400);
  });

  it('is refused when the video is too long for the person', async () => {
    x.configure({ videoProcessingMs: 0 });
    const long = await x.upload(token, await aVideo(20 * 60 + 1));
    const answer = await post(long);
    expect([answer.status, answer.body.detail]).toEqual([
      403,
      'This user is not allowed to post a video longer than 20 minutes.',
    ]);
    expect((await post(await x.upload(token, await aVideo(20 * 60)))).status).toBe(201);
    const premium = (await x.logIn(1)).accessToken;
    const film = await x.upload(premium, await aVideo(20 * 60 + 1));
    expect((await x.post(premium, { media: { media_ids: [film] } })).status).toBe(201);
  });
});

describe('alt text', () => {
  const describeMedia = (id: string, text: unknown): Promise<Answer> =>
    x.api(token, 'POST', '/2/media/metadata', { id, metadata: { alt_text: { text } } });

  it('goes into the post that is made afterwards', async () => {
    const id = await x.upload(token, await aPhoto());
    const answer = await describeMedia(id, 'A red bicycle');
    expect(dataOf(answer)).toEqual({
      id,
      associated_metadata: { alt_text: { text: 'A red bicycle' } },
    });
    const postId = await x.postId(token, { media: { media_ids: [id] } });
    const read = await x.api(
      token,
      'GET',
      `/2/tweets/${postId}?expansions=attachments.media_keys&media.fields=alt_text`
    );
    expect(read.body.includes).toEqual({
      media: [{ media_key: `3_${id}`, type: 'photo', alt_text: 'A red bicycle' }],
    });
  });

  it('has at most 1000 characters', async () => {
    const id = await x.upload(token, await aPhoto());
    expect((await describeMedia(id, 'a'.repeat(1000))).status).toBe(200);
    expect((await describeMedia(id, 'a'.repeat(1001))).status).toBe(400);
  });

  it('is refused for unknown media and unknown keys', async () => {
    expect((await describeMedia('123', 'text')).status).toBe(400);
    const id = await x.upload(token, await aPhoto());
    const answer = await x.api(token, 'POST', '/2/media/metadata', { id, alt_text: 'text' });
    expect(answer.status).toBe(400);
  });
});

describe('other uploads', () => {
  it('take a whole image at once, but no video and no old command', async () => {
    const photo = await aPhoto();
    const send = (fields: Record<string, string>): Promise<Answer> => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('media', new Blob([new Uint8Array(photo.bytes)]), 'photo.png');
      return x.api(token, 'POST', '/2/media/upload', form);
    };
    const answer = await send({ media_category: 'tweet_image' });
    expect(dataOf(answer)).toMatchObject({ size: photo.bytes.length });
    expect((await send({ media_category: 'tweet_video' })).status).toBe(400);
    expect((await send({ media_category: 'tweet_image', command: 'INIT' })).status).toBe(400);
  });

  it('attach subtitles to a video', async () => {
    const video = await x.upload(token, await aVideo(2));
    const words = Buffer.from('1\n00:00:00,000 --> 00:00:01,000\nHello\n');
    const file = { type: 'text/srt', category: 'subtitles', bytes: words };
    const answer = await x.api(token, 'POST', '/2/media/subtitles', {
      id: video,
      media_category: 'TweetVideo',
      subtitles: {
        id: await x.upload(token, file),
        language_code: 'EN',
        display_name: 'English',
      },
    });
    expect(answer.status).toBe(200);
  });
});
