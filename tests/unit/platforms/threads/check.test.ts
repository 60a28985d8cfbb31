import { aPicture, aRequest, aThreads, aVideo, part, type Shape } from './adapter-builders';
import { failureOf } from './builders';

const codesOf = (shape: Shape): string[] =>
  aThreads()
    .adapter.check(aRequest(shape))
    .map(({ code }) => code);

const links = (count: number) =>
  Array.from({ length: count }, (_, place) => `https://a.example/${place}`).join(' ');

describe('what is fine', () => {
  it.each<[string, Shape]>([
    ['a text of 500 characters', { parts: [part('x'.repeat(500))] }],
    ['a thread', { parts: [part('one'), part('two', aPicture()), part('', aVideo())] }],
    ['pictures and videos together', { parts: [part('', aPicture('a'), aVideo('b'))] }],
    ['a link alone', { parts: [part('')], card: 'https://a.example' }],
    [
      'five links and one of them attached',
      { parts: [part(links(5))], card: 'https://a.example/0' },
    ],
    ['a tall video', { parts: [part('', aVideo('v', { width: 1440, height: 2560 }))] }],
    [
      'hidden words before an emoji',
      { parts: [part('the end 👍')], options: { spoilers: ['end'] } },
    ],
    ['options that say nothing', { options: { replyControl: null, poll: null, ghostPost: false } }],
    ['a poll', { options: { poll: ['a', 'b'] } }],
  ])('%s', (_, shape) => {
    expect(codesOf(shape)).toEqual([]);
  });
});

describe('what is refused, and by which name', () => {
  const twentyOne = Array.from({ length: 21 }, (_, place) => aPicture(`p${place}`));
  it.each<[string, Shape, string]>([
    ['nothing at all', { parts: [part('')] }, 'EMPTY_POST'],
    ['501 characters', { parts: [part('x'.repeat(501))] }, 'TEXT_TOO_LONG'],
    ['a million characters', { parts: [part('x'.repeat(1_000_000))] }, 'TEXT_TOO_LONG'],
    ['half a pair', { parts: [part('\ud83d')] }, 'TEXT_BROKEN'],
    ['a null byte', { parts: [part('a\u0000')] }, 'TEXT_BROKEN'],
    ['21 files', { parts: [part('', ...twentyOne)] }, 'MEDIA_TOO_MANY'],
    [
      'a GIF',
      { parts: [part('', { ...aPicture(), kind: 'gif', mimeType: 'image/gif' })] },
      'MEDIA_UNSUPPORTED',
    ],
    ['WebP', { parts: [part('', { ...aPicture(), mimeType: 'image/webp' })] }, 'MEDIA_TYPE'],
    [
      'a file without an address',
      { parts: [part('', { ...aPicture(), url: null })] },
      'MEDIA_NOT_PUBLIC',
    ],
    [
      'a banner over 10:1',
      { parts: [part('', { ...aPicture(), width: 1100, height: 100 })] },
      'MEDIA_RATIO',
    ],
    [
      '9 MB of picture',
      { parts: [part('', { ...aPicture(), byteLength: 9_000_000 })] },
      'MEDIA_TOO_LARGE',
    ],
    [
      'a wide video',
      { parts: [part('', aVideo('v', { width: 2560, height: 1440 }))] },
      'MEDIA_PIXELS',
    ],
    [
      'a dense video',
      { parts: [part('', aVideo('v', { byteLength: 200_000_000 }))] },
      'MEDIA_BIT_RATE',
    ],
    [
      'six minutes',
      {
        parts: [
          part(
            '',
            aVideo('v', {
              video: { durationMs: 360_000, videoCodec: 'avc', audioCodec: null, frameRate: 30 },
            })
          ),
        ],
      },
      'MEDIA_DURATION',
    ],
    [
      'VP9',
      {
        parts: [
          part(
            '',
            aVideo('v', {
              video: { durationMs: 9_000, videoCodec: 'vp9', audioCodec: null, frameRate: 30 },
            })
          ),
        ],
      },
      'MEDIA_CODEC',
    ],
    [
      'a card beside files',
      { parts: [part('', aPicture())], card: 'https://a.example' },
      'CARD_WITH_MEDIA',
    ],
    ['six links', { parts: [part(links(6))] }, 'TOO_MANY_LINKS'],
    [
      'five links and another attached',
      { parts: [part(links(5))], card: 'https://b.example' },
      'TOO_MANY_LINKS',
    ],
    ['26 parts', { parts: Array.from({ length: 26 }, () => part('x')) }, 'TOO_MANY_PARTS'],
    [
      'a poll beside files',
      { parts: [part('x', aPicture())], options: { poll: ['a', 'b'] } },
      'ATTACHMENT_WITH_MEDIA',
    ],
    [
      'a poll beside a link',
      { card: 'https://a.example', options: { poll: ['a', 'b'] } },
      'POLL_WITH_CARD',
    ],
    ['a poll and a GIF', { options: { poll: ['a', 'b'], gifId: 'g' } }, 'TOO_MANY_ATTACHMENTS'],
    [
      'a GIF without a text',
      { parts: [part('')], card: 'https://a.example', options: { gifId: 'g' } },
      'TEXT_MISSING',
    ],
    [
      'a ghost thread',
      { parts: [part('a'), part('b')], options: { ghostPost: true } },
      'GHOST_POST',
    ],
    ['a ghost with approvals', { options: { ghostPost: true, replyApproval: true } }, 'GHOST_POST'],
    [
      'hidden words that are not there',
      { options: { spoilers: ['Goodbye'] } },
      'SPOILER_NOT_FOUND',
    ],
    [
      'hidden words behind an emoji',
      { parts: [part('👍 the end')], options: { spoilers: ['end'] } },
      'SPOILER_AFTER_EMOJI',
    ],
    ['an unknown option', { options: { colour: 'red' } }, 'INVALID_OPTIONS'],
    ['an unknown audience', { options: { replyControl: 'friends' } }, 'INVALID_OPTIONS'],
    ['a topic with a period', { options: { topicTag: 'a.b' } }, 'INVALID_OPTIONS'],
    ['a topic of 51 characters', { options: { topicTag: 'x'.repeat(51) } }, 'INVALID_OPTIONS'],
    ['a poll of one', { options: { poll: ['a'] } }, 'INVALID_OPTIONS'],
    ['a poll of five', { options: { poll: ['a', 'b', 'c', 'd', 'e'] } }, 'INVALID_OPTIONS'],
    ['a country of three letters', { options: { countries: ['PRT'] } }, 'INVALID_OPTIONS'],
    [
      'a quote by its address',
      { options: { quotePostId: 'https://www.threads.com/t/x' } },
      'INVALID_OPTIONS',
    ],
  ])('%s', (_, shape, code) => {
    expect(codesOf(shape)).toContain(code);
  });

  it('before any call', async () => {
    const { adapter, http } = aThreads();
    const failure = await failureOf(adapter.publish(aRequest({ parts: [part(links(6))] })));
    expect(failure).toMatchObject({ family: 'rejected', code: 'TOO_MANY_LINKS' });
    expect(http.requests).toEqual([]);
  });

  it('reels and stories, which Threads does not have', () => {
    const request = aRequest();
    const { adapter } = aThreads();
    for (const format of ['reel', 'story'] as const) {
      const problems = adapter.check({ ...request, content: { ...request.content, format } });
      expect(problems.map(({ code }) => code)).toEqual(['FORMAT_UNSUPPORTED']);
    }
  });
});

it('every option has words for its form', () => {
  const { shape } = aThreads().adapter.descriptor.options;
  for (const field of Object.values(shape)) {
    const meta = (field as { meta(): { title?: string; description?: string } | undefined }).meta();
    expect(meta).toMatchObject({
      title: expect.any(String) as unknown,
      description: expect.any(String) as unknown,
    });
  }
});
