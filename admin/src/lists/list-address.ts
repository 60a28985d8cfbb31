/** What a list can be narrowed and ordered by. The first order is the usual one. */
export interface ListShape<Filter extends string, Sort extends string> {
  filters: readonly Filter[];
  sorts: readonly [Sort, ...Sort[]];
}

/** How a list stands in the address of its page, so that a view can be passed on. */
export interface ListView<Filter extends string, Sort extends string> {
  /** Empty: none. */
  search: string;
  /** Null: everything. */
  filters: Record<Filter, string | null>;
  sort: Sort;
  page: number;
  pageSize: number;
}

export const DEFAULT_PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 100;
const MAX_LENGTH = 100;

const positive = (value: string | null): number | null => {
  const number = value !== null && /^\d{1,6}$/.test(value) ? Number(value) : 0;
  return number > 0 ? number : null;
};

const wordsIn = (parameters: URLSearchParams, name: string): string =>
  (parameters.get(name) ?? '').slice(0, MAX_LENGTH);

/** What the address says; what it says wrongly is as if it did not say it. */
export const listViewOf = <Filter extends string, Sort extends string>(
  parameters: URLSearchParams,
  { filters, sorts }: ListShape<Filter, Sort>
): ListView<Filter, Sort> => {
  const chosen = Object.fromEntries(
    filters.map((name) => [name, wordsIn(parameters, name) || null])
  ) as Record<Filter, string | null>;
  return {
    search: wordsIn(parameters, '_q'),
    filters: chosen,
    sort: sorts.find((one) => one === parameters.get('sort')) ?? sorts[0],
    page: positive(parameters.get('page')) ?? 1,
    pageSize: Math.min(positive(parameters.get('pageSize')) ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
  };
};

/** The address with other words, filters or order; it begins at the first page again. */
export const withListChanges = (
  parameters: URLSearchParams,
  changes: Readonly<Record<string, string | null>>
): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  for (const name of ['page', 'before', 'after']) next.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
};

/** Whether anything narrows the list. */
export const isNarrowed = ({
  search,
  filters,
}: Pick<ListView<string, string>, 'search' | 'filters'>) =>
  search.trim() !== '' || Object.values(filters).some((value) => value !== null);

/** Where a page begins in a list that is read from one end; undefined: at its beginning. */
export const cursorOf = (
  parameters: URLSearchParams,
  name: 'before' | 'after'
): number | undefined => {
  const value = parameters.get(name);
  return value !== null && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
};
