import type {
  Account,
  Credentials,
  MediaFile,
  PlatformModule,
  PostContent,
} from '../../../server/src/platforms/contract';
import { jsonAnswer } from '../../../server/src/platforms/contract';
import { platformOf } from '../../../server/src/platforms/registry';
import { rehearsePublish } from '../../../server/src/services/dry-run';
import {
  aPostOf,
  DryRunTrial,
  sampledTexts,
  type DryRunCase,
  type DryRunSubject,
} from '../../platform-kit/dry-run-cases';

import { realImage, realVideo } from './adapter-for-test';
import { unproven, wrongProofs } from './without-proof';

const MODULE = platformOf('facebook');
const { text: RULES } = MODULE.descriptor;
const APP = { clientId: '902145578310', clientSecret: 'a1b2c3sample' };
const PIECE_BYTES = 4 * 1024 * 1024;

const TEXTS = sampledTexts({
  limit: 400,
  count: 28,
  isValid: (text) => RULES.count(text) <= RULES.limit,
});

let trial: DryRunTrial;
let subject: DryRunSubject;
beforeAll(async () => {
  trial = await DryRunTrial.start({ apps: { facebook: [{ ...APP, redirectUris: [] }] } });
  const many = 1_000_000;
  const limits = { pageCallsPerDay: many, callsPerHour: many, reelsPerDay: many };
  trial.act('facebook', 'configure', { ...limits, processingMs: 0 });
  const { facebook: url } = trial.sandbox.urls;
  subject = {
    ...(trial.act('facebook', 'issue-token') as { account: Account; credentials: Credentials }),
    platform: 'facebook',
    module: unproven(MODULE),
    deps: {
      baseUrls: { web: url, graph: url, graphVideo: url, rupload: url },
      ...{ apiVersion: null, method: 'default', app: APP },
    },
  };
});
afterAll(() => trial.close());

const photos = (count: number): Promise<MediaFile[]> =>
  Promise.all(
    Array.from({ length: count }, (_, place) => {
      const altText = place % 2 === 0 ? '' : `Lamp “${place}”\nand the 港`;
      return realImage({ key: `photo-${place}`, shade: 40 + place * 20, altText });
    })
  );

/** A film that is as long as so many bytes: what is missing is free space at its end. */
const filmOf = async (byteLength: number): Promise<MediaFile> => {
  const file = await realVideo({ frameBytes: 40_000 });
  const bytes = Buffer.alloc(byteLength);
  bytes.set(await file.read());
  bytes.writeUInt32BE(byteLength - file.byteLength, file.byteLength);
  bytes.write('free', file.byteLength + 4, 'latin1');
  return realVideoOf(file, new Uint8Array(bytes));
};

const realVideoOf = (file: MediaFile, bytes: Uint8Array): MediaFile => ({
  ...file,
  key: `film-${bytes.byteLength}`,
  byteLength: bytes.byteLength,
  read: (range) => Promise.resolve(range ? bytes.subarray(range.start, range.end) : bytes),
});

const cardTo = (url: string): Partial<PostContent> => ({
  card: { url, title: 'Not sent', description: '', image: null },
});

const text = (place: number): string => TEXTS[place % TEXTS.length] ?? '';

const feedCases = async (): Promise<DryRunCase[]> => {
  const pictures = await photos(10);
  const place = { placeId: '104829175630021' };
  const link = 'https://example.com/ferry?a=b&c=ü#d';
  return [
    ...TEXTS.map((each, index) => ({ name: `text ${index}`, content: aPostOf(each) })),
    { name: 'text at a place', content: aPostOf('At the quay'), options: place },
    { name: 'link', content: aPostOf(text(0), [], cardTo(link)) },
    { name: 'link alone', content: aPostOf('', [], cardTo('http://example.com')) },
    { name: 'link at a place', content: aPostOf('Here', [], cardTo(link)), options: place },
    ...[1, 2, 3, 5, 10].map((count) => ({
      name: `${count} photos`,
      content: aPostOf(text(count), pictures.slice(0, count)),
    })),
    { name: 'photos alone', content: aPostOf('', pictures.slice(3, 5)) },
    { name: 'photo at a place', content: aPostOf('', pictures.slice(1, 2)), options: place },
  ];
};

const videoCases = async (): Promise<DryRunCase[]> => {
  const film = await realVideo();
  const titled = { videoTitle: 'The ferry “runs” again' };
  const [photo] = await photos(1);
  const pieces = [PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES, 3 * PIECE_BYTES - 1];
  return [
    { name: 'film', content: aPostOf(text(1), [film]) },
    { name: 'film alone', content: aPostOf('', [film]) },
    { name: 'film with a title', content: aPostOf(text(2), [film]), options: titled },
    ...(await Promise.all(
      pieces.map(async (byteLength) => ({
        name: `film of ${byteLength} bytes`,
        content: aPostOf(text(3), [await filmOf(byteLength)]),
      }))
    )),
    { name: 'reel', content: aPostOf(text(4), [film], { format: 'reel' }) },
    { name: 'reel alone', content: aPostOf('', [film], { format: 'reel' }) },
    {
      name: 'reel with a title',
      content: aPostOf(text(5), [film], { format: 'reel' }),
      options: titled,
    },
    { name: 'film in a story', content: aPostOf('', [film], { format: 'story' }) },
    {
      name: 'photo in a story',
      content: aPostOf('', photo ? [photo] : [], { format: 'story' }),
    },
  ];
};

it('Facebook receives just what a dry run shows, in all of 51 posts', async () => {
  const all = [...(await feedCases()), ...(await videoCases())];
  expect(all).toHaveLength(51);
  const { differences, calls, resolved } = await trial.runAll(subject, all);
  expect(differences).toEqual([]);
  // A token for each post; 25 photos, seven films with a session each, and four other videos.
  expect({ calls, resolved }).toEqual({ calls: 117, resolved: 94 });
}, 120_000);

it('Facebook receives the first comment that a dry run shows after its post', async () => {
  const film = await realVideo();
  const firstComment = 'More: https://example.com/tides?a=b&c=ü';
  const cases = [
    { name: 'commented', content: aPostOf('Ebb'), firstComment },
    { name: 'commented photos', content: aPostOf('Ebb', await photos(2)), firstComment },
    { name: 'commented film', content: aPostOf('Ebb', [film]), firstComment },
    { name: 'commented reel', content: aPostOf('', [film], { format: 'reel' }), firstComment },
  ];
  const { differences } = await trial.runAll(subject, cases);
  expect(differences).toEqual([]);
});

it('a dry run for Facebook proves its calls as a real one does, by its stand-ins', async () => {
  for (const content of [aPostOf('Hm.', await photos(2)), aPostOf('Hm.', [await realVideo()])]) {
    const { rehearsed } = await trial.run(subject, { name: 'proof', content });
    expect(wrongProofs(rehearsed).length).toBe(rehearsed.calls.length);
    const { account, deps } = subject;
    const honest = await rehearsePublish({ module: MODULE, account, deps, content, options: {} });
    expect(honest.calls.length).toBe(rehearsed.calls.length);
    expect(wrongProofs(honest)).toEqual([]);
  }
});

it.each([
  ['reel', 10, 'https://rupload.facebook.com'],
  ['feed', 3 * PIECE_BYTES, 'https://graph-video.facebook.com'],
  ['feed', 10_000_000_000, 'https://graph-video.facebook.com'],
] as const)(
  'a dry run for Facebook itself sends bytes of a film (%s, %d) to its host',
  async (...given) => {
    const [format, byteLength, host] = given;
    const file = {
      ...(await realVideo()),
      byteLength,
      read: () => Promise.resolve(new Uint8Array(10)),
    };
    const { calls, outcome } = await rehearsePublish({
      ...{ module: MODULE, account: subject.account, options: {} },
      deps: { ...subject.deps, baseUrls: MODULE.descriptor.baseUrls },
      content: aPostOf('Hm.', [file], { format }),
    });
    expect(outcome.status).toBe('published');
    const pieces = calls.flatMap(({ url, body }) =>
      body?.kind === 'multipart' || body?.kind === 'bytes'
        ? [{ url, bytes: body.file.byteLength }]
        : []
    );
    expect(pieces.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(byteLength);
    expect(pieces.length).toBeLessThanOrEqual(64);
    expect(new Set(pieces.map(({ url }) => new URL(url).origin))).toEqual(new Set([host]));
  }
);

it('a dry run for Facebook that took two photos for one would be noticed', async () => {
  const { rehearsal } = MODULE;
  if (!rehearsal) throw new Error('Facebook cannot be rehearsed.');
  let id: string | null = null;
  const module: PlatformModule = {
    ...subject.module,
    rehearsal: {
      ...rehearsal,
      answer: (request, stage) => {
        if (!new URL(request.url).pathname.endsWith('/photos')) {
          return rehearsal.answer(request, stage);
        }
        id ??= stage.id('###############');
        return jsonAnswer({ id });
      },
    },
  };
  const given = { name: 'two photos', content: aPostOf('Hm.', await photos(2)) };
  const { differences } = await trial.run({ ...subject, module }, given);
  expect(differences).not.toEqual([]);
});
