import { changedFields, compare } from '../../../../server/src/services/audit/compare';
import { plainFacts } from '../../../../server/src/services/audit/plain-facts';

const rule = { name: 'Articles', enabled: true, targetIds: [1, 2] };

describe('what is stored of a change', () => {
  it('is only the fields that differ', () => {
    const after = { ...rule, enabled: false, targetIds: [2] };
    expect(compare({ before: rule, after })).toEqual({
      before: { enabled: true, targetIds: [1, 2] },
      after: { enabled: false, targetIds: [2] },
    });
  });

  it('is nothing when nothing differs, in whatever order the fields come', () => {
    const after = { targetIds: [1, 2], enabled: true, name: 'Articles' };
    expect(compare({ before: rule, after })).toEqual({ before: null, after: null });
  });

  it('is everything of what is new or gone', () => {
    expect(compare({ before: null, after: rule })).toEqual({ before: null, after: rule });
    expect(compare({ before: rule, after: null })).toEqual({ before: rule, after: null });
    expect(compare({ before: null, after: null })).toEqual({ before: null, after: null });
  });

  it('is a field on one side only where the other has none', () => {
    expect(changedFields({ a: 1 }, { b: 2 })).toEqual({ before: { a: 1 }, after: { b: 2 } });
  });

  it('tells that a secret was replaced, and neither the old nor the new one', () => {
    const change = compare({
      before: { clientId: 'one', clientSecret: 'old' },
      after: { clientId: 'one', clientSecret: 'new' },
    });
    expect(change).toEqual({
      before: { clientSecret: '[redacted]' },
      after: { clientSecret: '[redacted]' },
    });
  });

  it('does not call the same time in two shapes a change', () => {
    const at = new Date('2026-11-22T14:00:00.000Z');
    expect(compare({ before: { at }, after: { at: at.toISOString() } })).toEqual({
      before: null,
      after: null,
    });
  });
});

describe('a record as plain JSON', () => {
  it('has what is data, and nothing else', () => {
    const record = {
      at: new Date('2026-11-22T14:00:00.000Z'),
      never: new Date(Number.NaN),
      big: 12n,
      odd: Number.POSITIVE_INFINITY,
      gone: undefined,
      act: () => 1,
      set: new Set(['a']),
      map: new Map([['k', 'v']]),
      list: [undefined, 1],
    };
    expect(plainFacts(record)).toEqual({
      at: '2026-11-22T14:00:00.000Z',
      never: null,
      big: '12',
      odd: 'Infinity',
      set: ['a'],
      map: { k: 'v' },
      list: [null, 1],
    });
  });

  it('ends where a record contains itself', () => {
    const record: Record<string, unknown> = { name: 'loop' };
    record['self'] = record;
    expect(JSON.stringify(plainFacts(record))).toContain('[nested too deeply]');
  });

  it('has no text that PostgreSQL refuses', () => {
    expect(plainFacts({ 'a\u0000': 'b\u0000c', half: '\ud83d' })).toEqual({
      a: 'bc',
      half: '\ufffd',
    });
  });
});
