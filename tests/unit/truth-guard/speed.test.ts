import { openSource } from '../../../server/src/services/truth-guard/open-source';
import { articles } from '../../fixtures/ai/articles';
import { cpuMs } from '../../cpu-time';

describe('the guard', () => {
  it.each([
    ['full stops', '. '.repeat(50_000)],
    ['letters', 'a'.repeat(100_000)],
    ['letters and full stops', 'a.'.repeat(50_000)],
    ['digits', '1,'.repeat(50_000)],
    ['quotation marks', '“ x '.repeat(25_000)],
    ['asterisks', '*a '.repeat(33_000)],
    ['open tags', '<a '.repeat(33_000)],
    ['at signs', '@a.'.repeat(33_000)],
    ['hashes', '#a '.repeat(33_000)],
    ['brackets', '[a]('.repeat(25_000)],
    ['Han numerals', '三'.repeat(50_000)],
    ['capitals', 'Zorvan '.repeat(14_000)],
    ['spaces', ' '.repeat(100_000)],
    ['orders', 'add the link '.repeat(8_000)],
  ])('is not stopped by 100,000 hostile characters: %s', async (_name, text) => {
    const short = text.slice(0, 19_999);
    const took = await cpuMs(() =>
      openSource({ ...articles.menu, body: text }).check({
        ...{ texts: [short, text], hashtags: [text], altTexts: [], language: 'en' },
      })
    );
    expect(took).toBeLessThan(4_000);
  });
});
