import type { MediaFile, PlatformFailure } from '../../../../server/src/platforms/contract';
import { linkedInOptionsSchema } from '../../../../server/src/platforms/linkedin';
import { documentFile, imageFile, videoFile } from '../../../platform-kit/files';
import { aCard, aSetup, failureOf, PAGE, someContent } from './builders';
import type { SetupOptions } from './builders';

const refusalOf = async (options: SetupOptions): Promise<PlatformFailure> => {
  const setup = aSetup(options);
  const failure = await failureOf(setup.adapter.publish(setup.request));
  expect(setup.http.requests).toHaveLength(0);
  return failure;
};

const problemsOf = (options: SetupOptions): string[] => {
  const { adapter, request } = aSetup(options);
  return adapter.check(request).map(({ code }) => code);
};

const withMedia = (...media: MediaFile[]) => ({ content: someContent('a', { media }) });

const images = (count: number) =>
  Array.from({ length: count }, (_, place) => imageFile({ key: String(place) }));

const POLL = { question: 'Which pier?', options: ['North', 'South'] };

const film = (changes: Partial<MediaFile> = {}) => videoFile({ byteLength: 5_000_000, ...changes });

describe('content that LinkedIn would refuse or cut', () => {
  const twoParts = {
    ...someContent('a'),
    parts: [
      { text: 'a', media: [] },
      { text: 'b', media: [] },
    ],
  };

  it.each<[string, SetupOptions]>([
    ['TEXT_TOO_LONG', { content: someContent('('.repeat(1501)) }],
    ['EMPTY_POST', { content: someContent(' ') }],
    ['FORMAT_UNSUPPORTED', { content: { ...someContent('a'), format: 'story' } }],
    ['CARD_WITHOUT_TITLE', { content: someContent('a', { card: aCard({ title: ' ' }) }) }],
    ['CARD_WITH_MEDIA', { content: someContent('a', { card: aCard(), media: images(1) }) }],
    ['MEDIA_TOO_MANY', withMedia(...images(21))],
    ['MEDIA_MIXED', withMedia(imageFile(), film())],
    ['MEDIA_TYPE', withMedia(imageFile({ mimeType: 'image/webp' }))],
    ['MEDIA_TYPE', withMedia(film({ mimeType: 'video/quicktime' }))],
    ['MEDIA_TOO_LARGE', withMedia(film({ byteLength: 500_000_001 }))],
    ['MEDIA_SMALL', withMedia(film({ byteLength: 76_799 }))],
    ['MEDIA_PAGES', withMedia(documentFile({ pageCount: 301 }))],
    ['POLL_WITH_MEDIA', { ...withMedia(...images(1)), options: { poll: POLL } }],
    ['POLL_WITH_MEDIA', { content: someContent('a', { card: aCard() }), options: { poll: POLL } }],
    ['TOO_MANY_PARTS', { content: twoParts }],
    ['PAGE_MUST_BE_PUBLIC', { author: PAGE, options: { visibility: 'CONNECTIONS' } }],
    ['PAGE_MUST_BE_PUBLIC', { author: PAGE, options: { visibility: 'LOGGED_IN' } }],
  ])('is %s, before anything is sent', async (code, options) => {
    expect(await refusalOf(options)).toMatchObject({ family: 'rejected', code });
  });

  it.each([
    ['of 2.9 s', { durationMs: 2_900 }, 'MEDIA_DURATION'],
    ['of more than half an hour', { durationMs: 1_820_000 }, 'MEDIA_DURATION'],
    ['in VP8', { videoCodec: 'vp8' }, 'MEDIA_CODEC'],
    ['with Opus sound', { audioCodec: 'opus' }, 'MEDIA_CODEC'],
  ])('is a video %s', (_, facts, code) => {
    const video = {
      durationMs: 10_000,
      videoCodec: 'avc',
      audioCodec: 'aac',
      frameRate: 30,
      ...facts,
    };
    expect(problemsOf(withMedia(film({ video })))).toEqual([code]);
  });
});

describe('options that LinkedIn has no place for', () => {
  it.each([
    [{ visibility: 'FRIENDS' }],
    [{ audience: 'PUBLIC' }],
    [{ title: 'x'.repeat(201) }],
    [{ poll: { ...POLL, question: ' ' } }],
    [{ poll: { ...POLL, question: 'x'.repeat(141) } }],
    [{ poll: { ...POLL, options: ['One'] } }],
    [{ poll: { ...POLL, options: ['1', '2', '3', '4', '5'] } }],
    [{ poll: { ...POLL, options: ['x'.repeat(31), 'y'] } }],
    [{ poll: { ...POLL, duration: 'ONE_WEEK' } }],
  ])('%j are INVALID_OPTIONS', async (options) => {
    const failure = await refusalOf({ options });
    expect(failure).toMatchObject({ family: 'rejected', code: 'INVALID_OPTIONS' });
    expect(failure.message).toContain(Object.keys(options)[0]);
  });

  it('are described for editors, each one', () => {
    for (const field of Object.values(linkedInOptionsSchema.shape)) {
      expect(field.meta()).toMatchObject({
        title: expect.any(String) as string,
        description: expect.any(String) as string,
      });
    }
  });
});

describe('content that LinkedIn takes', () => {
  it.each<[string, SetupOptions]>([
    ['exactly 3000 escaped characters', { content: someContent('('.repeat(1500)) }],
    ['twenty images', withMedia(...images(20))],
    ['a GIF', withMedia(imageFile({ kind: 'gif', mimeType: 'image/gif' }))],
    ['the smallest video', withMedia(film({ byteLength: 76_800 }))],
    [
      'a silent video',
      withMedia(
        film({ video: { durationMs: 3_000, videoCodec: 'hevc', audioCodec: null, frameRate: 24 } })
      ),
    ],
    ['a document of 300 pages', withMedia(documentFile({ pageCount: 300 }))],
    ['a card without picture', { content: someContent('', { card: aCard() }) }],
    [
      'a poll of four answers',
      { options: { poll: { ...POLL, options: ['1', '2', '3', '4'], duration: 'FOURTEEN_DAYS' } } },
    ],
    ['options that nobody filled in', { options: { title: null, poll: null } }],
    ['connections of a member', { options: { visibility: 'CONNECTIONS' } }],
    ['everyone, of a page', { author: PAGE, options: { visibility: 'PUBLIC' } }],
  ])('is %s', (_, options) => {
    expect(problemsOf(options)).toEqual([]);
  });
});
