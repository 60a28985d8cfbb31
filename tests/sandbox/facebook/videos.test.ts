import { makeVideo, type VideoWish } from '../../../conformance/src/make-video';
import { startMediaServer } from '../../../conformance/src/media-server';

import { WEEKLY } from './facebook-for-test';
import { startPublisher, type PublisherForTest } from './publishing-for-test';

let facebook: PublisherForTest;
let film: Uint8Array;
beforeAll(async () => {
  film = await makeVideo();
});
beforeEach(async () => {
  facebook = await startPublisher();
});
afterEach(() => facebook.close());

const VIDEOS = `/${WEEKLY}/videos`;
const REELS = `/${WEEKLY}/video_reels`;

interface VideoStatus {
  video_status: string;
  uploading_phase?: { status: string };
  processing_phase?: { status: string; errors?: { message: string }[] };
  publishing_phase?: { status: string };
}

const statusOf = async (id: string): Promise<VideoStatus> =>
  (await facebook.read(`/${id}`, { fields: 'status' })).json.status as VideoStatus;

describe('a video in pieces', () => {
  const start = async (size = film.byteLength) =>
    (await facebook.post(VIDEOS, { upload_phase: 'start', file_size: size })).json as Record<
      string,
      string
    >;
  const transfer = (session: string, offset: string, bytes: Uint8Array) =>
    facebook.send(VIDEOS, {
      ...{ upload_phase: 'transfer', upload_session_id: session, start_offset: offset },
      video_file_chunk: bytes,
    });
  const finish = (session: string, more = {}) =>
    facebook.post(VIDEOS, { upload_phase: 'finish', upload_session_id: session, ...more });

  it('tells its id and the first piece, and is seen after it was worked on', async () => {
    facebook.act('configure', { pieceBytes: 4_000, processingMs: 30_000 });
    const { upload_session_id: session = '', video_id: id = '', ...piece } = await start();
    expect(piece).toEqual({ start_offset: '0', end_offset: '4000' });
    const next = (await transfer(session, '0', film.subarray(0, 4_000))).json;
    expect(next).toEqual({ start_offset: '4000', end_offset: '8000' });
    expect((await statusOf(id)).video_status).toBe('uploading');
    facebook.act('configure', { pieceBytes: 1_000_000 });
    const end = String(film.byteLength);
    const last = (await transfer(session, '4000', film.subarray(4_000))).json;
    expect(last).toEqual({ start_offset: end, end_offset: end });
    expect((await statusOf(id)).video_status).toBe('upload_complete');
    expect((await finish(session, { description: 'Crossing' })).json).toEqual({ success: true });
    expect(await statusOf(id)).toMatchObject({
      video_status: 'processing',
      publishing_phase: { status: 'not_started' },
    });
    expect(facebook.visible()).toEqual([]);
    facebook.world.clock.advance(30_000);
    expect(await statusOf(id)).toMatchObject({
      video_status: 'ready',
      publishing_phase: { status: 'complete' },
    });
    expect(facebook.visible()).toMatchObject([{ id, text: 'Crossing' }]);
  });

  it('is published once, however often it is finished', async () => {
    const { upload_session_id: session = '' } = await start();
    await transfer(session, '0', film);
    for (let time = 0; time < 3; time += 1) await finish(session);
    expect(facebook.world.ledger.summary().posts).toBe(1);
  });

  it('refuses a piece that is not the one it waits for', async () => {
    const { upload_session_id: session = '' } = await start();
    const wrong = await transfer(session, '5', film.subarray(5));
    expect(wrong.error.error_subcode).toBe(1363037);
    expect((await transfer('1', '0', film)).error.message).toMatch(/upload_session_id/);
  });

  it('refuses to finish before its bytes are there, with words it does not have, or after a day', async () => {
    const { upload_session_id: session = '' } = await start();
    expect((await finish(session)).error.error_subcode).toBe(1363031);
    await transfer(session, '0', film);
    expect((await finish(session, { message: 'Hello' })).error.message).toMatch(/message/);
    facebook.world.clock.advance(86_400_000);
    expect((await finish(session)).error.message).toMatch(/expired/);
    expect((await facebook.post(VIDEOS, { upload_phase: 'pause' })).error.code).toBe(100);
  });
});

describe('a video in one call', () => {
  it('has an id long before it is seen', async () => {
    facebook.act('configure', { processingMs: 10_000 });
    const { json } = await facebook.send(VIDEOS, { source: film, description: 'Crossing' });
    expect([Object.keys(json), facebook.visible()]).toEqual([['id'], []]);
    facebook.world.clock.advance(10_000);
    expect(facebook.visible()).toMatchObject([{ id: json.id, text: 'Crossing' }]);
  });

  it('is fetched from an address that can be reached', async () => {
    const server = await startMediaServer();
    const file_url = server.serve('/film.mp4', { bytes: film, contentType: 'video/mp4' });
    expect((await facebook.post(VIDEOS, { file_url })).json.id).toMatch(/^\d+$/);
    const missing = await facebook.post(VIDEOS, { file_url: server.urlOf('/none.mp4') });
    expect(missing.error.code).toBe(389);
    await server.close();
  });

  it('tells only afterwards what is wrong with it', async () => {
    const { json } = await facebook.send(VIDEOS, { source: Buffer.from('no film at all') });
    facebook.world.clock.advance(60_000);
    const status = await statusOf(String(json.id));
    expect(status).toMatchObject({ video_status: 'error', processing_phase: { status: 'error' } });
    expect(status.processing_phase?.errors?.[0]?.message).toMatch(/not a video/);
    expect(facebook.visible()).toEqual([]);
    expect(facebook.world.ledger.summary().posts).toBe(0);
  });
});

const upload = (url: string, headers: Record<string, string>, body: Uint8Array | null = film) =>
  facebook.get(new URL(url).pathname, { method: 'POST', headers, body: body as BodyInit | null });

const started = async (path = REELS) => {
  const { json } = await facebook.post(path, { upload_phase: 'start' });
  return { id: String(json.video_id), url: String(json.upload_url) };
};

const goodHeaders = (size = film.byteLength) => ({
  ...{ authorization: `OAuth ${facebook.token}`, offset: '0', file_size: String(size) },
});

const finishReel = (id: string, more = {}) =>
  facebook.post(REELS, {
    ...{ upload_phase: 'finish', video_id: id, video_state: 'PUBLISHED', ...more },
  });

describe('bytes of a reel', () => {
  it('go to an address of their own, in one go', async () => {
    const { id, url } = await started();
    expect(new URL(url).pathname).toBe(`/video-upload/v26.0/${id}`);
    expect((await upload(url, goodHeaders())).json).toEqual({ success: true });
    expect((await statusOf(id)).uploading_phase).toEqual({ status: 'complete' });
  });

  it('can be fetched from an address', async () => {
    const server = await startMediaServer();
    const file_url = server.serve('/film.mp4', { bytes: film, contentType: 'video/mp4' });
    const { url } = await started();
    const headers = { authorization: `OAuth ${facebook.token}`, file_url };
    expect((await upload(url, headers, null)).json).toEqual({ success: true });
    await server.close();
  });

  it.each([
    ['the token under another name', () => ({ authorization: `Bearer ${facebook.token}` }), 401],
    ['a token that is none', () => ({ authorization: 'OAuth EAAnobody' }), 401],
    ['no size', () => ({ file_size: '' }), 400],
    ['another size', () => ({ file_size: '5' }), 400],
    ['another place', () => ({ offset: '5' }), 400],
  ])('are refused with %s', async (_, changes, status) => {
    const { url } = await started();
    const answer = await upload(url, { ...goodHeaders(), ...changes() });
    expect([answer.status, answer.json.debug_info]).toMatchObject([status, { retriable: false }]);
  });

  it('are refused for an upload that nobody began', async () => {
    expect((await upload(`${facebook.url}/video-upload/v26.0/1`, goodHeaders())).status).toBe(404);
  });
});

describe('a reel', () => {
  const made = async (wish: VideoWish, path = REELS) => {
    const bytes = await makeVideo(wish);
    const { id, url } = await started(path);
    await upload(url, goodHeaders(bytes.byteLength), bytes);
    return id;
  };

  it('is seen once it was finished and worked on', async () => {
    const id = await made({});
    expect((await finishReel(id, { description: 'Up', title: 'Tower' })).json).toEqual({
      success: true,
    });
    facebook.world.clock.advance(5_000);
    expect(facebook.visible()).toMatchObject([{ id, format: 'reel', text: 'Up' }]);
    const { json } = await facebook.read(`/${id}`, { fields: 'permalink_url,post_id,published' });
    expect(json).toMatchObject({ permalink_url: `/reel/${id}/`, published: true });
  });

  it.each<[string, VideoWish, RegExp]>([
    ['too short', { seconds: 2 }, /3 to 90 seconds/],
    ['too long', { seconds: 92, frameRate: 24 }, /3 to 90 seconds/],
    ['lying', { width: 1920, height: 1080 }, /9:16/],
    ['small', { width: 270, height: 480 }, /540 x 960/],
    ['slow', { frameRate: 15 }, /frame rate/],
    [
      'of an old codec',
      { videoCodec: 'vp8', container: 'webm', audioCodec: null },
      /not supported/,
    ],
  ])('is never seen when it is %s', async (_, wish, reason) => {
    const id = await made(wish);
    await finishReel(id);
    facebook.world.clock.advance(5_000);
    const status = await statusOf(id);
    expect(status.processing_phase?.errors?.[0]?.message).toMatch(reason);
    expect(facebook.visible()).toEqual([]);
  });

  it('is refused without its bytes, as a draft, or as the video of another edge', async () => {
    const { id } = await started();
    expect((await finishReel(id)).error.error_subcode).toBe(1363031);
    const other = await made({}, `/${WEEKLY}/video_stories`);
    expect((await finishReel(other)).error.message).toMatch(/video_id/);
    const full = await made({});
    expect((await finishReel(full, { video_state: 'DRAFT' })).error.code).toBe(100);
    expect((await finishReel(full, { message: 'Up' })).error.message).toMatch(/message/);
  });

  it('is one of so many in any 24 hours', async () => {
    facebook.act('configure', { reelsPerDay: 2 });
    for (let reel = 0; reel < 2; reel += 1) await finishReel(await made({}));
    const third = await made({});
    expect((await finishReel(third)).error.code).toBe(613);
    facebook.world.clock.advance(86_400_000 - 1);
    const fourth = await made({});
    facebook.world.clock.advance(1);
    expect((await finishReel(fourth)).status).toBe(200);
  });
});

describe('a story', () => {
  const STORIES = `/${WEEKLY}/video_stories`;
  const PHOTO_STORIES = `/${WEEKLY}/photo_stories`;
  const stories = async () => (await facebook.read(`/${WEEKLY}/stories`)).json.data;

  it('of a photo is out at once, listed with its photo, and gone after a day', async () => {
    const photo_id = await facebook.photo({ alt_text_custom: 'A lamp' });
    const { json } = await facebook.post(PHOTO_STORIES, { photo_id });
    expect(json).toMatchObject({ success: true });
    expect(await stories()).toMatchObject([{ post_id: json.post_id, media_id: photo_id }]);
    expect((await facebook.read(`/${WEEKLY}/published_posts`)).json.data).toEqual([]);
    facebook.world.clock.advance(86_400_000);
    expect([await stories(), facebook.visible()]).toEqual([[], []]);
  });

  it('takes a photo that no post shows, and no text', async () => {
    const photo_id = await facebook.photo();
    await facebook.post(`/${WEEKLY}/feed`, { attached_media: [{ media_fbid: photo_id }] });
    expect((await facebook.post(PHOTO_STORIES, { photo_id })).error.error_subcode).toBe(1366051);
    expect((await facebook.post(PHOTO_STORIES, { photo_id: '1' })).error.message).toMatch(
      /photo_id/
    );
    const message = 'Hello';
    expect((await facebook.post(PHOTO_STORIES, { photo_id, message })).error.code).toBe(100);
  });

  it('of a video tells its post, and lasts a minute at most', async () => {
    const finish = (video_id: string) =>
      facebook.post(STORIES, { upload_phase: 'finish', video_id });
    const send = async (seconds: number) => {
      const bytes = await makeVideo({ seconds, frameRate: 24 });
      const { id, url } = await started(STORIES);
      await upload(url, goodHeaders(bytes.byteLength), bytes);
      return id;
    };
    const id = await send(10);
    const { json } = await finish(id);
    expect(json.post_id).toMatch(new RegExp(`^${WEEKLY}_`));
    const long = await send(62);
    await finish(long);
    facebook.world.clock.advance(5_000);
    expect(await stories()).toMatchObject([{ post_id: json.post_id, media_id: id }]);
    expect((await statusOf(long)).video_status).toBe('error');
  });
});
