import { platformOf } from '../../../../server/src/platforms/registry';
import { cpuMs } from '../../../cpu-time';

const pricesOf = (texts: string[], card: string | null = null) =>
  platformOf('x').descriptor.pricesOf?.({ texts, card });

const PLAIN = { usd: 0.015, reason: 'a post' };
const LINKED = { usd: 0.2, reason: 'a post with a link' };

describe('what a post on X costs', () => {
  it.each([
    ['The ferry runs again.', PLAIN],
    ['', PLAIN],
    ['mail@example.com, @harbourlight and #tides', PLAIN],
    ['e.g. the end.Of it', PLAIN],
    ['See https://example.com/ferry', LINKED],
    ['See example.com', LINKED],
    ['灯台はhttps://example.com/港', LINKED],
    ['(www.example.com)', LINKED],
  ])('%j costs %j', (text, price) => {
    expect(pricesOf([text])).toEqual([price]);
  });

  it('each post of a thread has a price of its own', () => {
    expect(pricesOf(['One', 'Two https://example.com', 'Three'])).toEqual([PLAIN, LINKED, PLAIN]);
  });

  it('a card is a link of the first post', () => {
    expect(pricesOf(['One', 'Two'], 'https://example.com')).toEqual([LINKED, PLAIN]);
  });

  it('a monstrous text is priced at once, and a link in it is seen', async () => {
    const took = await cpuMs(() => {
      expect(pricesOf([`${'a.'.repeat(20_000)} https://example.com`])).toEqual([LINKED]);
      expect(pricesOf([`${'👨‍👩‍👧‍👦 '.repeat(20_000)}https://example.com`])).toEqual([LINKED]);
      for (const piece of ['word ', 'a.b ', 'x', '.', '\ud800 ']) {
        expect(pricesOf([piece.repeat(10_000_000)])).toEqual([PLAIN]);
      }
    });
    expect(took).toBeLessThan(10_000);
  });
});
