import fc from 'fast-check';

import { tidyPost } from '../../../../server/src/services/templates/tidy-post';
import { cpuMs } from '../../../cpu-time';

it.each([
  ['a\n\n\n\nb', 'a\n\nb'],
  ['a\n\nb', 'a\n\nb'],
  ['a\nb', 'a\nb'],
  ['a  \t\n b', 'a\n b'],
  ['\n\n a\n\n', 'a'],
  ['a\n  \n\t\nb', 'a\n\nb'],
  ['a\r\n\r\n\r\nb\rc', 'a\n\nb\nc'],
  ['', ''],
  [' \n ', ''],
  ['a\ud800', 'a\ufffd'],
])('makes %j into %j', (text, tidy) => {
  expect(tidyPost(text)).toBe(tidy);
});

it('changes a tidy text no more, and loses no word', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b c', ' ', '\n', '\t', '\r\n', '\u00a0'), { maxLength: 40 })
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (untidy) => {
      const tidy = tidyPost(untidy);
      expect(tidyPost(tidy)).toBe(tidy);
      expect(tidy.split(/\s+/)).toEqual(untidy.trim().split(/\s+/));
    })
  );
});

it('takes a text of nothing but blanks in time', async () => {
  const text = `a${' '.repeat(500_000)}b${'\n \t'.repeat(300_000)}`;
  const took = await cpuMs(() => expect(tidyPost(text)).toMatch(/^a +b$/));
  expect(took).toBeLessThan(2_000);
});
