import type { DeliveryView } from '../../../contracts/deliveries';

type Entry = Pick<DeliveryView, 'entryUid' | 'entryDocumentId' | 'entryKind' | 'locale'>;

/** Where an entry is edited in the Content Manager, in its language. */
export const entryPathOf = ({ entryUid, entryDocumentId, entryKind, locale }: Entry): string => {
  const base = '/content-manager';
  const path =
    entryKind === 'singleType'
      ? `${base}/single-types/${entryUid}`
      : `${base}/collection-types/${entryUid}/${encodeURIComponent(entryDocumentId)}`;
  return locale ? `${path}?plugins[i18n][locale]=${encodeURIComponent(locale)}` : path;
};
