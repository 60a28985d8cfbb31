import {
  cursorOf,
  isNarrowed,
  listViewOf,
  withListChanges,
  type ListShape,
} from '../../../admin/src/lists/list-address';
import { isFound, pageOfRows } from '../../../admin/src/lists/page-of-rows';
import { queryText } from '../../../admin/src/api/query-text';

const SHAPE: ListShape<'state' | 'type', 'name' | 'newest'> = {
  filters: ['state', 'type'],
  sorts: ['name', 'newest'],
};

const viewOf = (address: string) => listViewOf(new URLSearchParams(address), SHAPE);

describe('a list in the address of its page', () => {
  it('is the usual one where the address says nothing', () => {
    expect(viewOf('')).toEqual({
      search: '',
      filters: { state: null, type: null },
      sort: 'name',
      page: 1,
      pageSize: 20,
    });
    expect(isNarrowed(viewOf(''))).toBe(false);
  });

  it('has the search, the filters, the order and the page', () => {
    const view = viewOf('_q=tide&state=on&sort=newest&page=3&pageSize=50&site=2');
    expect(view).toEqual({
      search: 'tide',
      filters: { state: 'on', type: null },
      sort: 'newest',
      page: 3,
      pageSize: 50,
    });
    expect(isNarrowed(view)).toBe(true);
  });

  it.each(['page=0', 'page=-2', 'page=x', 'pageSize=1e9', 'sort=price'])(
    'is as if nothing was said by %s',
    (address) => {
      expect(viewOf(address)).toEqual(viewOf(''));
    }
  );

  it('asks for no more rows than fit on a page', () => {
    expect(viewOf('pageSize=5000').pageSize).toBe(100);
  });

  it('begins at the first page again when it is narrowed, and keeps the site', () => {
    const next = withListChanges(new URLSearchParams('site=2&page=4&before=9&state=on'), {
      state: null,
      _q: 'seal',
    });
    expect(next.toString()).toBe('site=2&_q=seal');
  });

  it('takes only numbers for where a page begins', () => {
    const at = (address: string) => cursorOf(new URLSearchParams(address), 'before');
    expect([at('before=12'), at('before=x'), at('before=1;2'), at('')]).toEqual([
      12,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('rows of a list', () => {
  const all = Array.from({ length: 45 }, (_none, index) => index + 1);

  it('are shown in pages', () => {
    expect(pageOfRows(all, { page: 3, pageSize: 20 })).toEqual({
      rows: [41, 42, 43, 44, 45],
      ...{ total: 45, pageCount: 3, page: 3 },
    });
  });

  it('are those of the last page where the address names a later one', () => {
    expect(pageOfRows(all, { page: 9, pageSize: 20 })).toMatchObject({ page: 3 });
    expect(pageOfRows([], { page: 9, pageSize: 20 })).toEqual({
      ...{ rows: [], total: 0, pageCount: 1, page: 1 },
    });
  });

  it('are found by all words, whatever their case and accents', () => {
    expect(isFound('CAFÉ north', ['Norths', null, 'cafe'])).toBe(true);
    expect(isFound('cafe south', ['North', 'café'])).toBe(false);
    expect(isFound('', [null])).toBe(true);
  });
});

it('leaves out of an address what is not given, and encodes the rest', () => {
  expect(queryText({ search: 'a&b=c', before: undefined, pageSize: 20 })).toBe(
    'search=a%26b%3Dc&pageSize=20'
  );
});
