import { sortedJson } from '../../../../server/src/controllers/automation/sorted-json';

describe('sortedJson', () => {
  it('is the same for the same values, however deep they are mixed up', () => {
    expect(sortedJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe(
      sortedJson({ a: 'x', b: [{ c: null, d: 1 }] })
    );
  });

  it.each([
    [{ a: 1 }, { a: '1' }],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: null }, {}],
    [{ a: [] }, { a: {} }],
  ])('tells %j from %j', (one, other) => {
    expect(sortedJson(one)).not.toBe(sortedJson(other));
  });
});
