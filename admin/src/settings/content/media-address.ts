import { isWebAddress } from '../../platforms/web-address';

/**
 * Where a picture of the media library is. Files on the server itself have only a path, and the
 * admin may be served from elsewhere. Null for what is no address to show.
 */
export const mediaAddress = (url: string | null, backendUrl: string): string | null => {
  if (url === null) return null;
  if (url.startsWith('/') && !url.startsWith('//')) return `${backendUrl}${url}`;
  return isWebAddress(url) ? url : null;
};

/** Strapi says in the page where its server is; empty: at the same place. */
export const backendUrlOf = (page: object): string => {
  const known: unknown = 'strapi' in page ? page.strapi : null;
  if (typeof known !== 'object' || known === null || !('backendURL' in known)) return '';
  return typeof known.backendURL === 'string' ? known.backendURL.replace(/\/+$/, '') : '';
};
