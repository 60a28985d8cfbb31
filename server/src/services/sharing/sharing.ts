import type { Core } from '@strapi/types';

import type { SharingView } from '../../../../contracts/rules';
import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import type { EntryRef } from '../mappings/entry-loader';

export type SharingWord = SharingView['sharing'];

interface SharingRow {
  id: number;
  sharing: Exclude<SharingWord, 'auto'>;
}

/** An editor's word about single entries: what rules may do with them. */
export class Sharing {
  constructor(private readonly strapi: Core.Strapi) {}

  async of(entry: EntryRef): Promise<SharingWord> {
    const row = await this.#table.findOne({ where: whereOf(entry) });
    return row?.sharing ?? 'auto';
  }

  async set(entry: EntryRef, sharing: SharingWord): Promise<void> {
    const where = whereOf(entry);
    if (sharing === 'auto') {
      await this.#table.deleteMany({ where });
      return;
    }
    const update = () => this.#table.updateMany({ where, data: { sharing } });
    if ((await update()).count > 0) return;
    try {
      await this.#table.create({ data: { ...where, sharing } });
    } catch (error) {
      // Two people said a word at the same moment: the later one holds.
      if (!isUniqueViolation(error)) throw error;
      await update();
    }
  }

  /** The mark did its work: the next publish is shared only when it is marked again. */
  async useMark(entry: EntryRef): Promise<void> {
    await this.#table.deleteMany({ where: { ...whereOf(entry), sharing: 'flagged' } });
  }

  /** The entry is gone in this language. */
  async forget(entry: EntryRef): Promise<void> {
    await this.#table.deleteMany({ where: whereOf(entry) });
  }

  get #table(): Table<SharingRow> {
    return tableOf<SharingRow>(this.strapi, UIDS.entrySharing);
  }
}

export const createSharing = ({ strapi }: { strapi: Core.Strapi }): Sharing => new Sharing(strapi);

const whereOf = ({ uid, documentId, locale }: EntryRef) => ({
  entryUid: uid,
  entryDocumentId: documentId,
  entryLocale: locale,
});
