import {
  checkPost,
  type FormatRules,
  type MediaFile,
  type PlatformDescriptor,
  type PostContent,
} from '../../../../server/src/platforms/contract';
import { webhookPlatform } from '../../../../examples/webhook-platform';
import { documentFile, imageFile, videoFile } from '../../../platform-kit/files';

const RULES: FormatRules = {
  label: 'Post',
  hasText: true,
  maxParts: 2,
  files: { min: 0, max: 3 },
  mixesKinds: false,
  image: {
    ...{ maxCount: 3, transfer: 'bytes', mimeTypes: ['image/jpeg'], maxBytes: 1000 },
    ...{ maxPixels: 4_000_000, maxSide: 2000, minSide: 100, ratio: { min: 0.8, max: 1.91 } },
  },
  gif: null,
  video: {
    ...{ maxCount: 1, transfer: 'url', mimeTypes: ['video/mp4'], maxBytes: 1000 },
    ...{ videoCodecs: ['avc'], audioCodecs: ['aac'], durationMs: { min: 3000, max: 60_000 } },
    ...{ frameRate: { min: 23, max: 60 } },
  },
  document: {
    ...{ maxCount: 1, transfer: 'bytes', mimeTypes: ['application/pdf'] },
    ...{ maxBytes: 1000, maxPages: 5 },
  },
};

const descriptor = (feed: Partial<FormatRules> = {}): PlatformDescriptor => ({
  ...webhookPlatform.descriptor,
  label: 'Harbour',
  text: { limit: 20, count: (text) => text.length, unit: 'characters', hashtags: 3 },
  formats: { feed: { ...RULES, ...feed }, story: { ...RULES, label: 'Story', hasText: false } },
  maxAltTextLength: 10,
});

const owner = {
  method: 'default',
  account: {
    ...{ id: '1', handle: 'a', name: 'A', avatarUrl: null },
    ...{ kind: 'person' as const, profileUrl: null },
  },
};

const content = (text: string, media: MediaFile[] = [], more: Partial<PostContent> = {}) => ({
  ...{ format: 'feed' as const, parts: [{ text, media }], card: null, language: null },
  ...more,
});

const codes = (post: PostContent, feed?: Partial<FormatRules>): string[] =>
  checkPost(descriptor(feed), owner, post).map(({ code }) => code);

const film = (changes: Partial<MediaFile['video']> = {}) =>
  videoFile({
    url: 'https://cms.example/film.mp4',
    video: {
      ...{ durationMs: 5000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 },
      ...changes,
    },
  });

describe('what speaks against a post', () => {
  it.each<[string, PostContent, string[]]>([
    ['nothing', content('hello'), []],
    ['a text at the limit', content('x'.repeat(20)), []],
    ['one more', content('x'.repeat(21)), ['TEXT_TOO_LONG']],
    ['half a pair', content('a\ud83d'), ['TEXT_BROKEN']],
    ['a null byte', content('a\u0000'), ['TEXT_BROKEN']],
    ['only blanks', content(' \n'), ['EMPTY_POST']],
    ['a file alone', content('', [imageFile()]), []],
    ['no parts', content('x', [], { parts: [] }), ['EMPTY_POST']],
    ['a format that is not there', content('x', [], { format: 'reel' }), ['FORMAT_UNSUPPORTED']],
    [
      'a text where none is shown',
      content('x', [imageFile()], { format: 'story' }),
      ['TEXT_UNSUPPORTED'],
    ],
    [
      'four files',
      content(
        'x',
        ['a', 'b', 'c', 'd'].map((key) => imageFile({ key }))
      ),
      ['MEDIA_TOO_MANY'],
    ],
    ['two kinds', content('x', [imageFile(), documentFile()]), ['MEDIA_MIXED']],
    ['a kind it does not take', content('x', [imageFile({ kind: 'gif' })]), ['MEDIA_UNSUPPORTED']],
    ['no bytes', content('x', [imageFile({ byteLength: 0 })]), ['MEDIA_EMPTY']],
    ['another type', content('x', [imageFile({ mimeType: 'image/heic' })]), ['MEDIA_TYPE']],
    ['too many bytes', content('x', [imageFile({ byteLength: 1001 })]), ['MEDIA_TOO_LARGE']],
    ['a long side', content('x', [imageFile({ width: 2001, height: 1500 })]), ['MEDIA_PIXELS']],
    ['a small picture', content('x', [imageFile({ width: 99, height: 99 })]), ['MEDIA_SMALL']],
    ['a tower', content('x', [imageFile({ width: 300, height: 1000 })]), ['MEDIA_RATIO']],
    ['a shape as people round it', content('x', [imageFile({ width: 1200, height: 628 })]), []],
    [
      'a long alternative text',
      content('x', [imageFile({ altText: 'x'.repeat(11) })]),
      ['ALT_TEXT_TOO_LONG'],
    ],
    ['a film', content('x', [film()]), []],
    ['a silent film', content('x', [film({ audioCodec: null })]), []],
    ['a short film', content('x', [film({ durationMs: 2000 })]), ['MEDIA_DURATION']],
    ['a foreign codec', content('x', [film({ videoCodec: 'vp9' })]), ['MEDIA_CODEC']],
    ['foreign sound', content('x', [film({ audioCodec: 'opus' })]), ['MEDIA_CODEC']],
    ['slow frames', content('x', [film({ frameRate: 10 })]), ['MEDIA_FRAME_RATE']],
    ['29.97 frames', content('x', [film({ frameRate: 29.97 })]), []],
    ['a header nobody can read', content('x', [{ ...film(), video: null }]), ['MEDIA_UNREADABLE']],
    ['a film nobody can fetch', content('x', [{ ...film(), url: null }]), ['MEDIA_NOT_PUBLIC']],
    ['many pages', content('x', [documentFile({ pageCount: 6 })]), ['MEDIA_PAGES']],
    ['unknown pages', content('x', [documentFile({ pageCount: null })]), []],
  ])('%s', (_, post, expected) => {
    expect(codes(post)).toEqual(expected);
  });

  it('is a file that is missing where there must be one', () => {
    expect(codes(content('x'), { files: { min: 1, max: 3 } })).toEqual(['MEDIA_MISSING']);
  });

  it('is a thread that is too long, and a wrong part names its place', () => {
    const part = { text: 'x', media: [] };
    expect(codes(content('', [], { parts: [part, part, part] }))).toEqual(['TOO_MANY_PARTS']);
    const post = content('', [], { parts: [part, { text: 'x'.repeat(30), media: [] }] });
    expect(checkPost(descriptor(), owner, post)).toMatchObject([{ partIndex: 1 }]);
  });

  it('is not asked of the counter for a million characters', () => {
    const post = content('x'.repeat(1_000_000));
    const slow = descriptor();
    const count = (): number => {
      throw new Error('It was counted.');
    };
    const counting = { ...slow, text: { ...slow.text, count } };
    expect(checkPost(counting, owner, post)).toMatchObject([{ code: 'TEXT_TOO_LONG' }]);
  });

  it('goes by the rules of the account where they differ', () => {
    const generous = { ...descriptor().text, limit: 500 };
    const own = { ...descriptor(), rulesFor: () => ({ ...descriptor(), text: generous }) };
    expect(checkPost(own, owner, content('x'.repeat(400)))).toEqual([]);
  });

  it('says what the platform takes, in words', () => {
    const [problem] = checkPost(descriptor(), owner, content('x', [film({ durationMs: 90_000 })]));
    expect(problem?.message).toBe('film.mp4 does not fit: Harbour takes 3 to 60 seconds.');
  });
});
