import assert from 'node:assert/strict';

import type { FormatRules, MediaFile, MediaKind } from '../../../server/src/platforms/contract';
import type { ConformanceCase } from '../case';
import type { Subject } from '../subject';
import type { Trial } from '../trial';

const feedOf = ({ module: { descriptor } }: Subject): FormatRules | undefined =>
  descriptor.formats.feed;

const takes =
  (kind: MediaKind) =>
  (subject: Subject): string | null =>
    feedOf(subject)?.[kind] ? null : `its posts take no ${kind}`;

const hasRule =
  (kind: 'image' | 'video', rule: 'ratio' | 'minSide' | 'frameRate') =>
  (subject: Subject): string | null => {
    const rules = feedOf(subject)?.[kind];
    return rules && rule in rules ? null : `no such rule for ${withArticle(kind)}`;
  };

const withArticle = (kind: MediaKind): string => (kind === 'image' ? 'an image' : `a ${kind}`);

/** One file with facts that break a rule; bytes are never looked at. */
const brokenBy =
  (kind: MediaKind, change: (rules: FormatRules) => Partial<MediaFile>) =>
  async (trial: Trial): Promise<void> => {
    const rules = trial.rules();
    const file = await trial.files.of(kind, rules);
    await trial.refused(trial.content('Broken file', { media: [{ ...file, ...change(rules) }] }));
  };

const onePost = async (trial: Trial, media: MediaFile[], text = 'With files'): Promise<void> => {
  await trial.deliver(trial.content(text, { media }));
  const post = await trial.only();
  assert.deepEqual(
    post.media.map(({ kind }) => kind),
    media.map(({ kind }) => kind)
  );
  assert.equal(post.text, text);
};

const some = (trial: Trial, kind: MediaKind, count: number): Promise<MediaFile[]> =>
  Promise.all(Array.from({ length: count }, () => trial.files.of(kind, trial.rules())));

const most = (trial: Trial, kind: MediaKind): number =>
  Math.min(trial.rules()[kind]?.maxCount ?? 0, trial.rules().files.max);

const GOES_OUT = (['image', 'gif', 'video', 'document'] as const).map((kind): ConformanceCase => ({
  group: kind,
  name: `${withArticle(kind)} goes out`,
  skip: takes(kind),
  run: async (trial) => onePost(trial, await some(trial, kind, 1)),
}));

const images: ConformanceCase[] = [
  {
    group: 'image',
    name: 'as many images as it takes go out, in their order',
    skip: takes('image'),
    async run(trial) {
      const files = await some(trial, 'image', most(trial, 'image'));
      const longest = trial.adapter.rulesOf(trial.account).maxAltTextLength;
      const media = files.map((file, index) => ({
        ...file,
        altText: longest > 0 ? `Picture ${index + 1}` : '',
      }));
      await onePost(trial, media);
      const { media: shown } = await trial.only();
      assert.deepEqual(
        shown.map(({ altText }) => altText),
        media.map(({ altText }) => altText)
      );
    },
  },
  {
    group: 'image',
    name: 'one image too many is refused before any call',
    skip: takes('image'),
    async run(trial) {
      const media = await some(trial, 'image', most(trial, 'image') + 1);
      await trial.refused(trial.content('Too many', { media }));
    },
  },
  {
    group: 'image',
    name: 'an alternative text that is too long is refused before any call',
    skip: (subject) =>
      takes('image')(subject) ??
      (subject.module.descriptor.maxAltTextLength > 0 ? null : 'it shows no alternative texts'),
    async run(trial) {
      const altText = 'x'.repeat(trial.adapter.rulesOf(trial.account).maxAltTextLength + 1);
      const media = [await trial.files.image(trial.rules(), { altText })];
      await trial.refused(trial.content('Alt', { media }));
    },
  },
];

const refusals: ConformanceCase[] = [
  ['image', 'without bytes', takes('image'), () => ({ byteLength: 0 })] as const,
  ['image', 'that is an SVG', takes('image'), () => ({ mimeType: 'image/svg+xml' })] as const,
  ['image', 'that is a HEIC', takes('image'), () => ({ mimeType: 'image/heic' })] as const,
  [
    'image',
    'of too many bytes',
    takes('image'),
    ({ image }: FormatRules) => ({ byteLength: (image?.maxBytes ?? 0) + 1 }),
  ] as const,
  [
    'image',
    'of 30,000 pixels a side',
    takes('image'),
    () => ({ width: 30_000, height: 30_000 }),
  ] as const,
  [
    'image',
    'of a shape that is not taken',
    hasRule('image', 'ratio'),
    ({ image }: FormatRules) => ({
      width: Math.ceil(100 * (image?.ratio?.max ?? 1) * 1.2),
      height: 100,
    }),
  ] as const,
  ['gif', 'without bytes', takes('gif'), () => ({ byteLength: 0 })] as const,
  ['video', 'without bytes', takes('video'), () => ({ byteLength: 0 })] as const,
  ['video', 'whose header cannot be read', takes('video'), () => ({ video: null })] as const,
  ['video', 'of the wrong type', takes('video'), () => ({ mimeType: 'video/x-msvideo' })] as const,
  [
    'video',
    'in a codec that is not taken',
    takes('video'),
    () => ({
      video: { durationMs: 5000, videoCodec: 'no-such-codec', audioCodec: 'aac', frameRate: 30 },
    }),
  ] as const,
  [
    'video',
    'with sound that is not taken',
    takes('video'),
    () => ({
      video: { durationMs: 5000, videoCodec: 'avc', audioCodec: 'no-such-codec', frameRate: 30 },
    }),
  ] as const,
  [
    'video',
    'that is too long',
    takes('video'),
    ({ video }: FormatRules) => ({
      video: {
        ...{ videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 },
        durationMs: (video?.durationMs.max ?? 0) * 1.1 + 1000,
      },
    }),
  ] as const,
  [
    'video',
    'of too many bytes',
    takes('video'),
    ({ video }: FormatRules) => ({ byteLength: (video?.maxBytes ?? 0) + 1 }),
  ] as const,
  [
    'document',
    'that is a text file',
    takes('document'),
    () => ({ mimeType: 'text/plain' }),
  ] as const,
  [
    'document',
    'of too many pages',
    takes('document'),
    ({ document }: FormatRules) => ({ pageCount: (document?.maxPages ?? 0) + 1 }),
  ] as const,
].map(([kind, what, skip, change]) => ({
  group: kind,
  name: `${withArticle(kind)} ${what} is refused before any call`,
  skip,
  run: brokenBy(kind, change),
}));

const kindsOf = (rules: FormatRules): MediaKind[] =>
  (['image', 'gif', 'video', 'document'] as const).filter((kind) => rules[kind] !== null);

const mixes: ConformanceCase[] = [
  {
    group: 'image',
    name: 'files of two kinds go out together where they may, else are refused before any call',
    skip: (subject) => {
      const rules = feedOf(subject);
      return rules && kindsOf(rules).length > 1 ? null : 'its posts take one kind of file';
    },
    async run(trial) {
      const rules = trial.rules();
      const [one = 'image', other = 'video'] = kindsOf(rules).filter((kind) => kind !== 'gif');
      const media = [await trial.files.of(one, rules), await trial.files.of(other, rules)];
      if (rules.mixesKinds) return onePost(trial, media, 'Mixed');
      return trial.refused(trial.content('Mixed', { media }));
    },
  },
  {
    group: 'image',
    name: 'a kind of file it does not take is refused before any call',
    skip: (subject) => {
      const rules = feedOf(subject);
      return rules && kindsOf(rules).length === 4 ? 'it takes every kind' : null;
    },
    async run(trial) {
      const rules = trial.rules();
      const kind = (['document', 'gif', 'video', 'image'] as const).find((one) => !rules[one]);
      const file = await trial.files.of(kind ?? 'document', rules);
      await trial.refused(trial.content('Not here', { media: [file] }));
    },
  },
  {
    group: 'image',
    name: 'a file that must be fetched is refused by name when this Strapi cannot be reached',
    skip: (subject) => {
      const { image, video } = feedOf(subject) ?? {};
      const pulls = image?.transfer === 'url' || video?.transfer === 'url';
      return pulls ? null : 'it takes bytes';
    },
    async run(trial) {
      const rules = trial.rules();
      const kind = rules.image?.transfer === 'url' ? 'image' : 'video';
      const file = { ...(await trial.files.of(kind, rules)), url: null };
      const failure = await trial.fails(
        trial.publish(trial.content('Fetch', { media: [file] })),
        'rejected'
      );
      assert.equal(failure.code, 'MEDIA_NOT_PUBLIC');
    },
  },
  {
    group: 'image',
    name: 'an address that leads nowhere fails by name and leaves nothing',
    skip: (subject) => {
      const { image } = feedOf(subject) ?? {};
      if (image?.transfer !== 'url') return 'it takes bytes';
      return subject.serve ? null : 'nothing serves files';
    },
    async run(trial) {
      const file = await trial.files.image(trial.rules());
      const media = [{ ...file, url: new URL('/not-there.jpg', file.url ?? '').href }];
      await trial.fails(
        trial.publish(trial.content('Nowhere', { media })),
        'rejected',
        'retryable'
      );
      await trial.nothingVisible();
    },
  },
];

export const mediaCases: readonly ConformanceCase[] = [
  ...GOES_OUT,
  ...images,
  ...refusals,
  ...mixes,
];
