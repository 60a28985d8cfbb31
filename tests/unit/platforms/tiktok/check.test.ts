import fc from 'fast-check';

import { TikTokAdapter, tiktokDescriptor } from '../../../../server/src/platforms/tiktok';
import { documentFile } from '../../../platform-kit/files';
import { aConnector, anAccount, aPhoto, aRequest, aVideo, PUBLIC } from './builders';

const adapter = new TikTokAdapter(aConnector().deps);
const codes = (wish: Parameters<typeof aRequest>[0]) =>
  adapter.check(aRequest(wish)).map(({ code }) => code);

const photos = (count: number) =>
  Array.from({ length: count }, (_, place) => aPhoto({ key: `photo-${place}` }));

describe('counting', () => {
  it('counts UTF-16 code units and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tiktokDescriptor.text.count(text)).toBe(Buffer.from(text, 'utf16le').length / 2);
      })
    );
    expect(tiktokDescriptor.text.count('👍🏽')).toBe(4);
    expect(tiktokDescriptor.text.count('\ud800')).toBe(1);
  });

  it.each([
    ['a video', 2200, [aVideo()]],
    ['photos', 4000, photos(2)],
  ])('takes from %s up to %i', (_, limit, media) => {
    expect(codes({ text: 'x'.repeat(limit), media })).toEqual([]);
    expect(codes({ text: 'x'.repeat(limit + 1), media })).toEqual(['TEXT_TOO_LONG']);
    expect(codes({ text: '👍'.repeat(limit / 2 + 1), media })).toEqual(['TEXT_TOO_LONG']);
  });

  it('finds broken characters in a long text of photos', () => {
    expect(codes({ text: `${'x'.repeat(3000)}\ud800`, media: photos(1) })).toEqual(['TEXT_BROKEN']);
  });
});

describe('files', () => {
  it.each([
    ['nothing', [], ['MEDIA_MISSING']],
    ['36 photos', photos(36), ['MEDIA_TOO_MANY']],
    ['two videos', [aVideo(), aVideo({ key: 'b' })], ['MEDIA_TOO_MANY']],
    ['photos and a video', [aPhoto(), aVideo()], ['MEDIA_MIXED']],
    ['a document', [documentFile()], ['MEDIA_UNSUPPORTED']],
    ['a GIF', [aPhoto({ kind: 'gif', mimeType: 'image/gif' })], ['MEDIA_UNSUPPORTED']],
    ['a PNG', [aPhoto({ mimeType: 'image/png' })], ['MEDIA_TYPE']],
    ['a photo of 1500 × 1500', [aPhoto({ width: 1500, height: 1500 })], ['MEDIA_PIXELS']],
    ['a private address', [aPhoto({ url: null })], ['MEDIA_NOT_PUBLIC']],
    ['plain http', [aPhoto({ url: 'http://media.example/a.jpg' })], ['MEDIA_NOT_HTTPS']],
    ['35 photos', photos(35), []],
    ['a photo of a sandbox', [aPhoto({ url: 'http://127.0.0.1:4000/a.jpg' })], []],
    ['a video without an address', [aVideo({ url: null })], []],
  ])('%s: %j', (_, media, expected) => {
    expect(codes({ media })).toEqual(expected);
  });

  it('limits a video to what the account may', () => {
    const video = (seconds: number) => [
      aVideo({
        video: {
          ...{ durationMs: seconds * 1000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 },
        },
      }),
    ];
    expect(codes({ media: video(299) })).toEqual([]);
    expect(codes({ media: video(320) })).toEqual(['MEDIA_DURATION']);
    const long = anAccount({ traits: { maxVideoDurationS: 3600 } });
    expect(codes({ media: video(590), account: long })).toEqual([]);
    expect(codes({ media: video(700), account: long })).toEqual(['MEDIA_DURATION']);
  });
});

describe('choices', () => {
  const choose = (changes: Record<string, unknown>) =>
    codes({ options: { ...PUBLIC, ...(changes as typeof PUBLIC) } });

  it('has no default for who sees it, nor for the agreement', () => {
    expect(codes({ options: {} })).toEqual(['PRIVACY_MISSING', 'CONSENT_MISSING']);
    expect(choose({ privacyLevel: null })).toEqual(['PRIVACY_MISSING']);
    expect(tiktokDescriptor.options.parse({})).toEqual({
      ...{ mode: 'direct', allowComments: false, allowDuet: false, allowStitch: false },
      ...{ disclosesContent: false, isYourBrand: false, isBrandedContent: false },
      ...{ isAiGenerated: false, agreesToTerms: false, photoTitle: '', photoCoverIndex: 0 },
      ...{ addsMusic: false, videoTransfer: 'upload' },
    });
  });

  it('asks for nothing of a draft: its owner chooses in the app', () => {
    expect(codes({ options: { mode: 'inbox' } })).toEqual([]);
  });

  it.each([
    [
      'an audience that the account does not have',
      { privacyLevel: 'FOLLOWER_OF_CREATOR' },
      'PRIVACY_NOT_OFFERED',
    ],
    ['a disclosure of nothing', { disclosesContent: true }, 'DISCLOSURE_EMPTY'],
    ['a brand without disclosure', { isYourBrand: true }, 'DISCLOSURE_OFF'],
    [
      'branded content for nobody',
      { disclosesContent: true, isBrandedContent: true, privacyLevel: 'SELF_ONLY' },
      'BRANDED_CONTENT_PRIVATE',
    ],
    ['an unknown field', { shoeSize: 43 }, 'INVALID_OPTIONS'],
    ['a title of 91', { photoTitle: 'x'.repeat(91) }, 'INVALID_OPTIONS'],
    ['half a character', { photoTitle: '\ud800' }, 'TEXT_BROKEN'],
    ['an unknown audience', { privacyLevel: 'FRIENDS' }, 'INVALID_OPTIONS'],
    ['fetching what has no address', { videoTransfer: 'url' }, 'MEDIA_NOT_PUBLIC'],
  ])('refuses %s', (_, changes, code) => {
    expect(choose(changes)).toEqual([code]);
  });

  it.each([
    [{ disclosesContent: true, isYourBrand: true, privacyLevel: 'SELF_ONLY' }],
    [{ disclosesContent: true, isBrandedContent: true, isYourBrand: true }],
    [{ allowComments: true, allowDuet: true, allowStitch: true, isAiGenerated: true }],
  ])('takes %j', (changes) => {
    expect(choose(changes)).toEqual([]);
  });

  it('refuses a cover that is no photo of the post', () => {
    const options = { ...PUBLIC, photoCoverIndex: 2 };
    expect(codes({ options, media: photos(2) })).toEqual(['COVER_OUT_OF_RANGE']);
    expect(codes({ options, media: photos(3) })).toEqual([]);
  });

  it('takes any audience while nothing is known of the account', () => {
    const options = { ...PUBLIC, privacyLevel: 'FOLLOWER_OF_CREATOR' };
    expect(codes({ options, account: anAccount({ traits: undefined }) })).toEqual([]);
  });

  it('names every field for the form', () => {
    for (const [name, field] of Object.entries(tiktokDescriptor.options.shape)) {
      const meta = (field as { meta(): Record<string, unknown> }).meta();
      expect([name, typeof meta.title, typeof meta.description]).toEqual([
        name,
        'string',
        'string',
      ]);
    }
  });
});
