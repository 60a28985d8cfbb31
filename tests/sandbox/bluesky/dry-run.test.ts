import type { Account, Credentials } from '../../../server/src/platforms/contract';
import { findSpans } from '../../../server/src/platforms/bluesky/facet-spans';
import { platformOf } from '../../../server/src/platforms/registry';
import {
  aPostOf,
  aThreadOf,
  DryRunTrial,
  sampledTexts,
  type DryRunCase,
  type DryRunSubject,
} from '../../platform-kit/dry-run-cases';

import { aFilm, aPicture } from './adapter-under-test';

const MODULE = platformOf('bluesky');
const { text: RULES } = MODULE.descriptor;
/** Accounts of the sandbox. Whether a handle is anybody's a dry run cannot know: it takes them all. */
const HANDLES = ['harbourlight.test', 'fernmoorkitchen.test'];

/** Only people who exist, and nobody twice. */
const mentionsWell = (text: string): boolean => {
  const handles = findSpans(text).flatMap((span) => (span.kind === 'mention' ? [span.handle] : []));
  return (
    handles.every((handle) => HANDLES.includes(handle)) && new Set(handles).size === handles.length
  );
};

const TEXTS = sampledTexts({
  limit: RULES.limit,
  count: 30,
  isValid: (text) => RULES.count(text) <= RULES.limit && mentionsWell(text),
});

let trial: DryRunTrial;
let subject: DryRunSubject;
beforeAll(async () => {
  trial = await DryRunTrial.start();
  const knobs = { rateLimitsEnabled: false, videosPerDay: 1000, videoProcessingMs: 1000 };
  trial.act('bluesky', 'configure', knobs);
  const { bluesky: url } = trial.sandbox.urls;
  const baseUrls = { service: url, web: url, video: url };
  subject = {
    ...(trial.act('bluesky', 'issue-token') as { account: Account; credentials: Credentials }),
    platform: 'bluesky',
    module: MODULE,
    deps: { baseUrls, apiVersion: null, method: 'default', app: null },
  };
});
afterAll(() => trial.close());

const text = (place: number): string => TEXTS[place % TEXTS.length] ?? '';

const LONG_THREAD = Array.from({ length: 6 }, (_, place) => ({
  text: `Part ${place + 1} of 6. https://example.com/${place} #tides`,
}));

const OPTIONS: NonNullable<DryRunCase['options']>[] = [
  { langs: ['en', 'pt-BR', 'ja'] },
  { replies: 'everyone', quotes: 'everyone' },
  { replies: 'mentioned' },
  { replies: 'nobody', quotes: 'nobody' },
  { labels: ['nudity', 'graphic-media'], tags: ['tides', '灯台'] },
];

const postsWithOptions = (): DryRunCase[] =>
  OPTIONS.map((options, place) => ({
    ...{ name: `options ${place}`, content: aPostOf(text(place)), options },
  }));

const postsWithMedia = async (): Promise<DryRunCase[]> => {
  // Colours far apart: the same bytes would be the same blob.
  const keys = Array.from({ length: 10 }, (_, place) => 'a'.repeat(place + 1));
  const pictures = await Promise.all(
    keys.map((key, place) => aPicture(key, place % 2 === 0 ? '' : `Alt “${key}” 港`))
  );
  const films = await Promise.all([2, 3, 4, 5].map((seconds) => aFilm(seconds)));
  const [first, second, third, fourth] = films;
  if (!first || !second || !third || !fourth) throw new Error('Some film is missing.');
  const card = { url: 'https://example.com/å?b=c', title: 'Ebb & flow', description: 'Tides' };
  const image = pictures[7] ?? null;
  return [
    ...[1, 2, 4, 5, 10].map((count) => ({
      name: `${count} pictures`,
      content: aPostOf(text(count), pictures.slice(0, count)),
    })),
    { name: 'picture alone', content: aPostOf('', pictures.slice(1, 2), { language: null }) },
    { name: 'video', content: aPostOf(text(11), [first]) },
    { name: 'bare video', content: aPostOf('', [{ ...second, altText: '' }]) },
    {
      name: 'video as GIF',
      content: aPostOf(text(12), [third]),
      options: { videoPresentation: 'gif' },
    },
    { name: 'card', content: aPostOf(text(13), [], { card: { ...card, image: null } }) },
    { name: 'card with picture', content: aPostOf(text(14), [], { card: { ...card, image } }) },
    {
      name: 'thread with media and options',
      content: aThreadOf([
        { text: 'Ahoy @harbourlight.test!', media: pictures.slice(0, 2) },
        { text: text(15), media: [{ ...fourth, key: 'thread' }] },
        { text: 'The end, @fernmoorkitchen.test', media: pictures.slice(4, 5) },
      ]),
      options: { replies: 'following', quotes: 'nobody' },
    },
  ];
};

it('Bluesky receives just what a dry run shows, in all of 50 posts', async () => {
  const cases = [
    ...TEXTS.map((each, place) => ({ name: `text ${place}`, content: aPostOf(each) })),
    {
      name: 'two people',
      content: aPostOf(`Hello ${HANDLES.map((handle) => `@${handle}`).join(' and ')}`),
    },
    { name: 'long thread', content: aThreadOf(LONG_THREAD) },
    {
      name: 'thread in Portuguese',
      content: aThreadOf([{ text: 'Um' }, { text: 'Dois' }], { language: 'pt-BR' }),
    },
    ...postsWithOptions(),
    ...(await postsWithMedia()),
  ];
  expect(cases).toHaveLength(50);
  const { differences, calls, resolved } = await trial.runAll(subject, cases);
  expect(differences).toEqual([]);
  expect({ calls, resolved }).toEqual({ calls: 121, resolved: 110 });
}, 120_000);

it('Bluesky receives the first comment that a dry run shows after its post', async () => {
  const firstComment = 'Ask @fernmoorkitchen.test: https://example.com/å?b=c #tides';
  const options = { replies: 'nobody' };
  const cases = [
    { name: 'commented', content: aPostOf('Ebb'), options, firstComment },
    {
      name: 'commented thread',
      content: aThreadOf([{ text: 'One' }, { text: 'Two' }]),
      firstComment,
    },
  ];
  const { differences, calls } = await trial.runAll(subject, cases);
  expect(differences).toEqual([]);
  // A post with its gate, and a thread; each comment looks for the person it names.
  expect(calls).toBe(8);
});
