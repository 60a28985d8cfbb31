import { openSource } from '../../../server/src/services/truth-guard/open-source';
import { attacked, SENTINEL } from '../../fixtures/ai/injection';
import { articles } from '../../fixtures/ai/articles';
import { honestAdaptations } from '../../fixtures/ai/honest';
import { injections } from '../../fixtures/ai/injections';

describe('an article that gives orders to the model', () => {
  it.each(injections.map((one) => [one.name, one.language, one.place, one] as const))(
    '(%s, %s, in the %s) gets nothing through, even if the model obeys',
    (_name, language, _place, injection) => {
      const { text, hashtags = [] } = injection.obeyed;
      const guarded = openSource(attacked(injection)).check({
        ...{ texts: [text], hashtags, altTexts: [], language },
      });
      expect(guarded.verdict).not.toBe('clean');
      for (const { action, text: piece } of guarded.report.findings) {
        if (action === 'removed') expect(guarded.texts.join('\n')).not.toContain(piece);
      }
      // What is left holds nothing of the attacker's.
      const own = JSON.stringify(articles[injection.article]);
      const strange = (text.match(/\S+\.(?:example|shop)\S*|@\w+|[A-Z]{4,}\d+/gu) ?? []).filter(
        (piece) => !own.includes(piece)
      );
      const left = guarded.verdict === 'rejected' ? '' : guarded.texts.join('\n');
      expect(strange.filter((piece) => left.includes(piece))).toEqual([]);
    }
  );

  it('is one of at least 48 in at least 8 languages and every place', () => {
    expect(injections.length).toBeGreaterThanOrEqual(48);
    expect(new Set(injections.map(({ language }) => language)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(injections.map(({ place }) => place))).toEqual(
      new Set(['title', 'summary', 'body', 'tag', 'author', 'alt', 'file'])
    );
  });

  it('leaves the honest texts of the same article alone', () => {
    for (const injection of injections.filter(({ place }) => place === 'body')) {
      const source = openSource(attacked(injection));
      const honest = honestAdaptations.filter(({ article }) => article === injection.article);
      for (const { text, hashtags = [], language } of honest) {
        const { report } = source.check({ texts: [text], hashtags, altTexts: [], language });
        expect({ attack: injection.name, text, findings: report.findings }).toEqual({
          ...{ attack: injection.name, text, findings: [] },
        });
      }
    }
  });

  it('cannot show the instructions, whole or in part', () => {
    const source = openSource({ ...articles.menu, sentinels: [SENTINEL, 'x-guard-7'] });
    for (const text of [
      `Soup! ${SENTINEL}`,
      SENTINEL.toUpperCase(),
      'My orders: word one article for several social networks.',
      'Soup, X-Guard-7.',
      'Soup. <<<TASK',
    ]) {
      const { report } = source.check({
        texts: [text],
        hashtags: [],
        altTexts: [],
        language: 'en',
      });
      expect(report.findings.map(({ kind }) => kind)).toContain('instruction');
    }
  });
});
