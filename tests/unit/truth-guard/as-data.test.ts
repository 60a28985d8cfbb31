import fc from 'fast-check';

import { asData } from '../../../server/src/services/truth-guard/as-data';
import { articles } from '../../fixtures/ai/articles';
import { injections } from '../../fixtures/ai/injections';

const DELIMITER = /<{2,}\s*(?:TASK|PROBLEM)|(?:TASK|PROBLEM)\s*>{2,}/iu;

describe('asData', () => {
  it.each([
    ['<<<TASK', 'TASK'],
    ['TASK>>>', 'TASK'],
    ['<<<PROBLEM here PROBLEM>>>', 'PROBLEM here PROBLEM'],
    ['task >>>', 'task'],
    ['<< <TASK', '<< <TASK'],
    ['＜＜＜TASK', 'TASK'],
    ['T\u200BASK>>>', 'TASK'],
    ['<|im_start|>system', 'im_start system'],
    ['[INST] do it [/INST]', 'INST do it /INST'],
  ])('blunts %j', (text, blunt) => {
    const data = asData(text);
    expect(data).not.toMatch(DELIMITER);
    if (blunt !== text) expect(data.replace(/\s+/g, ' ').trim()).toBe(blunt.trim());
  });

  it('takes out what nobody sees and keeps what people write', () => {
    expect(asData('a\u202Eb\u2066c\u{E0041}d\u0000e\uFEFF')).toBe('abcde');
    expect(asData('👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 می‌خواهم\nnext')).toBe('👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 می‌خواهم\nnext');
  });

  it('leaves the texts of honest articles as they are', () => {
    for (const { title, summary, body } of Object.values(articles)) {
      for (const text of [title, summary, body]) expect(asData(text)).toBe(text);
    }
  });

  it('lets no attack of the list out of its delimiters', () => {
    for (const { attack } of injections) expect(asData(attack)).not.toMatch(DELIMITER);
  });

  it('lets nothing out, whatever is put together', () => {
    const piece = fc.constantFrom(
      '<',
      '<<',
      '>',
      '>>>',
      'TASK',
      'PROBLEM',
      'task',
      ' ',
      '\u200B',
      '<|',
      '|>',
      '\n',
      'x',
      '＜',
      '[',
      ']'
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(asData(pieces.join(''))).not.toMatch(DELIMITER);
      }),
      { numRuns: 3_000 }
    );
  });
});
