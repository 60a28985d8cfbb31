import { imageFile, videoFile } from '../../../platform-kit/files';

import { aRequest, aScene, account } from './builders';

const { adapter } = aScene();
const codesOf = (shape: Parameters<typeof aRequest>[0]) =>
  adapter.check(aRequest(shape)).map(({ code }) => code);

const photos = (count: number) =>
  Array.from({ length: count }, (_, place) => imageFile({ key: String(place) }));
const reel = (changes: object = {}) => ({ format: 'reel' as const, media: [videoFile(changes)] });
const facts = { durationMs: 10_000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 };

describe('a post that can go out', () => {
  it.each<[string, Parameters<typeof aRequest>[0]]>([
    ['a text', { text: 'Hello' }],
    ['a link alone', { link: 'https://harbourlight.example/' }],
    ['ten photos', { media: photos(10) }],
    ['a video of an hour', { media: [videoFile({ video: { ...facts, durationMs: 3_600_000 } })] }],
    ['a reel', reel()],
    ['a story of a photo', { format: 'story', media: photos(1) }],
    ['a story of a video', { format: 'story', media: [videoFile()] }],
    ['options', { text: 'x', options: { placeId: '12', videoTitle: 'Title' } }],
  ])('%s', (_, shape) => expect(codesOf(shape)).toEqual([]));
});

describe('a post that cannot go out', () => {
  it.each<[string, Parameters<typeof aRequest>[0], string]>([
    ['nothing', {}, 'EMPTY_POST'],
    ['too long a text', { text: 'x'.repeat(63_207) }, 'TEXT_TOO_LONG'],
    ['eleven photos', { media: photos(11) }, 'MEDIA_TOO_MANY'],
    ['a photo and a video', { media: [imageFile(), videoFile()] }, 'MEDIA_MIXED'],
    [
      'a GIF, which would stand still',
      { media: [imageFile({ kind: 'gif', mimeType: 'image/gif' })] },
      'MEDIA_UNSUPPORTED',
    ],
    ['a photo of 5 MB', { media: [imageFile({ byteLength: 5_000_000 })] }, 'MEDIA_TOO_LARGE'],
    ['a WebP', { media: [imageFile({ mimeType: 'image/webp' })] }, 'MEDIA_TYPE'],
    [
      'a link beside a photo',
      { link: 'https://example.com/', media: photos(1) },
      'CARD_WITH_MEDIA',
    ],
    ['a link to Facebook', { link: 'https://m.facebook.com/x' }, 'LINK_NOT_ALLOWED'],
    ['a link that is none', { link: 'harbour' }, 'LINK_INVALID'],
    ['a link of another kind', { link: 'mailto:a@example.com' }, 'LINK_INVALID'],
    ['a reel of two seconds', reel({ video: { ...facts, durationMs: 2_000 } }), 'MEDIA_DURATION'],
    ['a reel of 91 seconds', reel({ video: { ...facts, durationMs: 91_000 } }), 'MEDIA_DURATION'],
    ['a lying reel', reel({ width: 1920, height: 1080 }), 'MEDIA_RATIO'],
    ['a small reel', reel({ width: 450, height: 800 }), 'MEDIA_SMALL'],
    ['a slow reel', reel({ video: { ...facts, frameRate: 12 } }), 'MEDIA_FRAME_RATE'],
    ['a reel in VP8', reel({ video: { ...facts, videoCodec: 'vp8' } }), 'MEDIA_CODEC'],
    ['a reel without a file', { format: 'reel', text: 'x' }, 'MEDIA_MISSING'],
    ['a story with words', { format: 'story', text: 'x', media: photos(1) }, 'TEXT_UNSUPPORTED'],
    [
      'a story of 61 seconds',
      { format: 'story', media: [videoFile({ video: { ...facts, durationMs: 61_000 } })] },
      'MEDIA_DURATION',
    ],
    ['a place that is no id', { text: 'x', options: { placeId: 'here' } }, 'INVALID_OPTIONS'],
    ['an empty title', { text: 'x', options: { videoTitle: ' ' } }, 'INVALID_OPTIONS'],
    ['an option that is not there', { text: 'x', options: { colour: 'red' } }, 'INVALID_OPTIONS'],
  ])('%s', (_, shape, code) => expect(codesOf(shape)).toContain(code));

  it('is refused before the first call', async () => {
    const scene = aScene();
    await expect(scene.adapter.publish(aRequest())).rejects.toMatchObject({ family: 'rejected' });
    expect(scene.http.requests).toEqual([]);
  });
});

describe('the options', () => {
  it('have words for a form', () => {
    const { shape } = adapter.descriptor.options;
    for (const [name, field] of Object.entries(shape)) {
      const meta = (field as { meta(): Record<string, unknown> | undefined }).meta();
      expect([name, typeof meta?.title, typeof meta?.description]).toEqual([
        name,
        'string',
        'string',
      ]);
    }
  });
});

it('can do everything with posts that are out', () => {
  expect((['comment', 'remove', 'metrics'] as const).map((what) => adapter.can(what))).toEqual([
    true,
    true,
    true,
  ]);
  expect(adapter.supportsMedia('video', account)).toBe(true);
  expect(adapter.supportsMedia('document', account)).toBe(false);
});
