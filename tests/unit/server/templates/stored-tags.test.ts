import { storedTags } from '../../../../server/src/services/hashtag-sets/stored-tags';

it('keeps tags as one word without sign, each once', () => {
  expect(storedTags(['#SlowFood', 'slow food', 'Küste', '#tide2026', '潮'])).toEqual([
    ...['SlowFood', 'Küste', 'tide2026', '潮'],
  ]);
});

it.each(['2026', '#', '!!', '😀'])('refuses %j by name', (tag) => {
  expect(() => storedTags(['tide', tag])).toThrow(`tags: "${tag}" makes no hashtag`);
});
