import { readVideo } from '../../../../server/src/services/media/video-facts';
import { videoFile } from '../../../platform-kit/files';
import { makeVideo, type VideoWish } from '../../../../conformance/src/make-video';

const read = async (wish: VideoWish) => readVideo(videoFile({ bytes: await makeVideo(wish) }));

describe('the header of a video', () => {
  it('tells size, time, codecs and frame rate of an MP4', async () => {
    expect(await read({ seconds: 4, width: 720, height: 1280, frameRate: 24 })).toEqual({
      mimeType: 'video/mp4',
      width: 720,
      height: 1280,
      picturesMs: 4000,
      facts: {
        durationMs: expect.closeTo(4000, -2) as number,
        videoCodec: 'avc',
        audioCodec: 'aac',
        frameRate: expect.closeTo(24, 0) as number,
      },
    });
  });

  it.each<[VideoWish, object]>([
    [{ container: 'mov' }, { mimeType: 'video/quicktime' }],
    [
      { container: 'webm', videoCodec: 'vp9', audioCodec: null },
      { mimeType: 'video/webm', facts: { videoCodec: 'vp9', audioCodec: null } },
    ],
    [{ videoCodec: 'av1' }, { facts: { videoCodec: 'av1' } }],
  ])('reads %j', async (wish, facts) => {
    expect(await read(wish)).toMatchObject(facts);
  });

  it('reads ranges, not the whole file', async () => {
    const bytes = await makeVideo({ seconds: 20, frameBytes: 40_000 });
    let taken = 0;
    const source = videoFile({ bytes });
    const video = await readVideo({
      byteLength: bytes.byteLength,
      read: (range) => {
        taken += range ? range.end - range.start : bytes.byteLength;
        return source.read(range);
      },
    });
    expect(video?.facts.durationMs).toBeGreaterThan(19_000);
    expect(taken).toBeLessThan(bytes.byteLength / 2);
  });

  it.each([
    ['noise', () => Promise.resolve(new Uint8Array(5000).fill(7))],
    ['a file that ends before its header', async () => (await makeVideo()).subarray(0, 40)],
  ])('is not found in %s', async (_, bytes) => {
    expect(await readVideo(videoFile({ bytes: await bytes() }))).toBeNull();
  });
});
