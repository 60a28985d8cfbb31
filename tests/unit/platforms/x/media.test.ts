import { TransportError } from '../../../../server/src/platforms/contract';
import type { MediaFile } from '../../../../server/src/platforms/contract';
import { MAX_UPLOAD_BYTES, segmentBytesFor } from '../../../../server/src/platforms/x/upload-size';
import { imageFile, videoFile } from '../../../platform-kit/files';

import { aRequest } from './builders';
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
    await x.adapter.publish(aRequest({ media: [imageFile({ altText: 'A red bicycle' })] }));
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
      aRequest({ texts: [''], media: [imageFile()] })
    );
    expect(part?.payload).toEqual({ media: { media_ids: [ID] } });
  });

  it('reads and sends segments of at most 4 MiB that add up to the file', async () => {
    const bytes = new Uint8Array(9 * 1024 * 1024).map((_, index) => index % 251);
    const x = aFakeWithUpload();
    await x.adapter.prepare(aRequest({ media: [imageFile({ bytes })] }));
    const segments = x.sent(APPEND).map(({ body }) => {
      if (body?.kind !== 'multipart') throw new Error('Not multipart.');
      expect(body.file.field).toBe('media');
      return { index: body.fields.segment_index, bytes: body.file.bytes as Uint8Array };
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
    const file = imageFile({ kind, mimeType, altText: 'Waves' });
    await x.adapter.prepare(aRequest({ media: [file] }));
    expect(jsonOf(x.sent(INIT)[0])).toMatchObject({ media_category: category });
    expect(x.sent(METADATA)).toHaveLength(kind === 'gif' ? 1 : 0);
  });

  it('is retryable when the file cannot be read', async () => {
    const file = imageFile({ read: () => Promise.reject(new Error('disk')) });
    await expect(
      aFakeWithUpload().adapter.prepare(aRequest({ media: [file] }))
    ).rejects.toMatchObject({ family: 'retryable', code: 'MEDIA_UNREADABLE' });
  });
});

describe('segments', () => {
  it.each([
    [1, 1],
    [4 * 1024 * 1024, 1],
    [4 * 1024 * 1024 + 1, 2],
    [1_000_000_000, 239],
    [5_000_000_000, 999],
    [MAX_UPLOAD_BYTES, 999],
  ])('of a file of %i bytes are %i', (bytes, count) => {
    expect(Math.ceil(bytes / segmentBytesFor(bytes))).toBe(count);
    expect(segmentBytesFor(bytes)).toBeLessThanOrEqual(8_000_000);
  });

  it('are read one by one, so that a large video needs little memory', async () => {
    const pieces: number[] = [];
    const read: MediaFile['read'] = (range) => {
      if (!range) throw new Error('The whole file was asked for.');
      pieces.push(range.end - range.start);
      return Promise.resolve(new Uint8Array(1));
    };
    const film = videoFile({ byteLength: 1_000_000_000, read });
    await aFakeWithUpload().adapter.prepare(aRequest({ media: [film] }));
    expect(pieces.reduce((sum, piece) => sum + piece, 0)).toBe(1_000_000_000);
    expect(Math.max(...pieces)).toBe(4 * 1024 * 1024);
  });
});

describe('processing', () => {
  const aVideo = () => aRequest({ media: [videoFile()] });

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
    expect(x.clock.slept).toEqual([5000, 2000, 1000]);
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
    expect(Math.max(...x.clock.slept)).toBe(30_000);
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
    const request = aRequest({ media: [imageFile({ altText: 'Boats' })] });
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
    const request = aRequest({ media: [imageFile({ altText: 'Boats' })] });
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
    const request = aRequest({ media: [imageFile({ altText: 'Boats' })] });
    const first = aFakeWithUpload().on(METADATA, answer(503, ''));
    await expect(first.adapter.prepare(request)).rejects.toThrow();
    const second = aFakeWithUpload().on(STATUS, forgotten);
    await second.adapter.prepare(request);
    expect(second.sent(INIT)).toHaveLength(1);
  });

  it('goes on at the segment where a crash stopped the upload', async () => {
    const film = () => videoFile({ bytes: new Uint8Array(9 * 1024 * 1024) });
    const request = aRequest({ media: [film()] });
    const ok = answer(200, { data: { expires_at: 1_795_400_000 } });
    const first = aFakeWithUpload().on(APPEND, ok, new TransportError('reset', 'gone'));
    await expect(first.adapter.prepare(request)).rejects.toMatchObject({ family: 'retryable' });
    expect(request.journal.handles['media:film']).toMatchObject({
      id: ID,
      stage: 'uploading',
      sentSegments: 1,
    });
    const second = aFakeWithUpload();
    await second.adapter.prepare(request);
    expect(second.routes).toEqual([APPEND, APPEND, FINALIZE]);
    const [again] = second.sent(APPEND);
    expect(again?.body).toMatchObject({ fields: { segment_index: '1' } });
  });

  it('keeps the id before the first byte is sent', async () => {
    const request = aRequest({ media: [imageFile()] });
    const x = aFakeWithUpload().on(APPEND, new TransportError('timeout', 'slow'));
    await expect(x.adapter.prepare(request)).rejects.toMatchObject({ family: 'retryable' });
    const second = aFakeWithUpload();
    await second.adapter.prepare(request);
    expect(second.routes).toEqual([APPEND, FINALIZE]);
  });

  it.each([
    ['refuses the segment it may have', APPEND],
    ['refuses to close it', FINALIZE],
  ])('begins anew when X %s', async (_name, route) => {
    const request = aRequest({ media: [imageFile()] });
    const broken = aFakeWithUpload().on(APPEND, new TransportError('reset', 'gone'));
    await expect(broken.adapter.prepare(request)).rejects.toThrow();
    const ok = answer(200, { data: { id: ID, media_key: `3_${ID}`, expires_at: 1 } });
    const x = aFakeWithUpload().on(route, answer(400, { title: 'Invalid Request' }), ok);
    const [part] = await x.adapter.prepare(request);
    expect(x.sent(INIT)).toHaveLength(1);
    expect(part?.payload).toMatchObject({ media: { media_ids: [ID] } });
  });

  it('uploads a file of another length anew under the same key', async () => {
    const request = aRequest({ media: [imageFile()] });
    await aFakeWithUpload().adapter.prepare(request);
    const changed = imageFile({ bytes: new Uint8Array(5) });
    const x = aFakeWithUpload();
    await x.adapter.prepare(aRequest({ media: [changed], journal: request.journal }));
    expect(x.sent(INIT)).toHaveLength(1);
  });

  it('is retryable when X loses the file while it processes it, and begins anew', async () => {
    const request = aRequest({ media: [videoFile()] });
    const x = aFakeWithUpload().on(FINALIZE, processing('pending')).on(STATUS, answer(404, ''));
    await expect(x.adapter.prepare(request)).rejects.toMatchObject({
      family: 'retryable',
      code: 'MEDIA_LOST',
    });
    const again = aFakeWithUpload();
    await again.adapter.prepare(request);
    expect(again.sent(INIT)).toHaveLength(1);
  });

  it('describes a file again when its alt text was edited in between', async () => {
    const request = aRequest({ media: [imageFile({ altText: 'Boats' })] });
    await aFakeWithUpload().adapter.prepare(request);
    const edited = aRequest({ media: [imageFile({ altText: 'Ships' })], journal: request.journal });
    const second = aFakeWithUpload();
    await second.adapter.prepare(edited);
    expect(second.routes).toEqual([METADATA]);
  });

  it('uploads again once the handle is about to expire', async () => {
    const request = aRequest({ media: [imageFile()] });
    await aFakeWithUpload().adapter.prepare(request);
    const later = aFakeWithUpload();
    later.clock.time = NOW + 86_400_000 - 60_000;
    await later.adapter.prepare(request);
    expect(later.sent(INIT)).toHaveLength(1);
  });

  it('retries once with refused ids, then uploads again', async () => {
    const request = aRequest({ media: [imageFile()] });
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
    const request = aRequest({ texts: ['a', 'b'], media: [imageFile()] });
    request.journal.posted.push({ index: 0, id: '1', url: null });
    const x = new FakeX().on('POST /2/tweets', created('2'));
    await x.adapter.publish(request);
    expect(x.routes).toEqual(['POST /2/tweets']);
  });
});
