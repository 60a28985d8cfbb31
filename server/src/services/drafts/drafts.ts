import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import {
  compositionSchema,
  type Composition,
  type DraftView,
} from '../../../../contracts/compositions';
import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';
import type { EntryRef } from '../mappings/entry-loader';

/** Whose draft of what. */
export interface DraftKey {
  userId: number;
  siteId: number;
  entry: EntryRef;
}

interface DraftRow {
  id: number;
  composition: unknown;
  savedAt: string | Date;
}

/** JSON characters of one composition; Strapi itself takes requests of one megabyte. */
const MAX_LENGTH = 400_000;

/** What editors chose and wrote and have not sent yet, each for themselves. */
export class Drafts {
  constructor(private readonly strapi: Core.Strapi) {}

  async find(key: DraftKey): Promise<DraftView | null> {
    const row = await this.#table.findOne({ where: whereOf(key) });
    if (!row) return null;
    // Written by another version of the plugin, it may not suit any more: then there is none.
    const { success, data } = compositionSchema.safeParse(row.composition);
    return success ? { composition: data, savedAt: new Date(row.savedAt).toISOString() } : null;
  }

  /**
   * @param basedOn `savedAt` of what it was made from, null for nothing; undefined: never refused
   * @throws 400 when it is too long, or another window saved since
   */
  async save(key: DraftKey, composition: Composition, basedOn?: string | null): Promise<DraftView> {
    if (JSON.stringify(composition).length > MAX_LENGTH) {
      throw new errors.ValidationError(
        'These texts are too long to be kept. Shorten some of them.'
      );
    }
    const where = whereOf(key);
    const existing = await this.#table.findOne({ where });
    if (basedOn !== undefined) assertLatest(existing, basedOn);
    const savedAt = new Date(systemClock.now());
    if (existing) {
      await this.#table.update({ where: { id: existing.id }, data: { composition, savedAt } });
    } else await this.#insert(where, { composition, savedAt });
    return { composition, savedAt: savedAt.toISOString() };
  }

  async remove(key: DraftKey): Promise<void> {
    await this.#table.deleteMany({ where: whereOf(key) });
  }

  async #insert(where: Record<string, unknown>, data: Omit<DraftRow, 'id'>): Promise<void> {
    try {
      await this.#table.create({ data: { ...where, ...data } });
    } catch (error) {
      // The same person's other window was first; the last one that saves wins.
      if (!isUniqueViolation(error)) throw error;
      await this.#table.updateMany({ where, data });
    }
  }

  get #table(): Table<DraftRow> {
    return tableOf<DraftRow>(this.strapi, UIDS.draft);
  }
}

export const createDrafts = ({ strapi }: { strapi: Core.Strapi }): Drafts => new Drafts(strapi);

const whereOf = ({ userId, siteId, entry }: DraftKey) => ({
  userId,
  siteId,
  entryUid: entry.uid,
  entryDocumentId: entry.documentId,
  entryLocale: entry.locale,
});

const assertLatest = (existing: DraftRow | null, basedOn: string | null): void => {
  const latest = existing ? new Date(existing.savedAt).getTime() : null;
  const known = basedOn === null ? null : Date.parse(basedOn);
  if (latest === null || latest === known) return;
  throw new errors.ApplicationError(
    'You changed this post in another window since. Reload to see it, or save once more to keep what stands here.',
    { code: 'DRAFT_CHANGED' }
  );
};
