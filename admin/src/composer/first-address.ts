const KEY = 'social-distribution.first-address';

type Place = Pick<Location, 'pathname' | 'hash'>;
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Notes an address that leads into the composer while the admin starts: the edit view puts the
 * query that it remembers into the address, and loses what stands behind the hash.
 */
export const noteFirstAddress = ({ pathname, hash }: Place, store: Store): void => {
  if (hash.includes('distribute=')) store.setItem(KEY, pathname + hash);
  else store.removeItem(KEY);
};

/** The hash that this page was opened with, once; null when it was none of the composer's. */
export const takeFirstHash = (
  { pathname }: Pick<Place, 'pathname'>,
  store: Store
): string | null => {
  const noted = store.getItem(KEY);
  store.removeItem(KEY);
  return noted?.startsWith(`${pathname}#`) ? noted.slice(pathname.length) : null;
};
