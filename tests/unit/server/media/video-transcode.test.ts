import fc from 'fast-check';

import type { VideoRules } from '../../../../server/src/platforms/contract';
import type { VideoState } from '../../../../server/src/services/media/video-breaches';
import {
  ffmpegArguments,
  transcodeWish,
  transcodeWishSchema,
} from '../../../../server/src/services/media/video-transcode';

const RULES: VideoRules = {
  mimeTypes: ['video/mp4'],
  maxBytes: 100_000_000,
  videoCodecs: ['avc'],
  audioCodecs: ['aac'],
  durationMs: { min: 3_000, max: 60_000 },
  maxSide: 1920,
};

const FILM: VideoState = {
  ...{ mimeType: 'video/mp4', byteLength: 9_000_000, width: 1080, height: 1920 },
  video: { durationMs: 30_000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 },
};

const film = (facts: object = {}, file: object = {}): VideoState => ({
  ...FILM,
  ...file,
  video: FILM.video && { ...FILM.video, ...facts },
});

const wishOf = (video: VideoState, rules: Partial<VideoRules> = {}, trim = null) =>
  transcodeWish({ video, trim }, { ...RULES, ...rules });

describe('whether and how a video is converted', () => {
  it('leaves a video alone that obeys', () => {
    expect(wishOf(film())).toBeNull();
  });

  it.each<[string, VideoState, Partial<VideoRules>]>([
    ['its codec', film({ videoCodec: 'vp9' }), {}],
    ['its sound', film({ audioCodec: 'opus' }), {}],
    ['its container', film({}, { mimeType: 'video/quicktime' }), {}],
    ['its bytes', film({}, { byteLength: 200_000_000 }), {}],
    ['its sides', film({}, { width: 3840, height: 2160 }), {}],
    ['its frame rate', film({ frameRate: 120 }), { frameRate: { min: 23, max: 60 } }],
    ['its shape', film(), { ratio: { min: 1, max: 1.91 } }],
  ])('converts it for %s', (_, video, rules) => {
    expect(wishOf(video, rules)).not.toBeNull();
  });

  it.each<[string, VideoState, Partial<VideoRules>]>([
    ['cuts nothing unasked', film({ durationMs: 90_000, videoCodec: 'vp9' }), {}],
    ['makes nothing longer', film({ durationMs: 1_000, videoCodec: 'vp9' }), {}],
    ['squeezes no film into a mosaic', film({ videoCodec: 'vp9' }), { maxBytes: 500_000 }],
    [
      'makes no MP4 where it is not taken',
      film({ audioCodec: 'mp3' }),
      { mimeTypes: ['video/webm'] },
    ],
    [
      'gives ffmpeg no format that it would have to guess',
      film({}, { mimeType: 'video/mp2t' }),
      {},
    ],
    ['guesses no size', film({ videoCodec: 'vp9' }, { width: null }), {}],
  ])('%s', (_, video, rules) => {
    expect(wishOf(video, rules)).toBeNull();
  });

  it('cuts exactly where a person asked for a part', () => {
    // As a copy it would begin at a key frame, and be too long.
    const trim = { startMs: 12_300, endMs: 72_300 };
    const video = film({ durationMs: 62_000 });
    expect(transcodeWish({ video, trim }, RULES)).toMatchObject({ trim });
    const tooMuch = { ...trim, endMs: 99_000 };
    expect(transcodeWish({ video, trim: tooMuch }, RULES)).toBeNull();
  });

  it('scales, pads and slows down only as far as the rules want it', () => {
    const wish = wishOf(film({ frameRate: 120 }, { width: 3840, height: 2160 }), {
      ratio: { min: 0.5, max: 1 },
      frameRate: { min: 23, max: 60 },
    });
    expect(wish).toMatchObject({
      ...{ picture: { width: 1920, height: 1080 }, canvas: { width: 1920, height: 1920 } },
      frameRate: 60,
    });
  });

  it('has even sides and fits into the bytes, whatever the video is like', () => {
    const side = fc.integer({ min: 16, max: 8000 });
    const bytes = fc.integer({ min: 2_000_000, max: 500_000_000 });
    const seconds = fc.integer({ min: 3, max: 60 });
    fc.assert(
      fc.property(side, side, bytes, seconds, (width, height, maxBytes, length) => {
        const video = film({ durationMs: length * 1000, videoCodec: 'vp9' }, { width, height });
        const wish = wishOf(video, { maxBytes });
        if (!wish) return;
        expect(transcodeWishSchema.parse(wish)).toEqual(wish);
        const { picture, canvas, videoBitRate } = wish;
        expect([picture.width % 2, picture.height % 2, canvas.width % 2]).toEqual([0, 0, 0]);
        expect(Math.max(canvas.width, canvas.height)).toBeLessThanOrEqual(1920);
        expect(((videoBitRate + 128_000) / 8) * length).toBeLessThanOrEqual(maxBytes);
      }),
      { seed: 9, numRuns: 1000 }
    );
  });
});

describe('the arguments for ffmpeg', () => {
  const files = { input: '/uploads/-i $(x) ;.mov', output: '/work/a.part' };
  const wish = {
    ...{ from: 'mov' as const, trim: null, frameRate: null, videoBitRate: 4_000_000 },
    ...{ picture: { width: 1080, height: 608 }, canvas: { width: 1080, height: 1080 } },
  };

  it('name the files so that they cannot be taken for options or other addresses', () => {
    const args = ffmpegArguments(wish, files);
    expect(args).toContain(`file:${files.input}`);
    expect(args.at(-1)).toBe(`file:${files.output}`);
    expect(args.indexOf('-protocol_whitelist')).toBeLessThan(args.indexOf('-i'));
    expect(args.slice(args.indexOf('-f'), args.indexOf('-f') + 2)).toEqual(['-f', 'mov']);
  });

  it('ask for H.264 with AAC in MP4, its index in front and no edit list', () => {
    const line = ffmpegArguments(wish, files).join(' ');
    expect(line).toContain('-c:v libx264');
    expect(line).toContain('-c:a aac');
    expect(line).toContain('-maxrate 4000000');
    expect(line).toContain('-use_editlist 0 -movflags +faststart+negative_cts_offsets -f mp4');
    expect(line).toContain('-vf scale=1080:608,pad=1080:1080:-1:-1:black,setsar=1,format=yuv420p');
    expect(line).not.toMatch(/ -(r|ss|t) /);
  });

  it('cut before the input is read, and set the rate only where it must change', () => {
    const cut = { ...wish, trim: { startMs: 12_300, endMs: 72_300 }, frameRate: 60 };
    const args = ffmpegArguments(cut, files);
    const line = args.join(' ');
    expect(line).toContain('-ss 12.300 -t 60.000');
    expect(args.indexOf('-ss')).toBeLessThan(args.indexOf('-i'));
    expect(line).toContain('-r 60');
  });
});
