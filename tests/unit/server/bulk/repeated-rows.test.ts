import type { NewBulkRow } from '../../../../server/src/services/bulk/bulk-row';
import { withoutRepeats } from '../../../../server/src/services/bulk/repeated-rows';

const DUE = new Date('2027-01-15T09:00:00.000Z');

const aRow = (position: number, row: Partial<NewBulkRow> = {}): NewBulkRow => ({
  ...{ position, state: 'waiting', problem: null, wish: null, text: null, targetIds: null },
  ...{ entryUid: 'api::article.article', entryDocumentId: 'abc', entryTitle: 'Tides' },
  ...{ locale: 'en', timing: 'soon', dueAt: null },
  ...row,
});

const statesOf = (rows: NewBulkRow[], again = false, targetIds: number[] | null = null) =>
  withoutRepeats(rows, { again, targetIds }).map(({ state }) => state);

describe('a row that says the same as an earlier one', () => {
  it('is bad, and names the earlier one', () => {
    const [, , repeat] = withoutRepeats([aRow(2), aRow(3, { locale: 'pt' }), aRow(4)], {
      again: false,
      targetIds: null,
    });
    expect(repeat).toMatchObject({ state: 'bad', wish: null });
    expect(repeat?.problem).toContain('the same entry and targets as row 2');
  });

  it('is one also at another time, or with other words: it would be left out', () => {
    expect(statesOf([aRow(2), aRow(3, { timing: 'at', dueAt: DUE })])).toEqual(['waiting', 'bad']);
    expect(statesOf([aRow(2), aRow(3, { text: 'Low water.' })])).toEqual(['waiting', 'bad']);
  });

  it('is told by its targets in any order, those of the order included', () => {
    const rows = [aRow(2, { targetIds: [7, 3] }), aRow(3, { targetIds: [3, 7] }), aRow(4)];
    expect(statesOf(rows)).toEqual(['waiting', 'bad', 'waiting']);
    expect(statesOf(rows, false, [3, 7])).toEqual(['waiting', 'bad', 'bad']);
  });

  it('is meant where it is posted again, at another time', () => {
    const later = aRow(3, { timing: 'at', dueAt: DUE });
    expect(statesOf([aRow(2), later, aRow(4, { ...later, position: 4 })], true)).toEqual([
      'waiting',
      'waiting',
      'bad',
    ]);
    expect(statesOf([aRow(2), aRow(3)], true)).toEqual(['waiting', 'bad']);
    const shares = [aRow(2, { timing: 'spread' }), aRow(3, { timing: 'spread' })];
    expect(statesOf(shares, true)).toEqual(['waiting', 'waiting']);
  });

  it('does not count where the earlier one is bad itself', () => {
    const bad = aRow(2, { state: 'bad', problem: 'It is not published.' });
    expect(statesOf([bad, aRow(3)])).toEqual(['bad', 'waiting']);
  });
});
