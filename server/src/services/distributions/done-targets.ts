import type { Core } from '@strapi/types';

import type { MappedEntry } from '../adaptation/entry';
import { WHERE_LIVING } from '../deliveries/living';
import { getService } from '../get-service';

/** Which targets have, or will get, this version of an entry. */
export class DoneTargets {
  constructor(private readonly strapi: Core.Strapi) {}

  async among(targetIds: readonly number[], entry: MappedEntry): Promise<ReadonlySet<number>> {
    const where = {
      entryUid: entry.uid,
      entryDocumentId: entry.documentId,
      entryLocale: entry.locale,
      versionHash: entry.versionHash,
      targetId: { $in: [...targetIds] },
      ...WHERE_LIVING,
    };
    const { repository } = getService(this.strapi, 'deliveries');
    const rows = await repository.pick(['targetId'], { where, orderBy: { id: 'asc' } });
    return new Set(rows.map(({ targetId }) => targetId).filter((id) => id !== null));
  }
}
