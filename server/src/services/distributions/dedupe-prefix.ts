import { createHash } from 'node:crypto';

import type { MappedEntry } from '../adaptation/entry';

/** Names an entry's version at a target: deliveries of the same begin their key with it. */
export const dedupePrefixOf = (entry: MappedEntry, targetId: number): string =>
  createHash('sha256')
    .update(
      JSON.stringify([entry.uid, entry.documentId, entry.locale, entry.versionHash, targetId])
    )
    .digest('hex')
    .slice(0, 40);
