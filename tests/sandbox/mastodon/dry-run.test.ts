import type { Account, Credentials } from '../../../server/src/platforms/contract';
import { platformOf } from '../../../server/src/platforms/registry';
import {
  aPostOf,
  aThreadOf,
  DryRunTrial,
  sampledTexts,
  type DryRunCase,
  type DryRunSubject,
} from '../../platform-kit/dry-run-cases';

import { film, movingGif, picture } from './files-for-test';

const MODULE = platformOf('mastodon');
const { text: RULES } = MODULE.descriptor;
const TEXTS = sampledTexts({
  limit: RULES.limit,
  count: 30,
  isValid: (text) => RULES.count(text) <= RULES.limit,
});

let trial: DryRunTrial;
let subject: DryRunSubject;
beforeAll(async () => {
  trial = await DryRunTrial.start();
  const unlimited = { statusesPer3Hours: 1000, mediaPer30Min: 1000, callsPer5Min: 10_000 };
  trial.act('mastodon', 'configure', unlimited);
  subject = {
    ...(trial.act('mastodon', 'issue-token') as { account: Account; credentials: Credentials }),
    platform: 'mastodon',
    module: MODULE,
    deps: {
      baseUrls: { service: trial.sandbox.urls.mastodon },
      ...{ apiVersion: null, method: 'default', app: null },
    },
  };
});
afterAll(() => trial.close());

const text = (place: number): string => TEXTS[place % TEXTS.length] ?? '';

const OPTIONS: NonNullable<DryRunCase['options']>[] = [
  { visibility: 'unlisted' },
  { visibility: 'private', sensitive: true },
  { contentWarning: 'Tides', language: 'de' },
  { quotePolicy: 'followers' },
  { poll: { choices: ['Tea', 'Rum'] } },
  { poll: { choices: ['North', 'East', 'South'], minutes: 30, multiple: true, hideTotals: true } },
];

const postsWithOptions = (): DryRunCase[] =>
  OPTIONS.map((options, place) => ({
    ...{ name: `options ${place}`, content: aPostOf(`Which way, ${place}?`), options },
  }));

const postsWithMedia = async (): Promise<DryRunCase[]> => {
  const pictures = await Promise.all(
    ['a', 'b', 'c', 'd'].map((key, place) =>
      picture(key, { altText: place % 2 === 0 ? '' : `Alt “${key}” 港\nof two lines` })
    )
  );
  const [waves, ferry] = [await movingGif('waves', 'Waves'), await film('ferry', 'The ferry')];
  const moving = [waves, { ...waves, altText: '' }, ferry, { ...ferry, altText: '' }];
  return [
    ...[1, 2, 3, 4].map((count) => ({
      name: `${count} pictures`,
      content: aPostOf(text(count), pictures.slice(0, count)),
    })),
    { name: 'picture alone', content: aPostOf('', pictures.slice(1, 2), { language: null }) },
    ...moving.map((file, place) => ({
      name: `moving ${place}`,
      content: aPostOf(text(6 + place), [file]),
    })),
    {
      name: 'focal points',
      content: aPostOf(text(11), pictures.slice(0, 3)),
      options: { focus: [{ x: 0.5, y: -0.25 }, null, { x: -1, y: 1 }], sensitive: true },
    },
    {
      name: 'thread with media and options',
      content: aThreadOf([
        { text: 'One', media: pictures.slice(0, 2) },
        { text: 'Two', media: [ferry] },
        { text: 'Three', media: [waves] },
        { text: 'Four' },
      ]),
      options: { visibility: 'unlisted', contentWarning: 'Boats', quotePolicy: 'nobody' },
    },
  ];
};

it('Mastodon receives just what a dry run shows, in all of 50 posts', async () => {
  const cases = [
    ...TEXTS.map((each, place) => ({ name: `text ${place}`, content: aPostOf(each) })),
    {
      name: 'thread',
      content: aThreadOf([0, 1, 2].map((place) => ({ text: text(place) }))),
    },
    {
      name: 'thread in Portuguese',
      content: aThreadOf([{ text: 'Um' }, { text: 'Dois' }], { language: 'pt-BR' }),
    },
    { name: 'link', content: aPostOf('Ferry: https://example.com/ferry?a=b&c=d#e') },
    ...postsWithOptions(),
    ...(await postsWithMedia()),
  ];
  expect(cases).toHaveLength(50);
  const { differences, calls, resolved } = await trial.runAll(subject, cases);
  expect(differences).toEqual([]);
  expect({ calls, resolved }).toEqual({ calls: 84, resolved: 78 });
  // A key that was used before would have been answered with an earlier post.
  const parts = cases.reduce((sum, { content }) => sum + content.parts.length, 0);
  expect(trial.act('mastodon', 'posts')).toHaveLength(parts);
}, 120_000);

it('Mastodon receives the first comment that a dry run shows after its post', async () => {
  const firstComment = 'More: https://example.com/tides?a=b';
  const given = {
    name: 'commented',
    content: aThreadOf([{ text: 'One' }, { text: 'Two' }]),
    ...{ options: { visibility: 'unlisted' }, firstComment },
  };
  const { differences, rehearsed } = await trial.run(subject, given);
  expect(differences).toEqual([]);
  const { body } = rehearsed.calls.at(-1) ?? {};
  // Seen by those who see the post, and under its first part.
  expect(body).toMatchObject({
    value: { in_reply_to_id: rehearsed.standIns[0], visibility: 'unlisted' },
  });
});
