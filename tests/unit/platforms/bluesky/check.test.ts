import { blueskyDescriptor } from '../../../../server/src/platforms/bluesky';
import type { PostContent } from '../../../../server/src/platforms/contract';
import {
  anAccount,
  anAdapter,
  anImage,
  aRequest,
  aVideo,
  failureOf,
  someContent,
} from './builders';
import { scriptedHttp } from './fake-http';

const FAMILY = '👩‍👩‍👧';

const problemsOf = (over: Partial<PostContent>, options = {}) =>
  anAdapter(scriptedHttp({}).http)
    .check({ account: anAccount(), content: someContent(over), options })
    .map(({ code }) => code);

const images = (count: number, changes = {}) =>
  Array.from({ length: count }, (_, index) => anImage({ key: String(index), ...changes }));

const withMedia = (...media: PostContent['parts'][number]['media']): Partial<PostContent> => ({
  parts: [{ text: 'Ahoy', media }],
});

const card = { url: 'https://harbour.test/a', title: 'A', description: '', image: null };
const { image, video } = blueskyDescriptor.formats.feed ?? {};

describe('what Bluesky takes', () => {
  it.each([
    ['300 graphemes', { parts: [{ text: 'a'.repeat(300), media: [] }] }],
    ['ten images', withMedia(...images(10))],
    ['a picture without a text', { parts: [{ text: '', media: [anImage()] }] }],
    ['a card without a text', { parts: [{ text: '', media: [] }], card }],
    ['a video', withMedia(aVideo())],
    ['a silent video of ten minutes', withMedia(longVideo(600_000))],
    ['a video of 300 MB', withMedia(aVideo({ byteLength: 300_000_000 }))],
    ['a thread', { parts: Array.from({ length: 25 }, () => ({ text: 'Ahoy', media: [] })) }],
  ] as [string, Partial<PostContent>][])('%s', (_, over) => {
    expect(problemsOf(over)).toEqual([]);
  });
});

function longVideo(durationMs: number) {
  return aVideo({ video: { durationMs, videoCodec: 'hevc', audioCodec: null, frameRate: 60 } });
}

describe('what Bluesky would refuse', () => {
  it.each([
    ['TEXT_TOO_LONG', { parts: [{ text: 'a'.repeat(301), media: [] }] }],
    ['TEXT_TOO_LONG', { parts: [{ text: FAMILY.repeat(167), media: [] }] }],
    ['EMPTY_POST', { parts: [{ text: ' \n', media: [] }] }],
    ['EMPTY_POST', { parts: [] }],
    ['MEDIA_TOO_MANY', withMedia(...images(11))],
    ['MEDIA_TOO_MANY', withMedia(aVideo(), aVideo({ key: 'second' }))],
    ['MEDIA_MIXED', withMedia(anImage(), aVideo())],
    ['MEDIA_UNSUPPORTED', withMedia(anImage({ kind: 'gif', mimeType: 'image/gif' }))],
    ['MEDIA_TOO_LARGE', withMedia(anImage({ byteLength: (image?.maxBytes ?? 0) + 1 }))],
    ['MEDIA_TOO_LARGE', withMedia(aVideo({ byteLength: (video?.maxBytes ?? 0) + 1 }))],
    ['MEDIA_TYPE', withMedia(aVideo({ mimeType: 'video/quicktime' }))],
    ['MEDIA_DURATION', withMedia(longVideo(605_000))],
    ['CARD_WITH_MEDIA', { ...withMedia(anImage()), card }],
    ['FORMAT_UNSUPPORTED', { format: 'story' }],
    ['MEDIA_UNREADABLE', withMedia(...images(5, { width: null }))],
    ['ALT_TEXT_TOO_LONG', withMedia(aVideo({ altText: 'a'.repeat(1001) }))],
    ['ALT_TEXT_TOO_LONG', withMedia(anImage({ altText: 'a'.repeat(2001) }))],
  ] as [string, Partial<PostContent>][])('is %s before any call (case %#)', async (code, over) => {
    expect(problemsOf(over)).toContain(code);
    const { http, calls } = scriptedHttp({});
    const content = someContent(over);
    const failure = await failureOf(anAdapter(http).publish(aRequest({ content })));
    expect([failure.family, failure.code]).toEqual(['rejected', problemsOf(over)[0]]);
    expect(calls).toHaveLength(0);
  });

  it('takes alternative texts of images beyond what a video may have', () => {
    expect(problemsOf(withMedia(anImage({ altText: 'a'.repeat(1500) })))).toEqual([]);
  });

  it('needs no sizes for up to four images', () => {
    expect(problemsOf(withMedia(...images(4, { width: null })))).toEqual([]);
  });
});

describe('the options', () => {
  it('have a title and a description each, so that a form can be made of them', () => {
    const fields = Object.entries(blueskyDescriptor.options.shape) as [
      string,
      { meta(): Record<string, unknown> | undefined },
    ][];
    expect(fields.map(([name]) => name).sort()).toEqual([
      'labels',
      'langs',
      'quotes',
      'replies',
      'tags',
      'videoPresentation',
    ]);
    for (const [, field] of fields) {
      expect(field.meta()).toMatchObject({
        title: expect.stringMatching(/\w/) as unknown,
        description: expect.stringMatching(/\w/) as unknown,
      });
    }
  });

  it('say in the check what is wrong with them', () => {
    expect(problemsOf({}, { replies: 'friends' })).toEqual(['INVALID_OPTIONS']);
    expect(problemsOf({}, { replies: 'nobody', quotes: 'nobody', labels: ['nudity'] })).toEqual([]);
  });
});
