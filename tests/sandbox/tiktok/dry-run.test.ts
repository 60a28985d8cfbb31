import { setTimeout as pause } from 'node:timers/promises';

import sharp from 'sharp';

import { makeVideo } from '../../../conformance/src/make-video';
import { startMediaServer, type MediaServer } from '../../../conformance/src/media-server';
import type {
  Account,
  AdapterDeps,
  Credentials,
  HttpClient,
  HttpRequest,
  MediaFile,
  PlatformModule,
} from '../../../server/src/platforms/contract';
import { jsonAnswer } from '../../../server/src/platforms/contract';
import { platformOf } from '../../../server/src/platforms/registry';
import { rehearsePublish } from '../../../server/src/services/dry-run';
import { RehearsalClock } from '../../../server/src/services/dry-run/rehearsal-clock';
import {
  aPostOf,
  DryRunTrial,
  sampledTexts,
  type DryRunCase,
  type DryRunSubject,
} from '../../platform-kit/dry-run-cases';
import { imageFile, videoFile } from '../../platform-kit/files';

const MODULE = platformOf('tiktok');
const { text: RULES } = MODULE.descriptor;
const MAX_DESCRIPTION = 4000;
const APP = { clientId: 'awharbourlight7q', clientSecret: 'tiktok-sample-secret' };

const CAPTIONS = sampledTexts({
  limit: RULES.limit,
  count: 15,
  isValid: (text) => RULES.count(text) <= RULES.limit,
});
const DESCRIPTIONS = sampledTexts({
  limit: MAX_DESCRIPTION,
  count: 15,
  seed: 4000,
  isValid: (text) => RULES.count(text) <= MAX_DESCRIPTION,
});

let trial: DryRunTrial;
let media: MediaServer;
let subject: DryRunSubject;
beforeAll(async () => {
  media = await startMediaServer();
  trial = await DryRunTrial.start({ apps: { tiktok: [{ ...APP, redirectUris: [] }] } });
  const many = 1_000_000;
  trial.act('tiktok', 'configure', {
    ...{ postsPerDay: many, draftsPerDay: many, initsPerMinute: many, statusPerMinute: many },
    ...{ creatorInfoPerMinute: many, processingMs: 0 },
  });
  subject = subjectOf('harbour-light');
});
afterAll(() => Promise.all([trial.close(), media.close()]));

const subjectOf = (account: string): DryRunSubject => {
  const { tiktok: url } = trial.sandbox.urls;
  const issued = trial.act('tiktok', 'issue-token', { account });
  return {
    ...(issued as { account: Account; credentials: Credentials }),
    platform: 'tiktok',
    module: patient(),
    deps: { baseUrls: { web: url, api: url }, apiVersion: null, method: 'default', app: APP },
  };
};

const isPull = ({ url, body }: HttpRequest): boolean =>
  url.endsWith('/init/') && JSON.stringify(body).includes('PULL_FROM_URL');

/** TikTok fetches files in real time: goes on when they are there, before anybody waits. */
const patient = (): PlatformModule => {
  const { ledger } = trial.sandbox;
  const waiting =
    (http: HttpClient): HttpClient =>
    async (request) => {
      const before = ledger.all().length;
      const response = await http(request);
      while (isPull(request) && ledger.all().length === before) await pause(5);
      return response;
    };
  return {
    ...MODULE,
    Adapter: new Proxy(MODULE.Adapter, {
      construct: (Adapter, [deps]: [AdapterDeps]) => {
        const isRehearsed = deps.clock instanceof RehearsalClock;
        return new Adapter(isRehearsed ? deps : { ...deps, http: waiting(deps.http) });
      },
    }),
  };
};

const photo = async (key: string): Promise<MediaFile> => {
  const background = `hsl(${key.charCodeAt(0) * 30}, 50%, 50%)`;
  const [width, height] = [360, 480];
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const url = media.serve(`/${key}.jpg`, { bytes, contentType: 'image/jpeg' });
  return imageFile({ key, name: `${key}.jpg`, bytes, width, height, url });
};

const film = async (key: string, frameBytes?: number): Promise<MediaFile> => {
  const bytes = await makeVideo({ frameBytes });
  const url = media.serve(`/${key}.mp4`, { bytes, contentType: 'video/mp4' });
  const video = { durationMs: 3000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 };
  return videoFile({ key, name: `${key}.mp4`, bytes, url, video });
};

type Options = NonNullable<DryRunCase['options']>;

const PUBLIC: Options = { privacyLevel: 'PUBLIC_TO_EVERYONE', agreesToTerms: true };
const OWN: Options = { privacyLevel: 'SELF_ONLY', agreesToTerms: true };
const ALL_ALLOWED: Options = { allowComments: true, allowDuet: true, allowStitch: true };

const caption = (place: number): string => CAPTIONS[place % CAPTIONS.length] ?? '';

const films = async (): Promise<DryRunCase[]> => {
  const ferry = await film('ferry');
  const OPTIONS: Options[] = [
    { ...PUBLIC, ...ALL_ALLOWED },
    { ...OWN, coverTimestampMs: 1500 },
    { ...PUBLIC, disclosesContent: true, isYourBrand: true },
    { ...PUBLIC, disclosesContent: true, isBrandedContent: true, isAiGenerated: true },
    { ...PUBLIC, videoTransfer: 'url' },
    { mode: 'inbox' },
    { mode: 'inbox', videoTransfer: 'url' },
  ];
  return [
    ...CAPTIONS.map((each, place) => ({
      name: `caption ${place}`,
      content: aPostOf(each, [ferry]),
      options: PUBLIC,
    })),
    { name: 'film alone', content: aPostOf('', [ferry]), options: OWN },
    ...OPTIONS.map((options, place) => ({
      name: `film with options ${place}`,
      content: aPostOf(caption(place), [ferry]),
      options,
    })),
  ];
};

const photos = async (): Promise<DryRunCase[]> => {
  const all = await Promise.all([...'abcdefghij'].map((key) => photo(key)));
  const OPTIONS: Options[] = [
    { ...PUBLIC, photoTitle: 'Lamps “by night”', photoCoverIndex: 2, addsMusic: true },
    { ...OWN, allowComments: true, isAiGenerated: true },
    { ...PUBLIC, disclosesContent: true, isYourBrand: true, isBrandedContent: true },
    { mode: 'inbox', photoTitle: '灯台' },
  ];
  return [
    ...DESCRIPTIONS.map((each, place) => ({
      name: `description ${place}`,
      content: aPostOf(each, all.slice(0, 1)),
      options: PUBLIC,
    })),
    { name: 'photo alone', content: aPostOf('', all.slice(0, 1)), options: OWN },
    { name: '10 photos', content: aPostOf(caption(3), all), options: PUBLIC },
    ...OPTIONS.map((options, place) => ({
      name: `photos with options ${place}`,
      content: aPostOf(caption(4 + place), all.slice(0, 3)),
      options,
    })),
  ];
};

it('TikTok receives just what a dry run shows, in all of 44 posts', async () => {
  const all = [...(await films()), ...(await photos())];
  expect(all).toHaveLength(44);
  const { differences, calls, resolved } = await trial.runAll(subject, all);
  expect(differences).toEqual([]);
  // A token and a post each, and 21 uploads with an id and a key.
  expect({ calls, resolved }).toEqual({ calls: 150, resolved: 130 });
}, 120_000);

it('TikTok receives just what a dry run shows of an account that allows little', async () => {
  const options = { ...ALL_ALLOWED, privacyLevel: 'FOLLOWER_OF_CREATOR', agreesToTerms: true };
  const all = [
    { name: 'film', content: aPostOf('Sketch', [await film('sketch')]), options },
    { name: 'photo', content: aPostOf('Sketch', [await photo('s')]), options },
  ];
  expect((await trial.runAll(subjectOf('lantern-row'), all)).differences).toEqual([]);
});

it('TikTok receives a large film in the chunks that a dry run shows, whose bytes it spares', async () => {
  // 64 MB and more go in several chunks.
  const file = await film('voyage', 720_000);
  const given = { name: 'voyage', content: aPostOf('A voyage', [file]), options: PUBLIC };
  const { differences, rehearsed } = await trial.run(subject, given);
  const ranges = rehearsed.calls.flatMap(({ headers }) => headers['content-range'] ?? []);
  expect(ranges).toHaveLength(Math.floor(file.byteLength / 10_000_000));
  expect(ranges[0]).toBe(`bytes 0-9999999/${file.byteLength}`);
  // All but the hashes of the chunks, which nobody read.
  expect(
    differences.filter((difference) => !difference.includes('sha256: rehearsed null'))
  ).toEqual([]);
  expect(differences).toHaveLength(ranges.length);
}, 60_000);

it.each([
  ['an upload', PUBLIC, 'PUT'],
  ['an upload of a draft', { mode: 'inbox' }, 'PUT'],
  ['a film that TikTok fetches', { ...PUBLIC, videoTransfer: 'url' }, 'POST'],
] as const)(
  'a dry run for TikTok marks what ends %s, not the question that follows',
  async (...given) => {
    const [name, options, method] = given;
    const content = aPostOf('Hm.', [await film('hm')]);
    const { rehearsed, differences } = await trial.run(subject, { name, content, options });
    expect(differences).toEqual([]);
    const marked = rehearsed.calls.filter(({ isCommit }) => isCommit);
    expect(marked.map((call) => call.method)).toEqual([method]);
    expect(marked[0]?.url).toMatch(/\/init\/$|upload_id=/);
  }
);

it('a dry run for TikTok itself sends bytes to the host for uploads', async () => {
  const { calls, outcome } = await rehearsePublish({
    ...{ module: MODULE, account: subject.account, options: PUBLIC },
    deps: { ...subject.deps, baseUrls: MODULE.descriptor.baseUrls },
    content: aPostOf('Hm.', [await film('hm')]),
  });
  expect(outcome.status).toBe('published');
  const [api, uploads] = ['https://open.tiktokapis.com', 'https://open-upload.tiktokapis.com'];
  expect(calls.map(({ url }) => new URL(url).origin)).toEqual([api, api, uploads, api]);
});

it('a dry run for TikTok that overlooked what the account allows would be noticed', async () => {
  const { rehearsal } = MODULE;
  if (!rehearsal) throw new Error('TikTok cannot be rehearsed.');
  const row = subjectOf('lantern-row');
  const module: PlatformModule = {
    ...row.module,
    rehearsal: {
      ...rehearsal,
      answer: (request, stage) =>
        request.url.includes('/creator_info/')
          ? jsonAnswer({ data: {}, error: { code: 'ok' } })
          : rehearsal.answer(request, stage),
    },
  };
  const options = { ...ALL_ALLOWED, privacyLevel: 'SELF_ONLY', agreesToTerms: true };
  const given = { name: 'film', content: aPostOf('Hm.', [await film('hm')]), options };
  expect((await trial.run({ ...row, module }, given)).differences).not.toEqual([]);
});
