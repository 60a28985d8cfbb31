/** Longest period that posts are spread over, ms: a year. */
export const MAX_SPREAD_MS = 366 * 24 * 60 * 60_000;

/** Epoch ms. */
export interface Span {
  from: number;
  until: number;
}

/**
 * A time for each row: rows of one group (the same targets) stand evenly over the whole span, and
 * groups stand between each other. Pure.
 *
 * @param groups the group of each row, in order
 * @returns epoch ms of each row
 */
export const spreadTimes = (groups: readonly string[], { from, until }: Span): number[] => {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const offsets = new Map([...sizes.keys()].map((group, place) => [group, place / sizes.size]));
  const places = new Map<string, number>();
  return groups.map((group) => {
    const place = places.get(group) ?? 0;
    places.set(group, place + 1);
    const share = (place + (offsets.get(group) ?? 0)) / (sizes.get(group) ?? 1);
    return Math.floor(from + share * (until - from));
  });
};

/** Where a time of one span stands in another that ends with it: what is late moves closer together. Pure. */
export const movedInto = (at: number, span: Span, newFrom: number): number => {
  if (newFrom <= span.from || span.until <= span.from) return at;
  const share = (at - span.from) / (span.until - span.from);
  return Math.floor(newFrom + share * (span.until - newFrom));
};
