import type { JsonValue, PostContent } from '../../../../server/src/platforms/contract';
import { ScriptedHttp } from '../../../platform-kit/scripted-http';
import { account, content, image, instagramOver, video } from './builders';

const codesOf = (
  post: PostContent,
  options: Record<string, JsonValue> = {},
  method = 'default'
): string[] =>
  instagramOver(new ScriptedHttp(), { method })
    .adapter.check({ account, content: post, options })
    .map(({ code }) => code);

const clip = (changes: Partial<NonNullable<ReturnType<typeof video>['video']>> = {}) => ({
  ...{ durationMs: 10_000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 },
  ...changes,
});

it.each<[string, PostContent, string[]]>([
  ['a picture', content('x'), []],
  ['no file', content('x', []), ['MEDIA_MISSING']],
  ['a PNG', content('x', [image({ mimeType: 'image/png' })]), ['MEDIA_TYPE']],
  ['a tall picture', content('x', [image({ width: 900, height: 1600 })]), ['MEDIA_RATIO']],
  ['a tall picture as a story', content('', [image({ width: 1080, height: 1920 })], 'story'), []],
  ['words on a story', content('x', [image()], 'story'), ['TEXT_UNSUPPORTED']],
  ['a picture as a reel', content('x', [image()], 'reel'), ['MEDIA_UNSUPPORTED']],
  ['a private picture', content('x', [image({ url: null })]), ['MEDIA_NOT_PUBLIC']],
  [
    'eleven pictures',
    content(
      'x',
      Array.from({ length: 11 }, () => image())
    ),
    ['MEDIA_TOO_MANY'],
  ],
  ['a mixed carousel', content('x', [image(), video()]), []],
  ['a GIF', content('x', [image({ kind: 'gif', mimeType: 'image/gif' })]), ['MEDIA_UNSUPPORTED']],
  ['VP9', content('x', [video({ video: clip({ videoCodec: 'vp9' }) })]), ['MEDIA_CODEC']],
  ['two seconds', content('x', [video({ video: clip({ durationMs: 2000 }) })]), ['MEDIA_DURATION']],
  [
    '61 s as a story',
    content('', [video({ video: clip({ durationMs: 61_000 }) })], 'story'),
    ['MEDIA_DURATION'],
  ],
  ['61 s as a reel', content('', [video({ video: clip({ durationMs: 61_000 }) })], 'reel'), []],
  ['15 frames', content('x', [video({ video: clip({ frameRate: 15 }) })]), ['MEDIA_FRAME_RATE']],
  ['a wide video', content('x', [video({ width: 2560, height: 1440 })]), ['MEDIA_PIXELS']],
  ['a high video', content('x', [video({ width: 1440, height: 2560 })]), []],
  ['a rich video', content('x', [video({ byteLength: 40_000_000 })]), ['MEDIA_BITRATE']],
  [
    'a huge video',
    content('x', [video({ byteLength: 300_000_001, video: clip({ durationMs: 600_000 }) })]),
    ['MEDIA_TOO_LARGE'],
  ],
])('says of %s what is wrong before anything is sent', (_, post, codes) => {
  expect(codesOf(post)).toEqual(codes);
});

it('takes private videos where they travel as bytes', () => {
  const post = content('x', [video({ url: null })], 'reel');
  expect(codesOf(post)).toEqual(['MEDIA_NOT_PUBLIC']);
  expect(codesOf(post, {}, 'facebook-login')).toEqual([]);
  expect(codesOf(content('x', [image({ url: null })]), {}, 'facebook-login')).toEqual([
    'MEDIA_NOT_PUBLIC',
  ]);
});

it.each<[string, PostContent, Record<string, JsonValue>, string[]]>([
  ['a reel’s option on a picture', content('x'), { audioName: 'Waves' }, ['OPTION_UNSUITED']],
  ['the same on a video in the feed', content('x', [video()]), { audioName: 'Waves' }, []],
  [
    'collaborators on a story',
    content('', [image()], 'story'),
    { collaborators: ['a'] },
    ['OPTION_UNSUITED'],
  ],
  [
    'what is switched off',
    content('x'),
    { audioName: null, shareToFeed: false, collaborators: [] },
    [],
  ],
  [
    'a frame beyond the end',
    content('x', [video()], 'reel'),
    { thumbOffsetMs: 10_000 },
    ['THUMB_OFFSET'],
  ],
  ['a tag without a place', content('x'), { userTags: [{ username: 'a' }] }, ['TAG_WITHOUT_PLACE']],
  ['the same on a story', content('', [image()], 'story'), { userTags: [{ username: 'a' }] }, []],
  [
    'tags on videos',
    content('x', [video(), video()]),
    { userTags: [{ username: 'a' }] },
    ['OPTION_UNSUITED'],
  ],
  [
    'a partnership by Instagram Login',
    content('x'),
    { paidPartnership: true },
    ['OPTION_UNSUITED'],
  ],
])('says of %s whether it goes', (_, post, options, codes) => {
  expect(codesOf(post, options)).toEqual(codes);
});
