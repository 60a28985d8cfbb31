import { openSource } from '../../../server/src/services/truth-guard/open-source';
import { articles } from '../../fixtures/ai/articles';
import { honestAdaptations } from '../../fixtures/ai/honest';

describe('an honest adaptation', () => {
  it.each(honestAdaptations.map((one) => [one.language, one.article, one.text, one] as const))(
    'in %s of “%s” passes untouched: %s',
    (language, article, text, { hashtags = [] }) => {
      const { report, ...guarded } = openSource(articles[article]).check({
        ...{ texts: [text], hashtags, altTexts: [], language },
      });
      expect(report.findings).toEqual([]);
      expect(guarded.verdict).toBe('clean');
      expect(guarded.texts).toEqual([text]);
      expect(guarded.hashtags).toHaveLength(hashtags.length);
    }
  );

  it('is one of at least 120 of at least 30 articles in at least 12 languages', () => {
    expect(honestAdaptations.length).toBeGreaterThanOrEqual(120);
    expect(new Set(honestAdaptations.map(({ article }) => article)).size).toBeGreaterThanOrEqual(
      30
    );
    expect(new Set(honestAdaptations.map(({ language }) => language)).size).toBeGreaterThanOrEqual(
      12
    );
  });
});
