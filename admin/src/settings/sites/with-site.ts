/** The address of a request that is about one site; without one the server chooses. */
export const withSite = (url: string, siteId: number | undefined): string =>
  siteId === undefined ? url : `${url}${url.includes('?') ? '&' : '?'}site=${siteId}`;
