/** The session lasts five minutes. */
export const RENEW_MS = 4 * 60_000;

/**
 * Where the frame finds the board. With a slash at the end: the board's own files are beside it.
 *
 * @param backendUrl Strapi's server, which may not be the one of the panel; empty: it is
 */
export const boardAddressOf = (path: string, backendUrl: string): string =>
  `${backendUrl}${path.replace(/\/+$/, '')}/`;
