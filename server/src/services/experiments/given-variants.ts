import type { Core } from '@strapi/types';

import type { VariantKey } from '../../../../contracts/experiments';
import { UIDS } from '../../constants';
import { getService } from '../get-service';
import type { EntryRef } from '../mappings/entry-loader';
import type { VariantCounts } from './assign-variant';

interface GivenRow {
  experiment_id: number;
  target_id: number;
  variant_slot: string | null;
  variant: string;
  given: number | string;
}

interface AskedPost {
  experimentId: number;
  targetId: number;
  slot: string;
}

/** Which variants posts got so far, of some experiments. */
export class GivenVariants {
  private constructor(
    private readonly rows: readonly GivenRow[],
    private readonly ofEntry: readonly {
      experimentId: number | null;
      targetId: number | null;
      variant: string | null;
    }[]
  ) {}

  /** Two small reads; both join the transaction that runs. */
  static async read(
    strapi: Core.Strapi,
    experimentIds: readonly number[],
    entry: EntryRef
  ): Promise<GivenVariants> {
    const { repository } = getService(strapi, 'deliveries');
    const rows = await countRows(strapi, experimentIds);
    const ofEntry = await repository.pick(['experimentId', 'targetId', 'variant'], {
      where: {
        experimentId: { $in: [...experimentIds] },
        ...{ entryUid: entry.uid, entryDocumentId: entry.documentId, entryLocale: entry.locale },
      },
      orderBy: { id: 'asc' },
    });
    return new GivenVariants(rows, ofEntry);
  }

  countsOf({ experimentId, targetId, slot }: AskedPost, key: VariantKey): VariantCounts {
    const atTarget = this.rows.filter(
      (row) =>
        row.experiment_id === experimentId && row.target_id === targetId && row.variant === key
    );
    const inSlot = atTarget.filter((row) => row.variant_slot === slot);
    const toEntry = this.ofEntry.filter(
      (row) => row.experimentId === experimentId && row.targetId === targetId && row.variant === key
    );
    return { entry: toEntry.length, slot: sumOf(inSlot), target: sumOf(atTarget) };
  }
}

const sumOf = (rows: readonly GivenRow[]): number =>
  rows.reduce((sum, { given }) => sum + Number(given), 0);

const countRows = async (
  strapi: Core.Strapi,
  experimentIds: readonly number[]
): Promise<GivenRow[]> => {
  const { tableName } = strapi.db.metadata.get(UIDS.delivery);
  const query = strapi.db
    .getConnection(tableName)
    .whereIn('experiment_id', [...experimentIds])
    .select('experiment_id', 'target_id', 'variant_slot', 'variant')
    .count({ given: '*' })
    .groupBy('experiment_id', 'target_id', 'variant_slot', 'variant');
  if (!strapi.db.inTransaction()) return (await query) as GivenRow[];
  // SQLite has one connection: a query beside the transaction would wait for its end.
  return strapi.db.transaction(
    async ({ trx }) =>
      (await query.transacting(trx as Parameters<typeof query.transacting>[0])) as GivenRow[]
  );
};
