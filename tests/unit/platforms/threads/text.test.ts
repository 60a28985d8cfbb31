import fc from 'fast-check';

import {
  comparableText,
  countThreadsCharacters,
  linksIn,
} from '../../../../server/src/platforms/threads/text';
import { cpuMs } from '../../../cpu-time';

describe('counting', () => {
  it.each([
    ['', 0],
    ['Hello', 5],
    ['👍', 4],
    ['👍🏽', 8],
    ['👨‍👩‍👧‍👦', 25],
    ['🇵🇹', 8],
    ['3️⃣', 7],
    ['❤', 3],
    ['©', 2],
    ['港の灯台', 4],
    ['e\u0301', 1],
    ['क्षि', 1],
    ['\r\n', 1],
    ['1#*', 3],
    ['\ud83d', 1],
    ['a👍b', 6],
  ])('%j counts %i', (text, count) => {
    expect(countThreadsCharacters(text)).toBe(count);
  });

  it('never throws, and never counts less than graphemes or more than bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const count = countThreadsCharacters(text);
        expect(count).toBeGreaterThanOrEqual([...new Intl.Segmenter().segment(text)].length);
        expect(count).toBeLessThanOrEqual(Math.max(Buffer.byteLength(text), text.length));
      })
    );
  });
});

describe('links', () => {
  it.each([
    ['none here, not even example.com', []],
    ['(https://a.example/x).', ['https://a.example/x']],
    ['https://a.example https://a.example', ['https://a.example']],
    ['HTTP://A.example/ü?b=c&d', ['HTTP://A.example/ü?b=c&d']],
    ['see <https://a.example>"https://b.example"', ['https://a.example', 'https://b.example']],
    ['https:// http://.', []],
  ])('in %j are %j', (text, links) => {
    expect(linksIn(text)).toEqual(links);
  });

  it('are found in a million characters without a pause', async () => {
    const endless = `https://a.example/${'.'.repeat(1_000_000)}x`;
    const took = await cpuMs(() => expect(linksIn(endless)).toHaveLength(1));
    expect(took).toBeLessThan(2_000);
  });

  it('are found in any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Array.isArray(linksIn(`${text}://${text}https://${text}`))).toBe(true);
      })
    );
  });
});

it('compares texts without the hash of a topic and with any white space', () => {
  expect(comparableText('Mind  the #tide\n')).toBe(comparableText('Mind the tide'));
  expect(comparableText('e\u0301')).toBe(comparableText('é'));
});
