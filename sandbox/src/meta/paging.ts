import { invalidParameter } from './graph-error';
import type { Params } from './request-params';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;

export interface Listing<Item extends { id: string }> {
  items: readonly Item[];
  params: Params;
  /** Address of this list, without query. */
  url: string;
  accessToken: string;
  render: (item: Item) => Record<string, unknown>;
}

const cursorOf = ({ id }: { id: string }): string =>
  Buffer.from(`cursor:${id}`).toString('base64url');

/** Place of the item that a cursor names. */
const placeOf = (items: readonly { id: string }[], cursor: string): number => {
  const place = items.findIndex((item) => cursorOf(item) === cursor);
  if (place < 0) throw invalidParameter('The cursor you provided is invalid.');
  return place;
};

const readLimit = (params: Params): number => {
  const text = params('limit');
  if (text === undefined) return DEFAULT_LIMIT;
  if (!/^\d+$/.test(text)) throw invalidParameter('Param limit must be an integer');
  return Math.min(Number(text), MAX_LIMIT);
};

/** Start and end of the page within the list. */
const rangeOf = (items: readonly { id: string }[], params: Params): [number, number] => {
  const limit = readLimit(params);
  const before = params('before');
  if (before !== undefined) {
    const end = placeOf(items, before);
    return [Math.max(0, end - limit), end];
  }
  const after = params('after');
  const start = after === undefined ? 0 : placeOf(items, after) + 1;
  return [start, Math.min(items.length, start + limit)];
};

/**
 * One page of an edge: `next` and `previous` are complete addresses, the token included. A proof of
 * the app's secret is not repeated in them, because it may hold for this call only.
 */
export const pageOf = <Item extends { id: string }>(
  listing: Listing<Item>
): Record<string, unknown> => {
  const { items, params, render } = listing;
  const [start, end] = rangeOf(items, params);
  const shown = items.slice(start, end);
  const [first, last] = [shown[0], shown.at(-1)];
  const data = shown.map(render);
  if (!first || !last) return { data };
  const link = (side: 'after' | 'before', item: Item): string => {
    const query = new URLSearchParams({ access_token: listing.accessToken });
    for (const name of ['fields', 'limit']) {
      const value = params(name);
      if (value !== undefined) query.set(name, value);
    }
    query.set(side, cursorOf(item));
    return `${listing.url}?${query.toString()}`;
  };
  return {
    data,
    paging: {
      cursors: { before: cursorOf(first), after: cursorOf(last) },
      ...(start > 0 ? { previous: link('before', first) } : {}),
      ...(end < items.length ? { next: link('after', last) } : {}),
    },
  };
};
