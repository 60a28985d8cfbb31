import type { HttpRequest, JsonValue } from '../../../../server/src/platforms/contract';
import { imageFile, videoFile } from '../../../platform-kit/files';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';

import { aRequest, aScene, failureOf, graphError, lost, PAGE_ID, success, TOKEN } from './builders';

const GRAPH = `https://graph.facebook.com/v26.0/${PAGE_ID}`;
const VIDEO_GRAPH = `https://graph-video.facebook.com/v26.0/${PAGE_ID}`;

const phase = (name: string, step: ReturnType<typeof answer>) => (request: HttpRequest) => {
  expect(JSON.stringify(request.body)).toContain(name);
  return step;
};

const live = answer(200, {
  status: { video_status: 'ready', publishing_phase: { status: 'complete' } },
  permalink_url: '/reel/777/',
  post_id: '99',
});

const bodyOf = (request: HttpRequest | undefined) => ScriptedHttp.jsonOf(request);

const payloadOf = async (
  scene: ReturnType<typeof aScene>,
  shape: Parameters<typeof aRequest>[0]
): Promise<JsonValue> => {
  const [part] = await scene.adapter.prepare(aRequest(shape));
  return part?.payload ?? null;
};

describe('what is sent for each kind', () => {
  it('of a text: the words alone, exactly', async () => {
    const { http, adapter } = aScene();
    http.on('POST', '/feed', answer(200, { id: `${PAGE_ID}_99` }));
    const text = '  Lantern lit \n\n#harbour';
    const result = await adapter.publish(aRequest({ text }));
    const [request] = http.requests;
    expect(request?.url.split('?')[0]).toBe(`${GRAPH}/feed`);
    expect(bodyOf(request)).toEqual({ message: text });
    expect(result).toMatchObject({
      id: `${PAGE_ID}_99`,
      url: `https://www.facebook.com/${PAGE_ID}_99`,
    });
  });

  it('of a link: its address, and nothing else of the card', async () => {
    const link = 'https://harbourlight.example/a';
    const payload = await payloadOf(aScene(), { text: 'See', link, options: { placeId: '123' } });
    expect(payload).toEqual({ edge: 'feed', body: { message: 'See', link, place: '123' } });
  });

  it('of photos: each one unpublished, then their ids', async () => {
    const scene = aScene();
    scene.http.on('POST', '/photos', answer(200, { id: '111' }), answer(200, { id: 222 }));
    const media = [imageFile({ altText: 'A lamp' }), imageFile({ key: 'two' })];
    const payload = await payloadOf(scene, { text: 'Two', media });
    const attached_media = [{ media_fbid: '111' }, { media_fbid: '222' }];
    expect(payload).toEqual({ edge: 'feed', body: { message: 'Two', attached_media } });
    const [first, second] = scene.http.requests;
    expect(first?.body).toMatchObject({
      kind: 'multipart',
      fields: { published: 'false', alt_text_custom: 'A lamp' },
      file: { field: 'source', filename: 'cover.jpg', contentType: 'image/jpeg' },
    });
    expect(second?.body).toMatchObject({ fields: { published: 'false' } });
  });

  it('of a video: start, the pieces that are asked for, finish with a description', async () => {
    const { http, adapter } = aScene();
    const offsets = (start: number, end: number) => ({
      ...{ start_offset: String(start), end_offset: String(end) },
    });
    http.on(
      'POST',
      '/videos',
      phase('start', answer(200, { video_id: '777', upload_session_id: 5, ...offsets(0, 40) })),
      phase('transfer', answer(200, offsets(40, 64))),
      phase('transfer', answer(200, offsets(64, 64))),
      phase('finish', success())
    );
    http.on('GET', '/777', live);
    const bytes = Uint8Array.from({ length: 64 }, (_, place) => place);
    const options = { videoTitle: 'Crossing' };
    const request = aRequest({ text: 'Over', media: [videoFile({ bytes })], options });
    const result = await adapter.publish(request);
    expect(result.parts).toEqual([
      {
        ...{ index: 0, id: '777', url: 'https://www.facebook.com/reel/777/' },
        ref: { kind: 'video', postId: `${PAGE_ID}_99`, mediaId: null },
      },
    ]);
    const posts = http.sent('POST', VIDEO_GRAPH);
    expect(bodyOf(posts[0])).toEqual({ upload_phase: 'start', file_size: '64' });
    expect(bodyOf(posts[3])).toEqual({
      ...{ upload_phase: 'finish', upload_session_id: '5' },
      ...{ title: 'Crossing', description: 'Over' },
    });
    const second = posts[2]?.body;
    if (second?.kind !== 'multipart' || second.file.bytes instanceof Uint8Array) {
      throw new Error('The piece was not streamed.');
    }
    expect(second.fields).toMatchObject({ upload_session_id: '5', start_offset: '40' });
    expect(second.file.bytes.byteLength).toBe(24);
    expect(await second.file.bytes.read({ start: 2, end: 4 })).toEqual(bytes.slice(42, 44));
  });

  it('of a reel: start, bytes to the address that was given, finish', async () => {
    const { http, adapter } = aScene();
    const upload_url = 'https://rupload.facebook.com/video-upload/v26.0/777';
    http.on(
      'POST',
      '/video_reels',
      phase('start', answer(200, { video_id: '777', upload_url })),
      phase('finish', success())
    );
    http.on('POST', upload_url, success());
    http.on('GET', '/777', live);
    const film = videoFile();
    await adapter.publish(aRequest({ format: 'reel', text: 'Up', media: [film] }));
    const [bytes] = http.sent('POST', upload_url);
    expect(bytes?.headers).toMatchObject({
      ...{ authorization: `OAuth ${TOKEN}`, offset: '0', file_size: '64' },
    });
    expect(bytes?.body).toEqual({ kind: 'stream', source: film });
    expect(bodyOf(http.sent('POST', `${GRAPH}/video_reels`).at(-1))).toEqual({
      ...{ upload_phase: 'finish', video_id: '777', video_state: 'PUBLISHED' },
      description: 'Up',
    });
  });

  it('of stories: the photo’s id, or the video’s', async () => {
    const scene = aScene();
    scene.http.on('POST', '/photos', answer(200, { id: '111' }));
    scene.http.on('POST', '/photo_stories', success({ post_id: '555' }));
    const media = [imageFile()];
    const result = await scene.adapter.publish(aRequest({ format: 'story', media }));
    expect(bodyOf(scene.http.sent('POST', '/photo_stories')[0])).toEqual({ photo_id: '111' });
    expect(result.parts).toEqual([
      {
        ...{ index: 0, id: '555', url: null },
        ref: { kind: 'story', postId: '555', mediaId: '111' },
      },
    ]);
  });
});

describe('where bytes go', () => {
  const startReel = (upload_url: string | undefined, baseUrls = {}) => {
    const scene = aScene({ baseUrls });
    scene.http.on('POST', '/video_reels', answer(200, { video_id: '777', upload_url }));
    scene.http.on('POST', '/video-upload/', success());
    scene.http.on('GET', '/777', answer(200, { status: { video_status: 'upload_complete' } }));
    return scene;
  };
  const target = async (scene: ReturnType<typeof aScene>) => {
    await scene.adapter.prepare(aRequest({ format: 'reel', media: [videoFile()] }));
    return scene.http.sent('POST', '/video-upload/')[0]?.url;
  };

  it.each([
    ['none is named', undefined],
    ['another site is named', 'https://rupload.facebook.com.example/video-upload/v26.0/777'],
    ['it is not encrypted', 'http://rupload.facebook.com/video-upload/v26.0/777'],
    ['it is no address', 'video-upload'],
  ])('is Facebook’s own host when %s', async (_, url) => {
    expect(await target(startReel(url))).toBe(
      'https://rupload.facebook.com/video-upload/v26.0/777'
    );
  });

  it('is another host of Facebook’s when it says so', async () => {
    const url = 'https://rupload-lhr.facebook.com/video-upload/v26.0/777';
    expect(await target(startReel(url))).toBe(url);
  });

  it('is what replaces the Graph API, where nothing else was set, and never Facebook then', async () => {
    const scene = startReel('https://rupload.facebook.com/video-upload/v26.0/777', {
      ...{ graph: 'http://127.0.0.1:4003', graphVideo: 'https://graph-video.facebook.com' },
    });
    expect(await target(scene)).toBe('http://127.0.0.1:4003/video-upload/v26.0/777');
    const feed = aScene({ baseUrls: { graph: 'http://127.0.0.1:4003' } });
    feed.http.on('POST', '/videos', graphError(100));
    await failureOf(feed.adapter.prepare(aRequest({ media: [videoFile()] })));
    expect(feed.http.requests[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:4003\//);
  });
});

describe('uploads', () => {
  it('are kept with what they are good for', async () => {
    const { http, adapter, clock } = aScene();
    http.on('POST', '/photos', answer(200, { id: '111' }));
    const journal = new MemoryJournal();
    await adapter.prepare(aRequest({ media: [imageFile()], journal }));
    expect(journal.handles['media:cover']).toEqual({
      ...{ kind: 'photo', id: '111', altText: '', expiresAt: clock.time + 23 * 3_600_000 },
    });
    await adapter.prepare(aRequest({ media: [imageFile()], journal }));
    expect(http.requests).toHaveLength(1);
  });

  it.each([
    ['its alternative text was changed', { altText: 'New words' }, 0],
    ['it is a day old', {}, 23 * 3_600_000],
  ])('are made anew when %s', async (_, changes, waitMs) => {
    const { http, adapter, clock } = aScene();
    http.on('POST', '/photos', answer(200, { id: '111' }), answer(200, { id: '222' }));
    const journal = new MemoryJournal();
    await adapter.prepare(aRequest({ media: [imageFile()], journal }));
    clock.time += waitMs;
    const [part] = await adapter.prepare(aRequest({ media: [imageFile(changes)], journal }));
    expect(JSON.stringify(part)).toContain('222');
  });

  it('of a video never run in circles', async () => {
    const { http, adapter } = aScene();
    const same = { start_offset: '0', end_offset: '64' };
    http.on('POST', '/videos', answer(200, { video_id: '7', upload_session_id: '5', ...same }));
    const failure = await failureOf(adapter.prepare(aRequest({ media: [videoFile()] })));
    expect([failure.family, http.requests.length]).toEqual(['retryable', 2]);
  });

  it('of a reel are not repeated when Facebook has them already', async () => {
    const { http, adapter } = aScene();
    const journal = new MemoryJournal();
    http.on('POST', '/video_reels', answer(200, { video_id: '777' }));
    http.on('POST', '/video-upload/', lost(), success());
    http.on('GET', '/777', answer(200, { status: { uploading_phase: { status: 'complete' } } }));
    const prepare = () =>
      adapter.prepare(aRequest({ format: 'reel', media: [videoFile()], journal }));
    expect((await failureOf(prepare())).family).toBe('retryable');
    await prepare();
    expect(http.sent('POST', '/video-upload/')).toHaveLength(1);
  });

  it.each([
    [{ debug_info: { retriable: false, type: 'ProcessingFailedError' } }, 400, 'rejected'],
    [{ debug_info: { retriable: true } }, 400, 'retryable'],
    [{ debug_info: { retriable: false, type: 'NotAuthorizedError' } }, 401, 'retryable'],
    [{ error: { code: 190, message: 'x' } }, 401, 'auth_expired'],
    ['<html>', 502, 'retryable'],
    [{ success: false }, 200, 'retryable'],
  ])('of a reel that are answered with %j and %i are %s', async (body, status, family) => {
    const { http, adapter } = aScene();
    http.on('POST', '/video_reels', answer(200, { video_id: '777' }));
    http.on('POST', '/video-upload/', answer(status, body));
    const prepare = adapter.prepare(aRequest({ format: 'reel', media: [videoFile()] }));
    expect((await failureOf(prepare)).family).toBe(family);
  });

  it('are left alone once the post is out', async () => {
    const { http, adapter } = aScene();
    const journal = new MemoryJournal();
    journal.posted.push({ index: 0, id: '1_2', url: null });
    await adapter.publish(aRequest({ media: [imageFile()], journal }));
    expect(http.requests).toEqual([]);
  });
});

describe('a refused post', () => {
  const prepared = async (scene: ReturnType<typeof aScene>, journal: MemoryJournal) => {
    scene.http.on('POST', '/photos', answer(200, { id: '111' }));
    return scene.adapter.publish(aRequest({ media: [imageFile()], journal }));
  };

  it.each([
    ['rejected', graphError(324), null],
    ['a lost photo', graphError(100, undefined, 'Param attached_media[0] is wrong'), null],
    ['a duplicate', graphError(100, 1366051), expect.anything()],
    ['a dead token', graphError(190), expect.anything()],
    ['a doubt', graphError(2), expect.anything()],
  ])('forgets its files only where they are to blame: %s', async (_, refusal, handle) => {
    const scene = aScene();
    const journal = new MemoryJournal();
    scene.http.on('POST', '/feed', refusal);
    await failureOf(prepared(scene, journal));
    expect(journal.handles['media:cover']).toEqual(handle);
  });

  it('tries a story anew whose photo is gone', async () => {
    const { http, adapter } = aScene();
    http.on('POST', '/photos', answer(200, { id: '111' }));
    http.on('POST', '/photo_stories', graphError(100, 33));
    const publish = adapter.publish(aRequest({ format: 'story', media: [imageFile()] }));
    expect(await failureOf(publish)).toMatchObject({
      ...{ family: 'retryable', code: 'MEDIA_ID_INVALID' },
    });
  });
});

describe('a payload', () => {
  it('that cannot be read is not sent', async () => {
    const { http, adapter } = aScene();
    const commit = adapter.commit(aRequest(), { index: 0, payload: { edge: 'groups' } });
    expect((await failureOf(commit)).code).toBe('PAYLOAD_UNREADABLE');
    expect(http.requests).toEqual([]);
  });
});
