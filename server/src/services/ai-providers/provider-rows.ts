import type { Core } from '@strapi/types';

import type { AiPrice, AiProviderId } from '../../../../contracts/ai-providers';
import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';
import type { AiProviderKey } from './provider-key';

/** What a person entered for a vendor. */
export interface AiProviderRow {
  siteId: number;
  provider: AiProviderId;
  enabled: boolean;
  model: string | null;
  baseUrl: string | null;
  price: AiPrice | null;
  /** In the vault's envelope. */
  apiKey: string | null;
  /** Of the envelope. */
  keyId: string | null;
  updatedAt: string;
}

export type AiProviderChange = Omit<AiProviderRow, keyof AiProviderKey | 'updatedAt'>;

/** The stored settings of vendors; keys stay sealed. */
export class AiProviderRows {
  constructor(private readonly strapi: Core.Strapi) {}

  async of(siteId: number): Promise<ReadonlyMap<AiProviderId, AiProviderRow>> {
    const rows = await this.#table.findMany({ where: { siteId } });
    return new Map(rows.map((row) => [row.provider, row]));
  }

  /** Stores them, or replaces the stored ones. */
  async save({ siteId, provider }: AiProviderKey, change: AiProviderChange): Promise<void> {
    const where = { siteId, provider };
    const data = { ...change, updatedAt: new Date(systemClock.now()) };
    const { count } = await this.#table.updateMany({ where, data });
    if (count > 0) return;
    try {
      await this.#table.create({ data: { ...where, ...data } });
    } catch (error) {
      // Somebody stored some at the same moment: the later ones count.
      if (!isUniqueViolation(error)) throw error;
      await this.#table.updateMany({ where, data });
    }
  }

  async remove({ siteId, provider }: AiProviderKey): Promise<void> {
    await this.#table.deleteMany({ where: { siteId, provider } });
  }

  get #table(): Table<AiProviderRow> {
    return tableOf<AiProviderRow>(this.strapi, UIDS.aiProvider);
  }
}
