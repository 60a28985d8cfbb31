import type { VideoWish } from '../../../conformance/src/make-video';

import { aMovingGif, aPhoto, aVideo } from './sample-media';
import { dataOf, XSession, type UploadFile } from './x-session';

let x: XSession;
let token: string;
beforeEach(async () => {
  x = await XSession.start();
  x.configure({ videoProcessingMs: 0, gifProcessingMs: 0 });
  token = (await x.logIn()).accessToken;
});
afterEach(() => x.close());

interface Processing {
  state: string;
  error?: { message: string };
}

/** How processing of the file ended; null: there was nothing to process. */
const outcomeOf = async (file: UploadFile, owner = token): Promise<Processing | null> => {
  const id = await x.upload(owner, file);
  const answer = await x.api(owner, 'GET', `/2/media/upload?command=STATUS&media_id=${id}`);
  return (dataOf(answer).processing_info as Processing | undefined) ?? null;
};

describe('videos', () => {
  it.each<[string, VideoWish]>([
    ['H.264 with AAC in MP4', { audioCodec: 'aac' }],
    ['QuickTime', { container: 'mov' }],
    ['an upright video', { width: 720, height: 1280 }],
    ['the largest documented size', { width: 1280, height: 1024 }],
    ['60 frames a second', { frameRate: 60 }],
    ['three to one', { width: 960, height: 320 }],
  ])('may be %s', async (_name, wish) => {
    expect(await outcomeOf(await aVideo(1, wish))).toBeNull();
  });

  it.each<[string, VideoWish, number, string]>([
    ['WebM', { container: 'webm', videoCodec: 'vp9' }, 1, 'video codec'],
    ['VP9 in MP4', { videoCodec: 'vp9' }, 1, 'video codec'],
    ['more than 60 frames a second', { frameRate: 90 }, 1, 'frame rate'],
    ['less than half a second', {}, 0.3, 'too short'],
    ['30 pixels high', { width: 64, height: 30 }, 1, 'too small'],
    ['1080p', { width: 1920, height: 1080 }, 1, 'too large'],
    ['a square of 1280', { width: 1280, height: 1280 }, 1, 'too large'],
    ['four to one', { width: 1280, height: 320 }, 1, 'aspect ratio'],
  ])(
    'that are %s fail in processing and cannot be posted',
    async (_name, wish, seconds, reason) => {
      const file = await aVideo(seconds, wish);
      const outcome = await outcomeOf(file);
      expect(outcome?.state).toBe('failed');
      expect(outcome?.error?.message).toContain(reason);
      const id = await x.upload(token, file);
      expect((await x.post(token, { media: { media_ids: [id] } })).status).toBe(400);
    }
  );

  it('may be 1080p for Premium', async () => {
    const premium = (await x.logIn(1)).accessToken;
    expect(await outcomeOf(await aVideo(1, { width: 1080, height: 1920 }), premium)).toBeNull();
  });

  it('that are no video at all fail in processing', async () => {
    const noise = { type: 'video/mp4', category: 'tweet_video', bytes: Buffer.from('no film') };
    expect(await outcomeOf(noise)).toMatchObject({ state: 'failed' });
  });

  it('are served in pieces to players', async () => {
    const file = await aVideo(1);
    const id = await x.upload(token, file);
    await x.postId(token, { text: 'waves', media: { media_ids: [id] } });
    const page = await (await fetch(x.url)).text();
    const source = /<video src="([^"]+)" controls preload="metadata"/.exec(page)?.[1] ?? '';
    const answer = await fetch(x.url + source, { headers: { range: 'bytes=4-7' } });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes 4-7/${file.bytes.length}`);
    expect(await answer.text()).toBe('ftyp');
    const whole = await fetch(x.url + source);
    expect((await whole.arrayBuffer()).byteLength).toBe(file.bytes.length);
    expect(whole.headers.get('content-type')).toBe('video/mp4');
  });
});

describe('GIFs', () => {
  it('may move', async () => {
    expect(await outcomeOf(await aMovingGif({ width: 320, height: 240 }))).toBeNull();
  });

  const finalize = async (file: UploadFile): Promise<number> => {
    const started = await x.api(token, 'POST', '/2/media/upload/initialize', {
      media_type: file.type,
      media_category: file.category,
      total_bytes: file.bytes.length,
    });
    const id = String(dataOf(started).id);
    await x.append(token, { id, index: 0, bytes: file.bytes });
    return (await x.api(token, 'POST', `/2/media/upload/${id}/finalize`, {})).status;
  };

  it('may not be larger than 1280 × 1080, longer than 350 frames, or anything else', async () => {
    expect(await finalize(await aMovingGif({ width: 64, height: 1100 }))).toBe(400);
    expect(await finalize(await aMovingGif({ width: 8, height: 8 }, 351))).toBe(400);
    const photo = await aPhoto();
    expect(await finalize({ ...photo, type: 'image/gif', category: 'tweet_gif' })).toBe(400);
  });
});

describe('a segment that was sent before', () => {
  const twice = async (): Promise<number> => {
    const photo = await aPhoto();
    const started = await x.api(token, 'POST', '/2/media/upload/initialize', {
      media_type: photo.type,
      total_bytes: photo.bytes.length,
    });
    const id = String(dataOf(started).id);
    await x.append(token, { id, index: 0, bytes: photo.bytes });
    return (await x.append(token, { id, index: 0, bytes: photo.bytes })).status;
  };

  it('takes the place of the first, or is refused when configured so', async () => {
    expect(await twice()).toBe(200);
    x.configure({ repeatedSegments: 'refuse' });
    expect(await twice()).toBe(400);
  });
});
