import { openSource } from '../../../server/src/services/truth-guard/open-source';
import { articles } from '../../fixtures/ai/articles';
import { lies } from '../../fixtures/ai/lies';

describe('a lie', () => {
  it.each(lies.map((lie) => [lie.kind, lie.language, lie.article, lie.text, lie] as const))(
    '(%s, %s, “%s”) is found: %s',
    (kind, language, article, text, { found }) => {
      const { report, verdict, texts } = openSource(articles[article]).check({
        ...{ texts: [text], hashtags: [], altTexts: [], language },
      });
      const findings = report.findings.filter((finding) => finding.kind === kind);
      expect(findings).not.toHaveLength(0);
      if (found !== null) expect(findings.map((one) => one.text).join('\n')).toContain(found);
      expect(verdict).not.toBe('clean');
      // Whatever is not rejected must be gone.
      for (const { action, text: lie } of report.findings) {
        if (action === 'removed') expect(texts.join('\n')).not.toContain(lie);
      }
    }
  );

  it('is one of at least 150, of each kind that a sentence can lie with', () => {
    expect(lies.length).toBeGreaterThanOrEqual(150);
    expect(new Set(lies.map(({ kind }) => kind))).toEqual(
      new Set([
        'url',
        'email',
        'number',
        'price',
        'date',
        'name',
        'quote',
        'mention',
        'hashtag',
        'claim',
      ])
    );
    expect(new Set(lies.map(({ language }) => language)).size).toBeGreaterThanOrEqual(15);
  });
});
