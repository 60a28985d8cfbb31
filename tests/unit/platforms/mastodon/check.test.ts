import { imageFile, videoFile } from '../../../platform-kit/files';
import { anAdapter, aPost, aRequest, failureOf, someAccount, thread } from './builders';
import type { JsonValue } from '../../../../server/src/platforms/contract';

type Options = Record<string, JsonValue>;

const problemsOf = (content = aPost('Hello'), options: Options = {}, traits?: Options) =>
  anAdapter()
    .adapter.check({
      ...aRequest(content, { options }),
      ...(traits ? { account: someAccount({ traits }) } : {}),
    })
    .map(({ code, partIndex }) => [code, partIndex]);

const poll = (changes: Options = {}): Options => ({
  poll: { choices: ['Lamp', 'Bell'], minutes: 60, ...changes },
});

describe('before anything is sent', () => {
  it('an ordinary post is fine, with every option', () => {
    const options = {
      ...{ visibility: 'private', contentWarning: 'Weather', sensitive: true, language: 'de' },
      ...{ focus: [{ x: 0, y: -1 }, null], quotePolicy: 'nobody' },
    };
    expect(problemsOf(aPost('Hello'), options)).toEqual([]);
    expect(problemsOf(aPost('Which one?'), poll())).toEqual([]);
  });

  it.each([
    { visibility: 'everyone' },
    { language: 'English' },
    { focus: [{ x: 2, y: 0 }] },
    { poll: { choices: ['One'] } },
    { poll: { choices: ['One', ' '] } },
    { scheduledAt: '2027-01-01' },
    { sensitive: 'yes' },
  ])('options %j are refused', (options) => {
    expect(problemsOf(aPost('Hello'), options as unknown as Options)).toEqual([
      ['INVALID_OPTIONS', null],
    ]);
  });

  it('a content warning counts as text, its links in full', () => {
    const contentWarning = 'https://example.com/a-page-with-a-long-name';
    const room = 500 - contentWarning.length;
    expect(problemsOf(aPost('x'.repeat(room)), { contentWarning })).toEqual([]);
    expect(problemsOf(aPost('x'.repeat(room + 1)), { contentWarning })).toEqual([
      ['TEXT_TOO_LONG', 0],
    ]);
  });

  it('what is too long by itself is said once, at its part', () => {
    const content = thread({ text: 'Fine' }, { text: 'x'.repeat(501) });
    expect(problemsOf(content, { contentWarning: 'Weather' })).toEqual([['TEXT_TOO_LONG', 1]]);
  });

  it.each([
    ['POLL_WITH_MEDIA', aPost('With a picture', [imageFile()]), poll()],
    ['POLL_WITHOUT_TEXT', aPost('', [imageFile()]), poll()],
    ['POLL_CHOICES', aPost('Five'), poll({ choices: ['a', 'b', 'c', 'd', 'e'] })],
    ['POLL_CHOICE_TOO_LONG', aPost('Long'), poll({ choices: ['a', 'x'.repeat(51)] })],
    ['POLL_CHOICES_EQUAL', aPost('Same'), poll({ choices: ['a', 'a'] })],
    ['POLL_DURATION', aPost('Years'), poll({ minutes: 500_000 })],
  ])('%s is found', (code, content, options) => {
    expect(problemsOf(content, options).map(([found]) => found)).toContain(code);
  });

  it('polls go by what the server takes', () => {
    const traits = { maxPollOptions: 5, maxPollOptionLength: 60, maxPollS: 600 };
    const choices = ['a', 'b', 'c', 'd', 'x'.repeat(55)];
    expect(problemsOf(aPost('Five'), poll({ choices, minutes: 10 }), traits)).toEqual([]);
    expect(problemsOf(aPost('Five'), poll({ choices, minutes: 11 }), traits)).toEqual([
      ['POLL_DURATION', 0],
    ]);
  });

  it.each([
    ['MEDIA_MIXED', [imageFile(), videoFile({ width: 640, height: 480 })]],
    ['MEDIA_TOO_MANY', [1, 2, 3, 4, 5].map((key) => imageFile({ key: String(key) }))],
    ['MEDIA_TYPE', [imageFile({ mimeType: 'image/svg+xml' })]],
    ['MEDIA_PIXELS', [imageFile({ kind: 'gif', mimeType: 'image/gif', width: 2000, height: 900 })]],
    ['ALT_TEXT_TOO_LONG', [imageFile({ altText: 'x'.repeat(1501) })]],
    ['MEDIA_TOO_LARGE', [imageFile({ byteLength: 17_000_000 })]],
  ])('%s is found', (code, media) => {
    expect(problemsOf(aPost('Files', media)).map(([found]) => found)).toEqual([code]);
  });

  it('a million characters are refused at once, without a call', async () => {
    const { adapter, http } = anAdapter();
    const request = aRequest(aPost('long '.repeat(200_000)), { options: { contentWarning: 'Hm' } });
    expect((await failureOf(adapter.publish(request))).code).toBe('TEXT_TOO_LONG');
    expect(http.requests).toEqual([]);
  });
});
