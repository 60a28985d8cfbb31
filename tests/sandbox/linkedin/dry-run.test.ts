import type { Account, Credentials, MediaFile } from '../../../server/src/platforms/contract';
import { platformOf } from '../../../server/src/platforms/registry';
import {
  aPostOf,
  DryRunTrial,
  sampledTexts,
  type DryRunCase,
  type DryRunSubject,
} from '../../platform-kit/dry-run-cases';

import { aFilm, aGif, aPaper, aPicture, MEMBER, PAGE } from './adapter-for-test';

const MODULE = platformOf('linkedin');
const { text: RULES } = MODULE.descriptor;
const TEXTS = sampledTexts({
  limit: RULES.limit,
  count: 24,
  isValid: (text) => RULES.count(text) <= RULES.limit,
});

let trial: DryRunTrial;
beforeAll(async () => {
  trial = await DryRunTrial.start();
  const unlimited = { memberCallsPerDay: null, appCallsPerDay: null };
  trial.act('linkedin', 'configure', { ...unlimited, duplicateWindowMs: 0 });
});
afterAll(() => trial.close());

const subjectOf = (account: string): DryRunSubject => {
  const { linkedin: url } = trial.sandbox.urls;
  const issued = trial.act('linkedin', 'issue-token', { account }) as {
    account: Account;
    credentials: Credentials;
  };
  const method = issued.account.kind === 'organization' ? 'organization' : 'default';
  const deps = { baseUrls: { web: url, api: url }, apiVersion: '202608', method, app: null };
  return { ...issued, platform: 'linkedin', module: MODULE, deps };
};

const text = (place: number): string => TEXTS[place % TEXTS.length] ?? '';

const postsWithMedia = async (): Promise<DryRunCase[]> => {
  const keys = Array.from({ length: 20 }, (_, place) => `picture-${place}`);
  const pictures = await Promise.all(
    keys.map((key, place) =>
      aPicture(key, { name: `${key}.jpg`, altText: place % 2 === 0 ? '' : `“${key}” 港` })
    )
  );
  const [film, paper] = [await aFilm(), aPaper()];
  const wholeFilm: MediaFile = await aFilm(40);
  const card = { url: 'https://example.com/a?b=c&d=ü', title: 'Ebb & flow', description: '' };
  const media: [name: string, media: MediaFile[], options?: DryRunCase['options']][] = [
    ...[1, 2, 3, 9, 20].map((count): [string, MediaFile[]] => [
      `${count} pictures`,
      pictures.slice(0, count),
    ]),
    ['gif', [await aGif()]],
    ['video', [film]],
    ['titled video', [film], { title: 'The ferry turns' }],
    ['longer video', [{ ...wholeFilm, key: 'whole' }]],
    ['document', [paper]],
    ['titled document', [{ ...paper, altText: 'Tides' }], { title: 'Tide tables' }],
  ];
  return [
    ...media.map(([name, files, options], place) => ({
      name,
      content: aPostOf(text(place), files),
      ...(options && { options }),
    })),
    { name: 'picture alone', content: aPostOf('', pictures.slice(3, 4)) },
    { name: 'card', content: aPostOf(text(8), [], { card: { ...card, image: null } }) },
    {
      name: 'card with picture',
      content: aPostOf(text(9), [], {
        card: { ...card, description: 'About tides. '.repeat(40), image: pictures[5] ?? null },
      }),
    },
    { name: 'no reposts', content: aPostOf(text(10)), options: { reshareDisabled: true } },
    {
      name: 'poll',
      content: aPostOf(text(11)),
      options: { poll: { question: 'Which?', options: ['Tea', 'Rum'] } },
    },
  ];
};

const plainPosts = (): DryRunCase[] =>
  TEXTS.map((each, place) => ({ name: `text ${place}`, content: aPostOf(each) }));

it('LinkedIn receives just what a dry run shows, in all of 42 posts of a member', async () => {
  const audiences = ['CONNECTIONS', 'LOGGED_IN'].map((visibility) => ({
    ...{ name: visibility, content: aPostOf(text(12)), options: { visibility } },
  }));
  const cases = [...plainPosts(), ...(await postsWithMedia()), ...audiences];
  expect(cases).toHaveLength(42);
  const { differences, calls, resolved } = await trial.runAll(subjectOf(MEMBER), cases);
  expect(differences).toEqual([]);
  expect({ calls, resolved }).toEqual({ calls: 150, resolved: 143 });
}, 120_000);

it('LinkedIn receives just what a dry run shows, in all of 40 posts of a page', async () => {
  const cases = [...plainPosts(), ...(await postsWithMedia())];
  expect(cases).toHaveLength(40);
  const { differences, calls, resolved } = await trial.runAll(subjectOf(PAGE), cases);
  expect(differences).toEqual([]);
  expect({ calls, resolved }).toEqual({ calls: 178, resolved: 141 });
}, 120_000);

it.each([MEMBER, PAGE])(
  'LinkedIn receives the first comment of %s that a dry run shows after its post',
  async (account) => {
    const firstComment = 'More (of it): https://example.com/tides?a=b #ebb @flow';
    const given = { name: 'commented', content: aPostOf('Ebb'), firstComment };
    const { differences, rehearsed } = await trial.run(subjectOf(account), given);
    expect(differences).toEqual([]);
    expect(rehearsed.calls.map(({ isFirstComment }) => isFirstComment)).toEqual([false, true]);
  }
);
