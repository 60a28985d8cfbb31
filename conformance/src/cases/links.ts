import assert from 'node:assert/strict';

import type { ConformanceCase } from '../case';
import type { Subject } from '../subject';

const group = 'link';

const hasCards = ({ module: { descriptor } }: Subject): string | null =>
  ['card', 'attached'].includes(descriptor.linkStyle) ? null : 'links stand in the text there';

const CARD = {
  url: 'https://example.com/articles/lamp',
  title: 'The lamp is lit',
  description: 'After the storm the harbour has its light again.',
  image: null,
};

export const linkCases: readonly ConformanceCase[] = [
  {
    group,
    name: 'a link beside the text goes out',
    skip: hasCards,
    async run(trial) {
      await trial.deliver(trial.content('Read this', { card: CARD }));
      const { text, link } = await trial.only();
      assert.equal(text, 'Read this');
      assert.equal(link, CARD.url);
    },
  },
  {
    group,
    name: 'a card with our own picture goes out',
    skip: (subject) =>
      hasCards(subject) ?? (subject.module.descriptor.cardImage ? null : 'the platform scrapes'),
    async run(trial) {
      const image = await trial.files.image(trial.rules());
      await trial.deliver(trial.content('Read this', { card: { ...CARD, image } }));
      assert.equal((await trial.only()).link, CARD.url);
    },
  },
  {
    group,
    name: 'a card together with files is refused before any call',
    skip: (subject) =>
      hasCards(subject) ?? (subject.module.descriptor.formats.feed?.image ? null : 'no pictures'),
    async run(trial) {
      const media = [await trial.files.image(trial.rules())];
      await trial.refused(trial.content('Both', { card: CARD, media }));
    },
  },
];
