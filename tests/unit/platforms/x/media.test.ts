import { aFile, aRequest } from './builders';
import { FakeX, NOW, answer, created, jsonOf } from './fake-x';

const ID = '1990011223344556677';
const INIT = 'POST /2/media/upload/initialize';
const APPEND = `POST /2/media/upload/${ID}/append`;
const FINALIZE = `POST /2/media/upload/${ID}/finalize`;
const STATUS = 'GET /2/media/upload';
const METADATA = 'POST /2/media/metadata';

const upload = (extra: Record<string, unknown> = {}) =>
  answer(200, {
    data: { id: ID, media_key: `3_${ID}`, expires_after_secs: 86_400, ...extra },
  });
const processing = (state: string, rest: Record<string, unknown> = {}) =>
  upload({ processing_info: { state, ...rest } });

const aFakeWithUpload = (): FakeX =>
  new FakeX()
    .on(INIT, upload())
    .on(APPEND, answer(200, { data: { expires_at: 1_795_400_000 } }))
    .on(FINALIZE, upload())
    .on(METADATA, answer(200, { data: { id: ID } }))
    .on('POST /2/tweets', created());

describe('upload', () => {
  it('initialises, appends, finalises, describes and posts, in this order', async () => {
    const x = aFakeWithUpload();
    await x.adapter.publish(aRequest({ media: [aFile({ altText: 'A red bicycle' })] }));
    expect(x.routes).toEqual([INIT, APPEND, FINALIZE, METADATA, 'POST /2/tweets']);
    expect(jsonOf(x.sent(INIT)[0])).toEqual({
      media_type: 'image/jpeg',
      total_bytes: 3,
      media_category: 'tweet_image',
    });
    expect(jsonOf(x.sent(METADATA)[0])).toEqual({
      id: ID,
      metadata: { alt_text: { text: 'A red bicycle' } },
    });
    expect(jsonOf(x.sent('POST /2/tweets')[0])).toEqual({
      text: 'Hello',
      media: { media_ids: [ID] },
    });
  });

  it('leaves out an empty text', async () => {
    const [part] = await aFakeWithUpload().adapter.prepare(
      aRequest({ texts: [''], media: [aFile()] })
    );
    expect(part?.payload).toEqual({ media: { media_ids: [ID] } });
  });

  it('reads and sends segments of at most 4 MiB that add up to the file', async () => {
    const bytes = new Uint8Array(9 * 1024 * 1024).map((_, index) => index % 251);
    const x = aFakeWithUpload();
    await x.adapter.prepare(aRequest({ media: [aFile({ bytes })] }));
    const segments = x.sent(APPEND).map(({ body }) => {
      if (body?.kind !== 'multipart') throw new Error('Not multipart.');
      expect(body.file.field).toBe('media');
      return { index: body.fields.segment_index, bytes: body.file.bytes };
    });
    expect(segments.map(({ index }) => index)).toEqual(['0', '1', '2']);
    expect(segments.map((segment) => segment.bytes.byteLength)).toEqual([
      4 * 1024 * 1024,
      4 * 1024 * 1024,
      1024 * 1024,
    ]);
    expect(Buffer.concat(segments.map((segment) => segment.bytes)).equals(bytes)).toBe(true);
  });

  it.each([
    ['gif', 'image/gif', 'tweet_gif'],
    ['video', 'video/mp4', 'tweet_video'],
  ] as const)('sends a %s in its category', async (kind, mimeType, category) => {
    const x = aFakeWithUpload();
    await x.adapter.prepare(aRequest({ media: [aFile({ kind, mimeType, altText: 'Waves' })] }));
    expect(jsonOf(x.sent(INIT)[0])).toMatchObject({ media_category: category });
    expect(x.sent(METADATA)).toHaveLength(kind === 'gif' ? 1 : 0);
  });

  it.each([
    ['five images', Array.from({ length: 5 }, (_, n) => aFile({ key: `f${n}` }))],
    ['an image beside a video', [aFile(), aFile({ key: 'v', kind: 'video' })]],
    ['two GIFs', [aFile({ kind: 'gif' }), aFile({ key: 'g', kind: 'gif' })]],
  ])('refuses %s before uploading anything', async (_name, media) => {
    const x = new FakeX();
    await expect(x.adapter.prepare(aRequest({ media }))).rejects.toMatchObject({
      family: 'rejected',
      code: 'MEDIA_COMBINATION',
    });
    expect(x.requests).toHaveLength(0);
  });

  it('is retryable when the file cannot be read', async () => {
    const file = aFile({ read: () => Promise.reject(new Error('disk')) });
    await expect(
      aFakeWithUpload().adapter.prepare(aRequest({ media: [file] }))
    ).rejects.toMatchObject({ family: 'retryable', code: 'MEDIA_UNREADABLE' });
  });
});

describe('processing', () => {
  const aVideo = () => aRequest({ media: [aFile({ kind: 'video', mimeType: 'video/mp4' })] });

  it('waits as long as X says, and a little where it does not say', async () => {
    const x = aFakeWithUpload()
      .on(FINALIZE, processing('pending', { check_after_secs: 5 }))
      .on(
        STATUS,
        processing('pending'),
        processing('in_progress', { check_after_secs: 0 }),
        upload()
      );
    await x.adapter.prepare(aVideo());
    expect(x.sleeps).toEqual([5000, 2000, 1000]);
    expect(x.sent(STATUS)[0]?.url).toContain(`?command=STATUS&media_id=${ID}`);
  });

  it('rejects a file that X cannot process, and uploads it anew the next time', async () => {
    const request = aVideo();
    const x = aFakeWithUpload().on(
      FINALIZE,
      processing('failed', { error: { code: 1, message: 'Unsupported codec' } })
    );
    await expect(x.adapter.prepare(request)).rejects.toMatchObject({
      family: 'rejected',
      code: 'MEDIA_PROCESSING_FAILED',
      message: expect.stringContaining('Unsupported codec') as string,
    });
    const again = aFakeWithUpload();
    await again.adapter.prepare(request);
    expect(again.sent(INIT)).toHaveLength(1);
  });

  it('gives up after ten minutes, and the next try goes on waiting for the same upload', async () => {
    const request = aVideo();
    const x = aFakeWithUpload()
      .on(FINALIZE, processing('pending', { check_after_secs: 1 }))
      .on(STATUS, processing('in_progress', { check_after_secs: 600 }));
    await expect(x.adapter.prepare(request)).rejects.toMatchObject({
      family: 'retryable',
      code: 'MEDIA_STILL_PROCESSING',
    });
    expect(Math.max(...x.sleeps)).toBe(30_000);
    const later = new FakeX().on(STATUS, processing('succeeded'));
    await later.adapter.prepare(request);
    expect(later.routes).toEqual([STATUS]);
  });

  it('stops waiting when the worker shuts down', async () => {
    const request = { ...aVideo(), signal: AbortSignal.abort() };
    const x = aFakeWithUpload().on(FINALIZE, processing('pending'));
    await expect(x.adapter.prepare(request)).rejects.toMatchObject({
      family: 'retryable',
      code: 'ABORTED',
    });
  });
});

describe('stored handles', () => {
  it('keeps id, media key and expiry, and uploads nothing twice', async () => {
    const request = aRequest({ media: [aFile({ altText: 'Boats' })] });
    await aFakeWithUpload().adapter.prepare(request);
    expect(request.journal.handles['media:cover']).toMatchObject({
      id: ID,
      mediaKey: `3_${ID}`,
      expiresAt: NOW + 86_400_000,
    });
    const second = new FakeX();
    const [part] = await second.adapter.prepare(request);
    expect(second.requests).toHaveLength(0);
    expect(part?.payload).toEqual({ text: 'Hello', media: { media_ids: [ID] } });
  });

  it('goes on after a crash between upload and alt text', async () => {
    const request = aRequest({ media: [aFile({ altText: 'Boats' })] });
    const first = aFakeWithUpload().on(METADATA, answer(503, ''));
    await expect(first.adapter.prepare(request)).rejects.toMatchObject({ family: 'retryable' });
    const second = new FakeX().on(STATUS, upload()).on(METADATA, answer(200, {}));
    await second.adapter.prepare(request);
    expect(second.routes).toEqual([STATUS, METADATA]);
  });

  it.each([
    ['a 404', answer(404, '')],
    ['a 200 with errors', answer(200, { errors: [{ detail: 'not found' }] })],
  ])('uploads again when X forgot the upload: %s', async (_name, forgotten) => {
    const request = aRequest({ media: [aFile({ altText: 'Boats' })] });
    const first = aFakeWithUpload().on(METADATA, answer(503, ''));
    await expect(first.adapter.prepare(request)).rejects.toThrow();
    const second = aFakeWithUpload().on(STATUS, forgotten);
    await second.adapter.prepare(request);
    expect(second.sent(INIT)).toHaveLength(1);
  });

  it('describes a file again when its alt text was edited in between', async () => {
    const request = aRequest({ media: [aFile({ altText: 'Boats' })] });
    await aFakeWithUpload().adapter.prepare(request);
    const edited = aRequest({ media: [aFile({ altText: 'Ships' })], journal: request.journal });
    const second = aFakeWithUpload();
    await second.adapter.prepare(edited);
    expect(second.routes).toEqual([METADATA]);
  });

  it('uploads again once the handle is about to expire', async () => {
    const request = aRequest({ media: [aFile()] });
    await aFakeWithUpload().adapter.prepare(request);
    const later = aFakeWithUpload();
    later.now = NOW + 86_400_000 - 60_000;
    await later.adapter.prepare(request);
    expect(later.sent(INIT)).toHaveLength(1);
  });

  it('retries once with refused ids, then uploads again', async () => {
    const request = aRequest({ media: [aFile()] });
    const refused = () =>
      aFakeWithUpload().on(
        'POST /2/tweets',
        answer(400, { errors: [{ message: 'Your media IDs are invalid.' }] })
      );
    const uploads: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const x = refused();
      await expect(x.adapter.publish(request)).rejects.toMatchObject({ family: 'retryable' });
      uploads.push(x.sent(INIT).length);
    }
    expect(uploads).toEqual([1, 0, 1]);
  });

  it('does not upload the media of a part that is already visible', async () => {
    const request = aRequest({ texts: ['a', 'b'], media: [aFile()] });
    request.journal.posted.push({ index: 0, id: '1', url: null });
    const x = new FakeX().on('POST /2/tweets', created('2'));
    await x.adapter.publish(request);
    expect(x.routes).toEqual(['POST /2/tweets']);
  });
});
