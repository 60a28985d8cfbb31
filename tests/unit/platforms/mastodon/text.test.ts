import fc from 'fast-check';

import { mastodonDescriptor } from '../../../../server/src/platforms/mastodon';
import { cpuMs } from '../../../cpu-time';

const count = mastodonDescriptor.text.count;

describe('the length of a text', () => {
  it.each([
    ['', 0],
    ['Harbour', 7],
    ['é', 1],
    ['e\u0301', 1],
    ['港の灯台', 4],
    ['👨‍👩‍👧‍👦', 1],
    ['🇵🇹👍🏽3️⃣', 3],
    ['\u0301', 1],
    ['a\n\nb', 4],
  ])('of %j counts what people see as one', (text, length) => {
    expect(count(text)).toBe(length);
  });

  it.each([
    ['http://a.co', 23],
    ['https://example.com', 23],
    [`https://example.com/${'long/'.repeat(100)}`, 23],
    ['See https://example.com/a?b=c&d=e#f now', 4 + 23 + 4],
    ['HTTPS://EXAMPLE.COM/A', 23],
    ['https://example.com:8080/path', 23],
    ['https://例え.jp/道', 23],
    ['https://xn--r8jz45g.xn--zckzah/', 23],
    ['https://example.com/lamp_(light)', 23],
    ['https://example.com/lamp_(light_(old))', 23],
    ['https://example.com?q=1', 23],
    ['https://example.com/👍', 23],
    // A sentence's own signs are none of the link.
    ['https://example.com/a.', 24],
    ['(https://example.com/a)', 25],
    ['https://example.com,', 24],
    ['https://example.comは', 24],
    ['https://example.com/a?', 24],
    ['http://a.co http://b.co', 47],
  ])('counts a link in %j as 23', (text, length) => {
    expect(count(text)).toBe(length);
  });

  it.each([
    'example.com',
    'www.example.com/x',
    'ftp://example.com',
    'https://localhost/a',
    'https://',
    'https://example',
    'xhttps://example.com',
    '@https://example.com',
    'https://-a.com',
    'https://a_b.com',
    'https://example.c',
    'mail@example.com',
  ])('counts %j, which is no link there, as it is', (text) => {
    expect(count(text)).toBe(text.length);
  });

  it.each([
    ['@ana', 4],
    ['@ana@lights.example', 4],
    ['Thanks @ana@lights.example!', 12],
    ['@ana.b-c@lights.example.co', 8],
    ['@ana@lights.example @ben@sea.example', 9],
  ])('counts the mention in %j without its server', (text, length) => {
    expect(count(text)).toBe(length);
  });

  it.each(['x@ana@lights.example', '/@ana@lights.example', '=@ana@lights.example', '@ana@sea@'])(
    'counts %j, which is no mention, as it is',
    (text) => {
      expect(count(text)).toBe(text.length);
    }
  );

  it('goes by what the server says a link counts', () => {
    const rules = mastodonDescriptor.rulesFor?.({
      account: { traits: { urlLength: 32 } } as never,
      method: 'default',
    });
    expect(rules?.text.count('https://example.com')).toBe(32);
  });

  it('of long texts is the sum of their pieces', () => {
    const bits = ['x', '港', '👨‍👩‍👧‍👦', '👍🏽', '🇵🇹', 'e\u0301', 'क्षि', '\n', '\u0600', '\ud83d', '#️⃣'];
    const long = fc.array(fc.constantFrom(...bits), { minLength: 1000, maxLength: 1500 });
    const whole = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(long, (pieces) => {
        const text = pieces.join('');
        expect(count(text)).toBe([...whole.segment(text)].length);
      }),
      { numRuns: 30, seed: 11 }
    );
    expect(count(`a${'\u0301'.repeat(5000)}b`)).toBe(2);
  });

  it('is a number for every string, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const length = count(text);
        expect(Number.isInteger(length) && length >= 0).toBe(true);
      }),
      { numRuns: 2000, seed: 7 }
    );
  });

  it('does not take long for long texts and what looks like many links', async () => {
    const took = await cpuMs(() => {
      count('https://a.'.repeat(5_000) + '('.repeat(20_000));
      count(`https://example.com/${'(('.repeat(20_000)}`);
      count('@a.'.repeat(20_000));
      count('é灯'.repeat(50_000));
    });
    expect(took).toBeLessThan(15_000);
  });
});
