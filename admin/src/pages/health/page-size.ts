export const FIRST_PAGE_SIZE = 25;

/** The server gives no more at once. */
const MAX_PAGE_SIZE = 200;

/** The size that "Show more" asks for; null when there is no more to be had. */
export const nextPageSize = (pageSize: number, hasMore: boolean): number | null =>
  hasMore && pageSize < MAX_PAGE_SIZE ? Math.min(pageSize * 2, MAX_PAGE_SIZE) : null;
