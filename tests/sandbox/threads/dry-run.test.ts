import sharp from 'sharp';

import { makeVideo } from '../../../conformance/src/make-video';
import { startMediaServer, type MediaServer } from '../../../conformance/src/media-server';
import type {
  Account,
  Credentials,
  MediaFile,
  PostContent,
} from '../../../server/src/platforms/contract';
import { jsonAnswer } from '../../../server/src/platforms/contract';
import { platformOf } from '../../../server/src/platforms/registry';
import { linksIn } from '../../../server/src/platforms/threads/text';
import {
  aPostOf,
  aThreadOf,
  DryRunTrial,
  sampledTexts,
  type DryRunCase,
  type DryRunSubject,
} from '../../platform-kit/dry-run-cases';
import { imageFile, videoFile } from '../../platform-kit/files';

const MODULE = platformOf('threads');
const { text: RULES } = MODULE.descriptor;
const APP = { clientId: '1199337755330011', clientSecret: 'a1b2c3-threads-secret' };

const TEXTS = sampledTexts({
  limit: RULES.limit,
  count: 24,
  isValid: (text) => RULES.count(text) <= RULES.limit && linksIn(text).length <= 5,
});

let trial: DryRunTrial;
let media: MediaServer;
let subject: DryRunSubject;
beforeAll(async () => {
  media = await startMediaServer();
  trial = await DryRunTrial.start({ apps: { threads: [{ ...APP, redirectUris: [] }] } });
  const many = 1_000_000;
  const limits = { postsPerDay: many, repliesPerDay: many, callsPerDay: many };
  trial.act('threads', 'configure', { ...limits, imageProcessingMs: 0, videoProcessingMs: 0 });
  const { threads: url } = trial.sandbox.urls;
  subject = {
    ...(trial.act('threads', 'issue-token') as { account: Account; credentials: Credentials }),
    platform: 'threads',
    module: MODULE,
    deps: { baseUrls: { web: url, api: url }, apiVersion: null, method: 'default', app: APP },
  };
});
afterAll(() => Promise.all([trial.close(), media.close()]));

const picture = async (key: string, altText = ''): Promise<MediaFile> => {
  const background = `hsl(${key.charCodeAt(0) * 30}, 50%, 50%)`;
  const [width, height] = [640, 480];
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const url = media.serve(`/${key}.jpg`, { bytes, contentType: 'image/jpeg' });
  return imageFile({ key, name: `${key}.jpg`, bytes, width, height, altText, url });
};

const film = async (key: string, altText = ''): Promise<MediaFile> => {
  const bytes = await makeVideo();
  const url = media.serve(`/${key}.mp4`, { bytes, contentType: 'video/mp4' });
  return videoFile({ key, name: `${key}.mp4`, bytes, altText, url });
};

const LINK = 'https://example.com/ferry?a=b&c=ü#d';

const card: PostContent['card'] = { url: LINK, title: 'Not sent', description: '', image: null };

const text = (place: number): string => TEXTS[place % TEXTS.length] ?? '';

const OPTIONS: NonNullable<DryRunCase['options']>[] = [
  { replyControl: 'accounts_you_follow', topicTag: 'Lamps and light' },
  { replyControl: 'mentioned_only', replyApproval: true },
  { poll: ['Tea', 'Rum'] },
  { poll: ['North', 'East', 'South', 'Öst & West'], topicTag: '灯台' },
  { gifId: 'xT9IgG50Fb7Mi0prBC' },
  { attachedText: `A long story, “quoted” & 港\n\n${'and on '.repeat(500)}` },
  { ghostPost: true },
  { spoilers: ['lamp', 'quay'] },
  { countries: ['PT', 'JP'] },
  { replyControl: null, topicTag: null, poll: null, spoilerMedia: true },
];

const single = async (): Promise<DryRunCase[]> => {
  const pictures = await Promise.all([...'abcdefghijklmnopqrst'].map((key) => picture(key)));
  const described = [await picture('u', 'Lamp “one”'), await film('v', '灯台\nand the sea')];
  const ferry = await film('ferry');
  return [
    ...TEXTS.map((each, place) => ({ name: `text ${place}`, content: aPostOf(each) })),
    { name: 'link', content: aPostOf('The ferry runs', [], { card }) },
    { name: 'link alone', content: aPostOf('', [], { card }) },
    {
      name: 'link in an attached text',
      content: aPostOf('The ferry runs', [], { card }),
      options: { attachedText: 'All of it.' },
    },
    ...OPTIONS.map((options, place) => ({
      name: `options ${place}`,
      content: aPostOf('A lamp on the quay, and another lamp'),
      options,
    })),
    ...[1, 2, 20].map((count) => ({
      name: `${count} pictures`,
      content: aPostOf(text(count), pictures.slice(0, count)),
    })),
    { name: 'picture alone', content: aPostOf('', pictures.slice(0, 1)) },
    { name: 'film', content: aPostOf(text(4), [ferry]) },
    { name: 'described', content: aPostOf(text(5), described) },
    {
      name: 'hidden pictures',
      content: aPostOf('Hush', [...described, ...pictures.slice(0, 3)]),
      options: { spoilerMedia: true, topicTag: 'hush' },
    },
  ];
};

const threads = async (): Promise<DryRunCase[]> => {
  const [a, b, ferry] = [await picture('a', 'A'), await picture('b'), await film('ferry')];
  return [
    ...[2, 3, 5].map((count) => ({
      name: `thread of ${count}`,
      content: aThreadOf(TEXTS.slice(count, 2 * count).map((each) => ({ text: each }))),
    })),
    {
      name: 'thread with a link and options',
      content: aThreadOf([{ text: 'The lamp' }, { text: 'A lamp again' }], { card }),
      options: { replyControl: 'everyone', topicTag: 'lamps', spoilers: ['lamp'] },
    },
    {
      name: 'thread with files',
      content: aThreadOf([
        { text: text(6), media: [a] },
        { text: text(7), media: [a, b] },
        { text: '', media: [ferry] },
        { text: text(8), media: [b, ferry] },
      ]),
    },
  ];
};

it('Threads receives just what a dry run shows, in all of 49 posts', async () => {
  const all = [...(await single()), ...(await threads())];
  expect(all).toHaveLength(49);
  const { differences, calls, resolved } = await trial.runAll(subject, all);
  expect(differences).toEqual([]);
  // A token for each post, its containers, and the posts that others answer.
  expect({ calls, resolved }).toEqual({ calls: 306, resolved: 158 });
}, 120_000);

it('Threads receives just what a dry run shows when a post quotes another', async () => {
  await trial.run(subject, { name: 'quoted', content: aPostOf('Quote me') });
  const posts = trial.act('threads', 'posts') as { id: string }[];
  const options = { quotePostId: posts.at(-1)?.id ?? '' };
  const quoting = { name: 'quoting', content: aPostOf('As they said'), options };
  expect((await trial.run(subject, quoting)).differences).toEqual([]);
});

it('a dry run for Threads whose parts answered another one would be noticed', async () => {
  const { rehearsal } = MODULE;
  if (!rehearsal) throw new Error('Threads cannot be rehearsed.');
  const module: DryRunSubject['module'] = {
    ...MODULE,
    rehearsal: {
      ...rehearsal,
      // The container's id in the place of the post's.
      answer: (request, stage) => {
        const { body, url } = request;
        const isCommit = url.endsWith('/threads_publish') && body?.kind === 'form';
        if (!isCommit) return rehearsal.answer(request, stage);
        return jsonAnswer({ id: body.fields.creation_id });
      },
    },
  };
  const given = { name: 'thread', content: aThreadOf([{ text: 'One' }, { text: 'Two' }]) };
  expect((await trial.run({ ...subject, module }, given)).differences).not.toEqual([]);
});

it('Threads receives the first comment that a dry run shows after its post', async () => {
  const firstComment = 'More: https://example.com/tides?a=b';
  const given = {
    ...{ name: 'commented', content: aThreadOf([{ text: 'One' }, { text: 'Two' }]) },
    firstComment,
  };
  const { differences, rehearsed } = await trial.run(subject, given);
  expect(differences).toEqual([]);
  const comment = rehearsed.calls.filter(({ isFirstComment }) => isFirstComment);
  // A container, its state, the publishing, and a look whether it stands in its place.
  expect(comment.map(({ method, isCommit }) => [method, isCommit])).toEqual([
    ['POST', false],
    ['GET', false],
    ['POST', true],
    ['GET', false],
  ]);
});
