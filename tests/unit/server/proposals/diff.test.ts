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
        { kind: 'same', text: 'The quay opens in' },
        { kind: 'removed', text: ' May' },
        { kind: 'added', text: ' June' },
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

  test('shows neighbours that changed as one piece', () => {
    expect(
      diffOf(
        {
          from: 'The old quay opens today for everybody.',
          to: 'The new pier opens today for all.',
        },
        'en'
      )
    ).toEqual([
      { kind: 'same', text: 'The' },
      { kind: 'removed', text: ' old quay' },
      { kind: 'added', text: ' new pier' },
      { kind: 'same', text: ' opens today for' },
      { kind: 'removed', text: ' everybody' },
      { kind: 'added', text: ' all' },
      { kind: 'same', text: '.' },
    ]);
  });

  test('puts texts that have hardly a word in common one after the other', () => {
    const from = 'Tickets for the boat are sold on the quay and in the museum, at noon.';
    const to = 'Whoever sails with us today finds the crew near our harbour office.';
    expect(diffOf({ from, to }, 'en')).toEqual([
      { kind: 'removed', text: from },
      { kind: 'added', text: to },
    ]);
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
