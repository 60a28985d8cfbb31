import { pageLink } from '../../attention/plugin-links';

/** Everything that was made of an entry, with what it brought. */
export const ledgerPath = (uid: string, documentId: string): string =>
  pageLink(`analytics/entries/${encodeURIComponent(uid)}/${encodeURIComponent(documentId)}`);
