import type { Account, Credentials, MediaFile } from '../../../server/src/platforms/contract';
import { platformOf } from '../../../server/src/platforms/registry';
import {
  aPostOf,
  aThreadOf,
  DryRunTrial,
  sampledTexts,
  type DryRunCase,
  type DryRunSubject,
} from '../../platform-kit/dry-run-cases';
import { imageFile, videoFile } from '../../platform-kit/files';

import { aMovingGif, aPhoto, aVideo } from './sample-media';

const MODULE = platformOf('x');
const TEXTS = sampledTexts({
  limit: MODULE.descriptor.text.limit,
  count: 30,
  // One cashtag a post, which only the adapter knows.
  isValid: (text) =>
    MODULE.descriptor.text.count(text) <= MODULE.descriptor.text.limit && !text.includes('$'),
});

let trial: DryRunTrial;
let subject: DryRunSubject;
beforeAll(async () => {
  trial = await DryRunTrial.start();
  trial.act('x', 'configure', { duplicateWindowMs: 0, rateLimits: { 'create-post': 1000 } });
  const { x: url } = trial.sandbox.urls;
  subject = {
    ...(trial.act('x', 'issue-token', { account: 'harbourlight' }) as {
      account: Account;
      credentials: Credentials;
    }),
    platform: 'x',
    module: MODULE,
    deps: { baseUrls: { web: url, api: url }, apiVersion: null, method: 'default', app: null },
  };
});
afterAll(() => trial.close());

const photo = async (key: string, altText = ''): Promise<MediaFile> => {
  const { bytes } = await aPhoto({ colour: `hsl(${key.charCodeAt(0) * 30}, 50%, 50%)` });
  const size = { width: 64, height: 48 };
  return imageFile({ key, bytes, mimeType: 'image/png', name: `${key}.png`, ...size, altText });
};

const gif = async (altText: string): Promise<MediaFile> => {
  const size = { width: 120, height: 90 };
  const { bytes } = await aMovingGif(size);
  const type = { kind: 'gif', mimeType: 'image/gif', name: 'waves.gif' } as const;
  return imageFile({ key: 'waves', bytes, altText, ...size, ...type });
};

const film = async (): Promise<MediaFile> => {
  const { bytes } = await aVideo(2, { audioCodec: 'aac' });
  const facts = { durationMs: 2000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 };
  return videoFile({ bytes, width: 1280, height: 720, video: facts });
};

/** More than one segment: the frames are blown up. */
const longFilm = async (): Promise<MediaFile> => {
  const { bytes } = await aVideo(2, { audioCodec: 'aac', frameBytes: 80_000 });
  const facts = { durationMs: 2000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 };
  return videoFile({ key: 'long', bytes, width: 1280, height: 720, video: facts });
};

const OPTIONS: NonNullable<DryRunCase['options']>[] = [
  { replySettings: 'following' },
  { replySettings: 'mentionedUsers', madeWithAi: true },
  { replySettings: null, paidPartnership: true },
  { madeWithAi: false, paidPartnership: false },
  { poll: { choices: ['Tea', 'Rum'], durationMinutes: 45 } },
  { poll: { choices: ['North', 'East', 'South', 'West'] }, replySettings: 'verified' },
];

const cases = async (): Promise<DryRunCase[]> => {
  const [a, b, c, d] = await Promise.all(['a', 'b', 'c', 'd'].map((key) => photo(key)));
  const described = await Promise.all(['e', 'f'].map((key) => photo(key, `Alt “${key}” 港`)));
  const pictures = [a, b, c, d].filter((file) => file !== undefined);
  const waves = await gif('Waves');
  const [ferry, crossing] = [await film(), await longFilm()];
  const moving = [
    waves,
    { ...waves, altText: '' },
    ferry,
    crossing,
    { ...ferry, altText: 'Ferry' },
  ];
  const text = (place: number): string => TEXTS[place % TEXTS.length] ?? '';
  const link = 'The ferry runs again: https://example.com/ferry?a=b&c=d';
  return [
    ...TEXTS.map((each, place) => ({ name: `text ${place}`, content: aPostOf(each) })),
    { name: 'link', content: aPostOf(link) },
    ...[1, 2, 3, 4].map((count) => ({
      name: `${count} pictures`,
      content: aPostOf(text(count), pictures.slice(0, count)),
    })),
    { name: 'described', content: aPostOf(text(5), described) },
    { name: 'picture alone', content: aPostOf('', described.slice(0, 1)) },
    ...moving.map((file, place) => ({
      name: `moving ${place}`,
      content: aPostOf(text(6 + place), [file]),
    })),
    ...OPTIONS.map((options, place) => ({
      name: `options ${place}`,
      content: aPostOf(text(12 + place)),
      options,
    })),
    { name: 'thread', content: aThreadOf([0, 1, 2].map((place) => ({ text: text(place) }))) },
    {
      name: 'thread with media and options',
      content: aThreadOf([
        { text: text(3), media: pictures.slice(0, 2) },
        { text: link, media: [waves] },
        { text: text(4), media: [ferry] },
        { text: text(5), media: described },
      ]),
      options: { replySettings: 'following', madeWithAi: true },
    },
  ];
};

it('X receives just what a dry run shows, in all of 50 posts', async () => {
  const all = await cases();
  expect(all).toHaveLength(50);
  const { differences, calls, resolved } = await trial.runAll(subject, all);
  expect(differences).toEqual([]);
  // Each post, picture and video has an id; a picture takes three calls and more.
  expect({ calls, resolved }).toEqual({ calls: 142, resolved: 79 });
}, 120_000);

it('X receives the first comment that a dry run shows after its post', async () => {
  const thread = aThreadOf([{ text: 'Ebb' }, { text: 'Flow' }]);
  const firstComment = 'More: https://example.com/tides?a=b&c=ü';
  const given = { name: 'commented thread', content: thread, firstComment };
  const { differences, rehearsed } = await trial.run(subject, given);
  expect(differences).toEqual([]);
  // It answers the first part.
  const [first, , comment] = rehearsed.calls;
  expect(first).toMatchObject({ isFirstComment: false });
  expect(comment).toMatchObject({
    ...{ isFirstComment: true, isCommit: true },
    body: { value: { reply: { in_reply_to_tweet_id: rehearsed.standIns[0] } } },
  });
});

it('a dry run for X that showed something else would be noticed', async () => {
  const { rehearsal } = MODULE;
  if (!rehearsal) throw new Error('X cannot be rehearsed.');
  const media = await Promise.all(['a', 'b'].map((key) => photo(key)));
  const module = {
    ...MODULE,
    rehearsal: {
      ...rehearsal,
      // One id for everything cannot stand for two.
      answer: (request, stage) =>
        rehearsal.answer(request, {
          ...{ account: stage.account, baseUrls: stage.baseUrls },
          now: () => stage.now(),
          id: () => '2900000000000000001',
        }),
    } satisfies typeof rehearsal,
  };
  const given = { name: 'two pictures', content: aPostOf('Hm.', media) };
  const { differences } = await trial.run({ ...subject, module }, given);
  expect(differences.length).toBeGreaterThan(0);
});
