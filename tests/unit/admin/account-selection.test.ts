import {
  allOf,
  findAccounts,
  isSearchWorthIt,
  preselected,
  withAll,
  withPick,
  type ChoiceAccount,
} from '../../../admin/src/pages/connections/choose/account-selection';
import { choiceProblemOf } from '../../../admin/src/pages/connections/choose/choice-problem';

const anAccount = (id: string, over: Partial<ChoiceAccount> = {}): ChoiceAccount => ({
  id,
  handle: `handle-${id}`,
  name: `Name ${id}`,
  avatarUrl: null,
  kind: 'organization',
  problem: null,
  isConnected: false,
  ...over,
});

const accounts = (count: number) =>
  Array.from({ length: count }, (_, place) => anAccount(String(place + 1)));

const blocked = anAccount('blocked', { problem: 'You may not post there.' });

describe('the accounts that are ticked at first', () => {
  it('are all, when there are three at most', () => {
    expect([...preselected(accounts(1))]).toEqual(['1']);
    expect([...preselected(accounts(3))]).toEqual(['1', '2', '3']);
  });

  it('are none, when there are more', () => {
    expect(preselected(accounts(4)).size).toBe(0);
  });

  it('are only those that can be used, and only these count', () => {
    expect([...preselected([...accounts(3), blocked])]).toEqual(['1', '2', '3']);
    expect(preselected([blocked]).size).toBe(0);
  });
});

describe('the search', () => {
  const choice = {
    platform: 'instagram',
    accounts: [
      anAccount('1', { name: 'Café Léon', handle: 'leon.cafe' }),
      anAccount('2', { name: 'Quayside Books', handle: 'quayside' }),
    ],
  };
  const found = (typed: string) => findAccounts(choice, typed).map(({ id }) => id);

  it('is there for long lists only', () => {
    expect(isSearchWorthIt(accounts(10))).toBe(false);
    expect(isSearchWorthIt(accounts(11))).toBe(true);
  });

  it('finds names and handles, whatever their case and accents', () => {
    expect(found('CAFE leon')).toEqual(['1']);
    expect(found('@quay')).toEqual(['2']);
    expect(found('books quayside')).toEqual(['2']);
    expect(found('  ')).toEqual(['1', '2']);
    expect(found('pier')).toEqual([]);
  });
});

describe('ticking', () => {
  it('adds and takes away one, and leaves the earlier selection as it was', () => {
    const earlier = new Set(['1']);
    expect([...withPick(earlier, '2', true)]).toEqual(['1', '2']);
    expect([...withPick(earlier, '1', false)]).toEqual([]);
    expect([...earlier]).toEqual(['1']);
  });

  it('of all leaves out what cannot be used', () => {
    expect([...withAll([...accounts(2), blocked], new Set(), true)]).toEqual(['1', '2']);
  });

  it('of all shown ones keeps the ticks of those that a search hides', () => {
    const [first, second] = accounts(2);
    const shown = second ? [second] : [];
    const picked = withAll(shown, new Set([first?.id ?? '']), true);
    expect([...picked]).toEqual(['1', '2']);
    expect([...withAll(shown, picked, false)]).toEqual(['1']);
  });

  it('is told by the box above: none, some, all', () => {
    const shown = [...accounts(2), blocked];
    expect(allOf(shown, new Set())).toBe(false);
    expect(allOf(shown, new Set(['1']))).toBe('indeterminate');
    expect(allOf(shown, new Set(['1', '2']))).toBe(true);
    expect(allOf([blocked], new Set())).toBe(false);
  });
});

describe('a choice that cannot be shown', () => {
  it.each([
    [404, 'over'],
    [403, 'forbidden'],
    [400, 'failed'],
    [500, 'failed'],
  ])('after %i is %s', (status, kind) => {
    const message = 'A sentence of the server.';
    expect(choiceProblemOf({ status, message })).toEqual({ kind, message });
  });

  it('is worth another try when no answer came', () => {
    const lost = { name: 'TypeError', message: 'Failed to fetch' };
    expect(choiceProblemOf(lost)).toEqual({ kind: 'failed', message: null });
    expect(choiceProblemOf(undefined)).toEqual({ kind: 'failed', message: null });
  });
});
