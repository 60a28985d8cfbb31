import type { FormatRules, VideoRules } from '../../../../server/src/platforms/contract';
import { platformOf } from '../../../../server/src/platforms/registry';
import { formatWords, videoAdvice } from '../../../../server/src/services/media/video-advice';
import { videoFile } from '../../../platform-kit/files';

const { feed, reel, story } = platformOf('instagram').descriptor.formats;
const rulesOf = (format: FormatRules | undefined): VideoRules => {
  if (!format?.video) throw new Error('No rules.');
  return format.video;
};
const otherFormats = [feed, reel].filter((format) => format !== undefined);
const stories = { label: 'Instagram stories', otherFormats: [...otherFormats].reverse() };

const film = (video: object = {}, file: object = {}) =>
  videoFile({
    video: { durationMs: 10_000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30, ...video },
    byteLength: 5_000_000,
    ...file,
  });

describe('what to do about a video that is not taken', () => {
  it('says nothing of one that obeys', () => {
    expect(videoAdvice(film(), rulesOf(story), stories)).toBeNull();
  });

  it('names its length, what is allowed, and the format that would take it', () => {
    expect(videoAdvice(film({ durationMs: 94_000 }), rulesOf(story), stories)).toBe(
      'Video is 94 s; Instagram stories allow 60 s: trim, or send it as a reel.'
    );
  });

  it('names no other format where none would take it', () => {
    const long = film({ durationMs: 3_600_000 });
    expect(videoAdvice(long, rulesOf(story), stories)).toBe(
      'Video is 3600 s; Instagram stories allow 60 s: trim.'
    );
  });

  it.each<[object, object, RegExp]>([
    [{ durationMs: 1200 }, {}, /Video is 1\.2 s; .* need 3 s: choose a longer one/],
    [
      { videoCodec: 'vp9', audioCodec: 'opus' },
      { mimeType: 'video/webm' },
      /Video is WebM with VP9 and Opus; .* allow MP4 or MOV with H\.264 or H\.265 and AAC: convert it to H\.264 with AAC in MP4\.$/,
    ],
    [{}, { byteLength: 123_456_789 }, /Video has 123\.5 MB; .* allow 100 MB: make it smaller/],
    [{ frameRate: 120 }, {}, /Video has 120 frames a second; .* allow 23 to 60: convert it/],
  ])('says of %j %j what it is and what is allowed', (video, file, words) => {
    expect(videoAdvice(film(video, file), rulesOf(story), stories)).toMatch(words);
  });

  it('speaks of sides and shapes where they are limited', () => {
    const rules = { ...rulesOf(story), maxSide: 1280, minSide: 540, ratio: { min: 1, max: 1 } };
    const context = { label: 'Posts', otherFormats: [] };
    const wide = film({}, { width: 1920, height: 480 });
    const advice = videoAdvice(wide, rules, context);
    expect(advice).toContain('Video is 1920 × 480 pixels; Posts allow sides up to 1280');
    expect(advice).toContain('Posts need sides from 540');
    expect(advice).toContain('Posts allow width : height of 1: crop it, or give it bars.');
  });

  it('calls formats as people do', () => {
    const words = (label: string) => formatWords('Facebook', { label } as FormatRules);
    expect([words('Story'), words('Reel'), words('Essay')]).toEqual([
      'Facebook stories',
      'Facebook reels',
      'Facebook essays',
    ]);
  });
});
