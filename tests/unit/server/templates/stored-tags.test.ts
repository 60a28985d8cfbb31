import { storedTags } from '../../../../server/src/services/hashtag-sets/stored-tags';

it('keeps tags as one word without sign, each once', () => {
  expect(storedTags(['#SlowFood', 'slow food', 'Küste', '#tide2026', '潮'])).toEqual([
    ...['SlowFood', 'Küste', 'tide2026', '潮'],
  ]);
});

it('tells two tags apart as posts do: whatever their case', () => {
  expect(storedTags(['Straße', 'STRASSE', 'strasse'])).toEqual(['Straße']);
});

it('says what a hashtag must be like, of a tag that is too long as well', () => {
  const long = 'a'.repeat(100);
  expect(() => storedTags([long])).toThrow(
    `tags: "${long}" makes no hashtag: one has a letter, and fewer than 100 characters. Change it, or take it out.`
  );
});

it.each(['2026', '#', '!!', '😀'])('refuses %j by name', (tag) => {
  expect(() => storedTags(['tide', tag])).toThrow(`tags: "${tag}" makes no hashtag`);
});
