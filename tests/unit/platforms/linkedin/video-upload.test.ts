import type { ByteSource, HttpRequest } from '../../../../server/src/platforms/contract';
import { TransportError } from '../../../../server/src/platforms/contract';
import { videoFile } from '../../../platform-kit/files';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import {
  aSetup,
  failureOf,
  MEMBER,
  NOW,
  PAGE,
  PART,
  scriptVideo,
  scriptVideoStart,
  someContent,
} from './builders';

const SIZE = 2 * PART + 100;
const PARTS = 'https://uploads.example/video-';
const FINALIZE = '/rest/videos?action=finalizeUpload';

const withVideo = (author = MEMBER) => {
  const bytes = Uint8Array.from({ length: SIZE }, (_, place) => place % 251);
  const asked: number[] = [];
  const film = videoFile({
    bytes,
    read: (range) => {
      asked.push((range?.end ?? SIZE) - (range?.start ?? 0));
      return Promise.resolve(bytes.subarray(range?.start, range?.end));
    },
  });
  const setup = aSetup({ author, content: someContent('Watch', { media: [film] }) });
  return { ...setup, bytes, asked };
};

const sourceOf = (request: HttpRequest | undefined): ByteSource => {
  if (request?.body?.kind !== 'stream') throw new Error('no stream');
  return request.body.source;
};

const videoOf = (part: { payload: unknown } | undefined): unknown =>
  (part?.payload as { content: { media: { id: unknown } } }).content.media.id;

const partsSent = (http: ScriptedHttp): string[] =>
  http.sent('PUT', PARTS).map(({ url }) => url.slice('https://uploads.example/'.length));

describe('the upload of a video', () => {
  it('announces, sends the parts, joins them in order and looks whether it is ready', async () => {
    const { http, adapter, request } = withVideo();
    scriptVideo(http, SIZE);
    await adapter.prepare(request);
    const [announce, first, , last, finalize, look] = http.requests;
    expect(ScriptedHttp.jsonOf(announce)).toEqual({
      initializeUploadRequest: {
        owner: MEMBER,
        fileSizeBytes: SIZE,
        uploadCaptions: false,
        uploadThumbnail: false,
      },
    });
    expect(first?.headers).toEqual({ 'Content-Type': 'application/octet-stream' });
    expect([sourceOf(first).byteLength, sourceOf(last).byteLength]).toEqual([PART, 100]);
    expect(ScriptedHttp.jsonOf(finalize)).toEqual({
      finalizeUploadRequest: {
        video: 'urn:li:video:1',
        uploadToken: '',
        uploadedPartIds: ['etag-0', 'etag-1', 'etag-2'],
      },
    });
    expect(look?.url).toBe('https://api.example/rest/videos/urn%3Ali%3Avideo%3A1');
  });

  it('reads of the file only what is asked for, when it is asked for', async () => {
    const { http, adapter, request, bytes, asked } = withVideo();
    scriptVideo(http, SIZE);
    await adapter.prepare(request);
    expect(asked).toEqual([]);
    const second = sourceOf(http.sent('PUT', PARTS)[1]);
    expect(await second.read({ start: 10, end: 20 })).toEqual(bytes.subarray(PART + 10, PART + 20));
    expect(asked).toEqual([10]);
    const last = await sourceOf(http.sent('PUT', PARTS)[2]).read();
    expect(last).toEqual(bytes.subarray(2 * PART));
  });

  it('remembers each part as soon as it arrived', async () => {
    const { http, adapter, request, journal } = withVideo();
    scriptVideo(http, SIZE);
    await adapter.prepare(request);
    // Announced, three parts, joined, ready.
    expect(journal.steps).toEqual(Array(6).fill('handle video:film'));
    expect(journal.handles['video:film']).toMatchObject({ state: 'ready', parts: null });
  });

  it('repeats one part, not the video, when a part fails in passing', async () => {
    const { http, adapter, request, clock } = withVideo();
    const reset = new TransportError('reset', 'x');
    http.on('PUT', `${PARTS}1/1`, reset, answer(503), answer(200, '', { etag: 'late' }));
    scriptVideo(http, SIZE);
    await adapter.prepare(request);
    expect(partsSent(http)).toEqual([
      'video-1/0',
      'video-1/1',
      'video-1/1',
      'video-1/1',
      'video-1/2',
    ]);
    expect(clock.slept).toEqual([2_000, 4_000]);
    expect(ScriptedHttp.jsonOf(http.sent('POST', FINALIZE)[0])).toMatchObject({
      finalizeUploadRequest: { uploadedPartIds: ['etag-0', 'late', 'etag-2'] },
    });
  });

  it('is retryable when a part fails three times, and goes on there', async () => {
    const { http, adapter, request } = withVideo();
    const fails = answer(503);
    http.on('PUT', `${PARTS}1/1`, fails, fails, fails, answer(200, '', { etag: 'W/"b"' }));
    scriptVideo(http, SIZE);
    expect((await failureOf(adapter.prepare(request))).family).toBe('retryable');
    const [part] = await adapter.prepare(request);
    expect(videoOf(part)).toBe('urn:li:video:1');
    expect(http.sent('POST', 'initializeUpload')).toHaveLength(1);
    expect(partsSent(http).filter((name) => name === 'video-1/0')).toHaveLength(1);
    expect(ScriptedHttp.jsonOf(http.sent('POST', FINALIZE)[0])).toMatchObject({
      finalizeUploadRequest: { uploadedPartIds: ['etag-0', 'b', 'etag-2'] },
    });
  });

  it('does not hammer at a throttle', async () => {
    const { http, adapter, request, clock } = withVideo();
    scriptVideoStart(http, SIZE);
    http.on('PUT', PARTS, answer(429, { message: 'x' }));
    expect((await failureOf(adapter.prepare(request))).failure).toEqual({
      family: 'retryable',
      retryAfterMs: 60_000,
    });
    expect(clock.slept).toEqual([]);
  });

  it('is retryable when a part has no ETag', async () => {
    const { http, adapter, request } = withVideo();
    scriptVideoStart(http, SIZE);
    http.on('PUT', PARTS, answer(200));
    const failure = await failureOf(adapter.prepare(request));
    expect(failure).toMatchObject({ family: 'retryable', code: 'UNREADABLE_ANSWER' });
  });

  it.each([
    ['HTML', '<html>'],
    ['no instructions', { value: { video: 'urn:li:video:1', uploadInstructions: [] } }],
    [
      'a part that ends before it begins',
      {
        value: {
          video: 'urn:li:video:1',
          uploadInstructions: [{ uploadUrl: 'https://u.example', firstByte: 9, lastByte: 3 }],
        },
      },
    ],
  ])('is retryable when the announcement is answered with %s', async (_, body) => {
    const { http, adapter, request } = withVideo();
    http.on('POST', '/rest/videos', answer(200, body));
    const failure = await failureOf(adapter.prepare(request));
    expect(failure).toMatchObject({ family: 'retryable', code: 'UNREADABLE_ANSWER' });
  });
});

describe('a video whose upload was broken off', () => {
  it('is not sent again when only the answer to its end was lost', async () => {
    const { http, adapter, request } = withVideo();
    http.on('POST', FINALIZE, new TransportError('timeout', 'x'), answer(200));
    scriptVideo(http, SIZE);
    expect((await failureOf(adapter.prepare(request))).family).toBe('retryable');
    const [part] = await adapter.prepare(request);
    expect(videoOf(part)).toBe('urn:li:video:1');
    expect(partsSent(http)).toHaveLength(3);
    expect(http.sent('POST', FINALIZE)).toHaveLength(1);
  });

  it('is joined once more where nobody may look', async () => {
    const { http, adapter, request } = withVideo();
    http.on('POST', FINALIZE, new TransportError('timeout', 'x'), answer(200));
    scriptVideo(http, SIZE, answer(403));
    await failureOf(adapter.prepare(request));
    await adapter.prepare(request);
    expect(http.sent('POST', FINALIZE)).toHaveLength(2);
    expect(partsSent(http)).toHaveLength(3);
  });

  it.each([
    ['refuses to go on', answer(400, { code: 'INVALID_VALUE_FOR_FIELD' })],
    ['says that its addresses expired', answer(400, { code: 'EXPIRED_UPLOAD_URL' })],
  ])('is sent from its beginning when LinkedIn %s', async (_, refusal) => {
    const { http, adapter, request, journal } = withVideo();
    http.on('PUT', 'https://uploads.example/video-1/0', refusal);
    scriptVideo(http, SIZE);
    journal.handles['video:film'] = {
      urn: 'urn:li:video:1',
      state: 'uploading',
      uploads: 1,
      expiresAt: NOW + 1,
      parts: {
        uploadToken: '',
        instructions: [
          { uploadUrl: 'https://uploads.example/video-1/0', firstByte: 0, lastByte: 9 },
        ],
        etags: [],
      },
    };
    const [part] = await adapter.prepare(request);
    expect(videoOf(part)).toBe('urn:li:video:1');
    expect(http.sent('POST', 'initializeUpload')).toHaveLength(1);
    expect(journal.handles['video:film']).toMatchObject({ uploads: 2, state: 'ready' });
  });

  it('is sent from its beginning when its addresses have run out', async () => {
    const { http, adapter, request, clock } = withVideo();
    http.on('POST', FINALIZE, new TransportError('timeout', 'x'), answer(200));
    scriptVideo(http, SIZE);
    await failureOf(adapter.prepare(request));
    clock.time = NOW + 3_600_000;
    const [part] = await adapter.prepare(request);
    expect(videoOf(part)).toBe('urn:li:video:2');
  });

  it('is refused for good what LinkedIn refuses at first sight', async () => {
    const { http, adapter, request } = withVideo();
    scriptVideoStart(http, SIZE);
    http.on('PUT', PARTS, answer(413));
    const failure = await failureOf(adapter.prepare(request));
    expect(failure).toMatchObject({ family: 'rejected', code: 'TOO_LARGE' });
    expect(http.sent('POST', 'initializeUpload')).toHaveLength(1);
  });
});

describe('the processing of a video', () => {
  it('is waited for up to about ten minutes, then later', async () => {
    const { http, adapter, request, clock } = withVideo(PAGE);
    scriptVideo(http, SIZE, answer(200, { status: 'PROCESSING' }));
    const failure = await failureOf(adapter.prepare(request));
    expect(failure.failure).toEqual({ family: 'retryable', retryAfterMs: 60_000 });
    expect(clock.time - NOW).toBe(600_000);
    await failureOf(adapter.prepare(request));
    expect(partsSent(http)).toHaveLength(3);
  });

  it('is given 45 s where its status is hidden', async () => {
    const { http, adapter, request, clock } = withVideo();
    scriptVideo(http, SIZE, answer(403));
    await adapter.prepare(request);
    expect(clock.slept).toEqual([45_000]);
  });

  it('is tried once more when it failed, then rejected with LinkedIn’s reason', async () => {
    const { http, adapter, request } = withVideo(PAGE);
    const failed = { status: 'PROCESSING_FAILED', processingFailureReason: 'Odd codec' };
    scriptVideo(http, SIZE, answer(200, failed));
    const failure = await failureOf(adapter.prepare(request));
    expect(failure).toMatchObject({ family: 'rejected', code: 'MEDIA_ASSET_PROCESSING_FAILED' });
    expect(failure.message).toContain('film.mp4');
    expect(failure.message).toContain('Odd codec');
    expect(http.sent('POST', 'initializeUpload')).toHaveLength(2);
  });

  it('that is not over when the post is made delays the post by a minute', async () => {
    const { http, adapter, request } = withVideo();
    scriptVideo(http, SIZE);
    const waiting = { errorDetails: { inputErrors: [{ code: 'MEDIA_ASSET_WAITING_UPLOAD' }] } };
    http.on('POST', '/rest/posts', answer(400, waiting));
    // The film of this test is too small to be checked as a real one.
    const [part] = await adapter.prepare(request);
    if (!part) throw new Error('nothing prepared');
    const failure = await failureOf(adapter.commit(request, part));
    expect(failure.failure).toEqual({ family: 'retryable', retryAfterMs: 60_000 });
  });
});
