import fc from 'fast-check';

import { diffOf } from '../../../../server/src/services/proposals/diff';

const joined = (pieces: ReturnType<typeof diffOf>, without: 'added' | 'removed'): string =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

describe('diffOf', () => {
  test('shows which words changed', () => {
    expect(diffOf({ from: 'The quay opens in May.', to: 'The quay opens in June.' }, 'en')).toEqual(
      [
        { kind: 'same', text: 'The quay opens in ' },
        { kind: 'removed', text: 'May' },
        { kind: 'added', text: 'June' },
        { kind: 'same', text: '.' },
      ]
    );
  });

  test('knows words of languages without spaces', () => {
    const pieces = diffOf(
      { from: '冬のメニューが登場しました。', to: '夏のメニューが登場しました。' },
      'ja'
    );
    expect(pieces).toContainEqual({ kind: 'removed', text: '冬' });
    expect(pieces).toContainEqual({ kind: 'added', text: '夏' });
  });

  test('is one piece for the same text, and none for nothing', () => {
    expect(diffOf({ from: 'Same.', to: 'Same.' }, 'en')).toEqual([{ kind: 'same', text: 'Same.' }]);
    expect(diffOf({ from: '', to: '' }, null)).toEqual([]);
  });

  test('puts very long texts one after the other', () => {
    const pieces = diffOf({ from: 'a '.repeat(6_000), to: 'b '.repeat(6_000) }, 'en');
    expect(pieces.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  test('loses nothing of either text', () => {
    const words = fc.array(fc.constantFrom('a', 'quay', 'día', '冬', '🦆', '\n', '#tag'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [from, to] = [one.join(' '), other.join(' ')];
        const pieces = diffOf({ from, to }, 'en');
        expect(joined(pieces, 'removed')).toBe(to);
        expect(joined(pieces, 'added')).toBe(from);
      })
    );
  });
});
