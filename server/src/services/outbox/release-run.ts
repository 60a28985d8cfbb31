import type { Core } from '@strapi/types';

import { tableOf } from '../database/table';

const RELEASE_ACTION_UID = 'plugin::content-releases.release-action';

export interface ReleaseQuestion {
  uid: string;
  documentId: string;
  type: 'publish' | 'unpublish';
}

/**
 * Whether a Content Release is changing the entry at this moment. A release that comes due has no
 * request, as a script has none. But it changes all its entries in one transaction, and is marked
 * as released only at its end: so inside a transaction, an entry that an open release names is
 * changed by that release. (Read in @strapi/content-releases 5.54.)
 */
export const isReleasing = async (
  strapi: Core.Strapi,
  { uid, documentId, type }: ReleaseQuestion
): Promise<boolean> => {
  // Not every app has the plugin.
  if (!strapi.db.inTransaction() || !strapi.db.metadata.has(RELEASE_ACTION_UID)) return false;
  const release = { releasedAt: { $null: true } };
  const where = { contentType: uid, entryDocumentId: documentId, type, release };
  return (await tableOf(strapi, RELEASE_ACTION_UID).count({ where })) > 0;
};
