import { setTimeout as pause } from 'node:timers/promises';

import sharp from 'sharp';

import { makeVideo } from '../../../conformance/src/make-video';
import { startMediaServer, type MediaServer } from '../../../conformance/src/media-server';
import type {
  Account,
  Credentials,
  HttpClient,
  MediaFile,
} from '../../../server/src/platforms/contract';
import { jsonAnswer } from '../../../server/src/platforms/contract';
import { countHashtags, countMentions } from '../../../server/src/platforms/instagram/caption';
import { platformOf } from '../../../server/src/platforms/registry';
import { rehearsePublish } from '../../../server/src/services/dry-run';
import {
  aPostOf,
  DryRunTrial,
  sampledTexts,
  type DryRunCase,
  type DryRunSubject,
} from '../../platform-kit/dry-run-cases';
import { imageFile, videoFile } from '../../platform-kit/files';
import { unproven, wrongProofs } from '../facebook/without-proof';

const MODULE = platformOf('instagram');
const { text: RULES } = MODULE.descriptor;
const APPS = {
  default: { clientId: '514207733001', clientSecret: 'd4e5f6sample' },
  'facebook-login': { clientId: '902145578310', clientSecret: 'a1b2c3sample' },
};

type Method = keyof typeof APPS;

const METHODS = Object.keys(APPS) as Method[];

const TEXTS = sampledTexts({
  limit: RULES.limit,
  count: 20,
  isValid: (text) =>
    RULES.count(text) <= RULES.limit && countHashtags(text) <= 30 && countMentions(text) <= 20,
});

/** Videos are fetched in real time: asks the same again until they are, before anybody waits. */
const patient =
  (http: HttpClient): HttpClient =>
  async (request) => {
    for (;;) {
      const response = await http(request);
      if (!response.text.includes('"IN_PROGRESS"')) return response;
      await pause(10);
    }
  };

let trial: DryRunTrial;
let media: MediaServer;
beforeAll(async () => {
  media = await startMediaServer();
  trial = await DryRunTrial.start({
    apps: {
      instagram: [{ ...APPS.default, redirectUris: [] }],
      facebook: [{ ...APPS['facebook-login'], redirectUris: [] }],
    },
  });
  const many = 1_000_000;
  const limits = { callsPerHour: many, accountCallsPerDay: many, publishLimit: many };
  const processing = { imageProcessingMs: 0, videoProcessingMs: 0 };
  trial.act('instagram', 'configure', { ...limits, ...processing, containerLimit: many });
  trial.act('facebook', 'configure', { callsPerHour: many, pageCallsPerDay: many });
});
afterAll(() => Promise.all([trial.close(), media.close()]));

const subjectOf = (method: Method): DryRunSubject => {
  const { instagram, facebook } = trial.sandbox.urls;
  const issued = trial.act('instagram', 'issue-token', { method });
  return {
    ...(issued as { account: Account; credentials: Credentials }),
    platform: method === 'default' ? 'instagram' : 'facebook',
    module: unproven(MODULE, patient),
    deps: {
      baseUrls: {
        ...{ web: instagram, api: instagram, graph: instagram },
        ...{ facebookWeb: facebook, facebookGraph: facebook },
      },
      ...{ apiVersion: 'v25.0', method, app: APPS[method] },
    },
  };
};

const picture = async (key: string, changes: Partial<MediaFile> = {}): Promise<MediaFile> => {
  const background = `hsl(${key.charCodeAt(0) * 30}, 50%, 50%)`;
  const [width, height] = [changes.width ?? 400, changes.height ?? 400];
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const url = media.serve(`/${key}.jpg`, { bytes, contentType: 'image/jpeg' });
  return imageFile({ key, name: `${key}.jpg`, bytes, url, ...changes, width, height });
};

const film = async (key: string): Promise<MediaFile> => {
  const bytes = await makeVideo({ frameBytes: 500 });
  const url = media.serve(`/${key}.mp4`, { bytes, contentType: 'video/mp4' });
  const video = { durationMs: 3000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 };
  return videoFile({ key, name: `${key}.mp4`, bytes, url, video });
};

const text = (place: number): string => TEXTS[place % TEXTS.length] ?? '';

const TAGS = [{ username: 'ferrylane.theatre', x: 0.25, y: 1 }];

const pictures = async (): Promise<DryRunCase[]> => {
  const all = await Promise.all([...'abcdefghij'].map((key) => picture(key)));
  const described = await picture('k', { altText: 'Lamp “one”\n港' });
  const tall = await picture('l', { width: 540, height: 960 });
  const ferry = await film('ferry');
  const one = all.slice(0, 1);
  return [
    ...TEXTS.map((each, place) => ({ name: `text ${place}`, content: aPostOf(each, one) })),
    { name: 'picture alone', content: aPostOf('', one) },
    { name: 'described', content: aPostOf(text(1), [described]) },
    {
      name: 'picture with options',
      content: aPostOf(text(2), [described]),
      options: {
        ...{ collaborators: ['lanternrow.studio'], userTags: TAGS },
        ...{ locationId: '104829175630021', madeWithAi: true },
      },
    },
    ...[2, 3, 10].map((count) => ({
      name: `carousel of ${count}`,
      content: aPostOf(text(count), all.slice(0, count)),
    })),
    {
      name: 'carousel of both',
      content: aPostOf(text(4), [ferry, described, ...one]),
      options: { userTags: TAGS, collaborators: ['lanternrow.studio'] },
    },
    { name: 'carousel of the same', content: aPostOf('', [...one, ...one]) },
    { name: 'picture in a story', content: aPostOf('', [tall], { format: 'story' }) },
    {
      name: 'story with options',
      content: aPostOf('', [tall], { format: 'story' }),
      options: { userTags: [{ username: 'ferrylane.theatre' }], madeWithAi: true },
    },
  ];
};

const films = async (): Promise<DryRunCase[]> => {
  const ferry = await film('ferry');
  const cover = await picture('cover', { width: 540, height: 960 });
  const reel = { format: 'reel' } as const;
  return [
    { name: 'film of the feed', content: aPostOf(text(5), [ferry]) },
    { name: 'reel', content: aPostOf(text(6), [ferry], reel) },
    {
      name: 'reel with a cover',
      content: aPostOf(text(7), [ferry], reel),
      options: {
        ...{ shareToFeed: false, coverUrl: cover.url, audioName: 'Quay “at dawn”' },
        collaborators: ['lanternrow.studio'],
      },
    },
    {
      name: 'trial reel',
      content: aPostOf('', [ferry], reel),
      options: { thumbOffsetMs: 500, trialReel: 'performance', shareToFeed: true },
    },
    { name: 'film in a story', content: aPostOf('', [ferry], { format: 'story' }) },
  ];
};

const paid = async (): Promise<DryRunCase[]> => [
  {
    name: 'paid partnership',
    content: aPostOf(text(8), [await picture('a')]),
    options: { paidPartnership: true, sponsorIds: ['17841400000000202'] },
  },
];

it.each([
  ['default', 35, { calls: 180, resolved: 90 }],
  ['facebook-login', 36, { calls: 190, resolved: 92 }],
] as const)(
  'Instagram (%s) receives just what a dry run shows, in all of %d posts',
  async (...given) => {
    const [method, count, seen] = given;
    const onlyThere = method === 'default' ? [] : await paid();
    const all = [...(await pictures()), ...(await films()), ...onlyThere];
    expect(all).toHaveLength(count);
    const { differences, calls, resolved } = await trial.runAll(subjectOf(method), all);
    expect(differences).toEqual([]);
    // A token for each post, and its containers.
    expect({ calls, resolved }).toEqual(seen);
  },
  120_000
);

it.each(METHODS)(
  'Instagram (%s) receives the first comment that a dry run shows after its post',
  async (method) => {
    const firstComment = 'More: #tides “one”';
    const given = {
      name: 'commented',
      content: aPostOf('Ebb', [await picture('a')]),
      firstComment,
    };
    const { differences, rehearsed } = await trial.run(subjectOf(method), given);
    expect(differences).toEqual([]);
    const comment = rehearsed.calls.filter(({ isFirstComment }) => isFirstComment);
    expect(comment.map((call) => [call.method, call.isCommit])).toEqual([
      ['GET', false],
      ['POST', true],
    ]);
  }
);

it.each(METHODS)(
  'a dry run for Instagram (%s) proves its calls by its stand-ins',
  async (method) => {
    const { account, deps } = subjectOf(method);
    const content = aPostOf('Hm.', [await picture('a'), await picture('b')]);
    const rehearsed = await rehearsePublish({
      module: MODULE,
      account,
      deps,
      content,
      options: {},
    });
    expect(rehearsed.calls).toHaveLength(8);
    expect(wrongProofs(rehearsed)).toEqual([]);
  }
);

it('a dry run for Instagram itself sends bytes to the host for uploads', async () => {
  const { account, deps } = subjectOf('facebook-login');
  const { calls, outcome } = await rehearsePublish({
    ...{ module: MODULE, account, options: {} },
    deps: { ...deps, baseUrls: MODULE.descriptor.baseUrls },
    content: aPostOf('Hm.', [await film('hm')], { format: 'reel' }),
  });
  expect(outcome.status).toBe('published');
  const [graph, uploads] = ['https://graph.facebook.com', 'https://rupload.facebook.com'];
  expect(calls.map(({ url }) => new URL(url).origin)).toEqual([
    graph,
    graph,
    uploads,
    graph,
    graph,
  ]);
});

it('a dry run for Instagram that published an item of the carousel would be noticed', async () => {
  const { rehearsal } = MODULE;
  if (!rehearsal) throw new Error('Instagram cannot be rehearsed.');
  const subject = subjectOf('default');
  const ids: string[] = [];
  const module: DryRunSubject['module'] = {
    ...subject.module,
    rehearsal: {
      ...rehearsal,
      answer: (request, stage) => {
        if (!new URL(request.url).pathname.endsWith('/media')) {
          return rehearsal.answer(request, stage);
        }
        ids.push(stage.id('178##############'));
        // The third is the carousel itself, and is called as its second item.
        return jsonAnswer({ id: ids[Math.min(ids.length, 2) - 1] });
      },
    },
  };
  const files = [await picture('a'), await picture('b')];
  const given = { name: 'carousel', content: aPostOf('Hm.', files) };
  expect((await trial.run({ ...subject, module }, given)).differences).not.toEqual([]);
});
