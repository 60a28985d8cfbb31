import type { Account, JsonValue, MediaFile } from '../../../../server/src/platforms/contract';
import { documentFile, imageFile, videoFile } from '../../../platform-kit/files';

import { anAccount, aRequest } from './builders';
import { FakeX, answer, created } from './fake-x';

const PREMIUM = { subscriptionType: 'Premium', verifiedType: 'blue' };

const codesOf = (shape: Parameters<typeof aRequest>[0]): string[] =>
  new FakeX().adapter.check(aRequest(shape)).map(({ code }) => code);

const small = (changes: Partial<MediaFile> = {}): MediaFile =>
  videoFile({ width: 1280, height: 720, ...changes });

const lasting = (durationMs: number): MediaFile =>
  small({ video: { durationMs, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 } });

const coded = (changes: Partial<NonNullable<MediaFile['video']>>): MediaFile =>
  small({
    video: {
      ...{ durationMs: 5000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 },
      ...changes,
    },
  });

describe('what X takes', () => {
  it.each<[string, MediaFile[]]>([
    ['four pictures', Array.from({ length: 4 }, (_, n) => imageFile({ key: `f${n}` }))],
    ['a GIF', [imageFile({ kind: 'gif', mimeType: 'image/gif', width: 1280, height: 1080 })]],
    ['an MP4', [small()]],
    ['a QuickTime film', [small({ mimeType: 'video/quicktime' })]],
    ['an upright video', [small({ width: 720, height: 1280 })]],
    ['a silent video', [coded({ audioCodec: null })]],
    ['a video of 20 minutes', [lasting(20 * 60_000)]],
  ])('%s', (_name, media) => {
    expect(codesOf({ media })).toEqual([]);
  });

  it.each<[string, MediaFile[], string]>([
    [
      'five pictures',
      Array.from({ length: 5 }, (_, n) => imageFile({ key: `f${n}` })),
      'MEDIA_TOO_MANY',
    ],
    ['a picture beside a video', [imageFile(), small()], 'MEDIA_MIXED'],
    [
      'two GIFs',
      [1, 2].map((n) => imageFile({ key: `${n}`, kind: 'gif', mimeType: 'image/gif' })),
      'MEDIA_TOO_MANY',
    ],
    ['two videos', [small(), small({ key: 'b' })], 'MEDIA_TOO_MANY'],
    ['a document', [documentFile()], 'MEDIA_UNSUPPORTED'],
    ['a picture of 5 MB', [imageFile({ byteLength: 5_000_000 })], 'MEDIA_TOO_LARGE'],
    ['a HEIC picture', [imageFile({ mimeType: 'image/heic' })], 'MEDIA_TYPE'],
    [
      'a GIF that is too high',
      [imageFile({ kind: 'gif', mimeType: 'image/gif', width: 900, height: 1200 })],
      'MEDIA_PIXELS',
    ],
    ['WebM', [small({ mimeType: 'video/webm' })], 'MEDIA_TYPE'],
    ['VP9 in an MP4', [coded({ videoCodec: 'vp9' })], 'MEDIA_CODEC'],
    ['Opus in an MP4', [coded({ audioCodec: 'opus' })], 'MEDIA_CODEC'],
    ['120 frames a second', [coded({ frameRate: 120 })], 'MEDIA_FRAME_RATE'],
    ['less than half a second', [lasting(400)], 'MEDIA_DURATION'],
    ['more than 20 minutes', [lasting(21 * 60_000)], 'MEDIA_DURATION'],
    ['a square of 1280', [small({ width: 1280, height: 1280 })], 'MEDIA_PIXELS'],
    ['a strip', [small({ width: 1280, height: 300 })], 'MEDIA_RATIO'],
    ['30 pixels', [small({ width: 30, height: 30 })], 'MEDIA_SMALL'],
    ['over 8 GB', [small({ byteLength: 8_000_000_001 })], 'MEDIA_TOO_LARGE'],
    ['a video without a header', [small({ video: null })], 'MEDIA_UNREADABLE'],
  ])('not %s', (_name, media, code) => {
    expect(codesOf({ media })).toContain(code);
  });

  it('is longer and larger for Premium', () => {
    expect(codesOf({ texts: ['a'.repeat(25_000)], traits: PREMIUM })).toEqual([]);
    expect(codesOf({ texts: ['a'.repeat(25_001)], traits: PREMIUM })).toEqual(['TEXT_TOO_LONG']);
    expect(codesOf({ media: [lasting(125 * 60_000)], traits: PREMIUM })).toEqual([]);
    expect(codesOf({ media: [small({ width: 1080, height: 1920 })], traits: PREMIUM })).toEqual([]);
    expect(codesOf({ media: [small({ width: 1080, height: 1920 })] })).toContain('MEDIA_PIXELS');
  });

  it('is long videos, but no long texts, for accounts that are only verified', () => {
    const traits = { subscriptionType: 'None', verifiedType: 'business' };
    expect(codesOf({ media: [lasting(30 * 60_000)], traits })).toEqual([]);
    expect(codesOf({ texts: ['a'.repeat(281)], traits })).toEqual(['TEXT_TOO_LONG']);
  });

  it.each<[Account['traits'], number]>([
    [undefined, 280],
    [{}, 280],
    [{ subscriptionType: 'None' }, 280],
    [{ subscriptionType: 'Basic' }, 280],
    [{ subscriptionType: ['Premium'] }, 280],
    [{ subscriptionType: 'Premium' }, 25_000],
    [{ subscriptionType: 'PremiumPlus' }, 25_000],
  ])('with the traits %j is %i characters', (traits, limit) => {
    const account = { ...anAccount(), ...(traits ? { traits } : {}) };
    expect(new FakeX().adapter.getCharacterLimit(account)).toBe(limit);
  });

  it('is one cashtag in each post of a thread', () => {
    expect(codesOf({ texts: ['$TIDE up', '$FISH down'] })).toEqual([]);
    const problems = new FakeX().adapter.check(aRequest({ texts: ['ok', '$TIDE $FISH'] }));
    expect(problems).toMatchObject([{ code: 'TOO_MANY_CASHTAGS', partIndex: 1 }]);
  });

  it('is no reel and no story', () => {
    const request = aRequest();
    const content = { ...request.content, format: 'story' } as const;
    const problems = new FakeX().adapter.check({ ...request, content });
    expect(problems).toMatchObject([{ code: 'FORMAT_UNSUPPORTED' }]);
  });
});

describe('polls', () => {
  const poll = (changes: Record<string, JsonValue> = {}) => ({
    poll: { choices: ['Yes', 'No'], durationMinutes: 60, ...changes },
  });

  it('go with a text', () => {
    expect(codesOf({ options: poll() })).toEqual([]);
  });

  it('do not go with media, nor alone', () => {
    expect(codesOf({ options: poll(), media: [imageFile()] })).toEqual(['POLL_WITH_MEDIA']);
    expect(codesOf({ options: poll(), texts: [''] })).toContain('POLL_WITHOUT_TEXT');
  });

  it.each([
    ['one choice', { choices: ['Yes'] }],
    ['five choices', { choices: ['1', '2', '3', '4', '5'] }],
    ['an empty choice', { choices: ['Yes', ' '] }],
    ['a choice of 26 characters', { choices: ['Yes', 'a'.repeat(26)] }],
    ['four minutes', { durationMinutes: 4 }],
    ['eight days', { durationMinutes: 8 * 1440 }],
    ['a field that X does not have', { multiple: true }],
  ])('are refused with %s', (_name, changes) => {
    expect(codesOf({ options: poll(changes) })).toEqual(['INVALID_OPTIONS']);
  });
});

describe('a post that does not fit', () => {
  it.each([
    ['', 'EMPTY_POST'],
    [' \n', 'EMPTY_POST'],
    ['a\ud83d', 'TEXT_BROKEN'],
    ['a\0', 'TEXT_BROKEN'],
  ])('%j is refused before anything is sent', async (text, code) => {
    const x = new FakeX();
    await expect(x.adapter.publish(aRequest({ texts: [text] }))).rejects.toMatchObject({
      family: 'rejected',
      code,
    });
    expect(x.requests).toHaveLength(0);
  });

  it('is finished all the same when its first part is out', async () => {
    const request = aRequest({ texts: ['ok', '$TIDE $FISH'] });
    request.journal.posted.push({ index: 0, id: '1', url: null });
    const x = new FakeX().on('POST /2/tweets', created('2'));
    await expect(x.adapter.publish(request)).resolves.toMatchObject({ id: '1' });
  });
});

describe('traits', () => {
  it('are what X says of the account, as far as it says it', async () => {
    const user = { id: '1', name: 'Moss & Kettle', username: 'mossandkettle' };
    const traitsFor = async (extra: Record<string, unknown>) => {
      const x = new FakeX().on('GET /2/users/me', answer(200, { data: { ...user, ...extra } }));
      const request = aRequest();
      const check = await x.adapter.validateCredentials(request.credentials, request.account);
      return check.account.traits;
    };
    expect(await traitsFor({ subscription_type: 'Premium', verified_type: 'blue' })).toEqual(
      PREMIUM
    );
    expect(await traitsFor({ subscription_type: null, verified_type: 7 })).toEqual({});
  });
});
