import assert from 'node:assert/strict';

import type { MediaKind, PostFormat } from '../../../server/src/platforms/contract';
import type { ConformanceCase } from '../case';

const has = (format: PostFormat, kind: MediaKind): ConformanceCase => ({
  group: 'format',
  name: `a ${format} of ${kind === 'image' ? 'an' : 'a'} ${kind} goes out`,
  skip: ({ module: { descriptor } }) =>
    descriptor.formats[format]?.[kind] ? null : `no such ${format} there`,
  async run(trial) {
    const rules = trial.rules(format);
    const media = [await trial.files.of(kind, rules)];
    const text = rules.hasText ? `A ${format}` : '';
    await trial.deliver(trial.content(text, { media, format }));
    const post = await trial.only();
    assert.equal(post.format, format);
    assert.equal(post.text, text);
  },
});

export const formatCases: readonly ConformanceCase[] = [
  has('reel', 'video'),
  has('story', 'image'),
  has('story', 'video'),
  {
    group: 'format',
    name: 'a format it does not have is refused before any call',
    skip: ({ module: { descriptor } }) =>
      descriptor.formats.reel && descriptor.formats.story ? 'it has every format' : null,
    async run(trial) {
      const format = trial.subject.module.descriptor.formats.reel ? 'story' : 'reel';
      const media = [await trial.files.video(trial.rules())];
      await trial.refused(trial.content('No such thing', { media, format }));
    },
  },
  {
    group: 'format',
    name: 'an option it does not know is refused before any call',
    run: async (trial) => trial.refused(await trial.plain('Options'), { noSuchOption: true }),
  },
];
