import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { LlmProviderId } from '../../llm/contract';
import type { Clock } from '../../platforms/contract';
import { tableOf, type Table } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { getService } from '../get-service';

/** What a model answered. */
export interface CachedAnswer {
  /** Hash of the question, the instructions and the model. */
  key: string;
  provider: LlmProviderId;
  model: string;
  value: unknown;
}

interface CacheRow extends CachedAnswer {
  siteId: number;
  createdAt: string;
}

const DAY_MS = 24 * 60 * 60_000;

/** Answers to questions that may be asked once more: those cost nothing then. */
export class AnswerCache {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly clock: Clock
  ) {}

  /** The newest of any of these keys. */
  async find(keys: readonly string[]): Promise<CachedAnswer | null> {
    if (keys.length === 0) return null;
    const days = await getService(this.strapi, 'retention').settings.daysOf('aiAnswers');
    const since = new Date(this.clock.now() - days * DAY_MS);
    const row = await this.#newest({ key: { $in: [...keys] }, createdAt: { $gte: since } });
    return row && { key: row.key, provider: row.provider, model: row.model, value: row.value };
  }

  /** The later answer to the same question is kept. */
  async save(answer: CachedAnswer & { siteId: number }): Promise<void> {
    const { key, siteId, provider, model, value } = answer;
    const data = { siteId, provider, model, value, createdAt: new Date(this.clock.now()) };
    if ((await this.#table.updateMany({ where: { key }, data })).count > 0) return;
    try {
      await this.#table.create({ data: { key, ...data } });
    } catch (error) {
      // Another process was asked the same at the same moment: one answer is as good as the other.
      if (!isUniqueViolation(error)) throw error;
    }
  }

  /** @param at epoch ms */
  async removeBefore(at: number): Promise<void> {
    await this.#table.deleteMany({ where: { createdAt: { $lt: new Date(at) } } });
  }

  async #newest(where: Record<string, unknown>): Promise<CacheRow | null> {
    const [row] = await this.#table.findMany({
      ...{ where, limit: 1 },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
    return row ?? null;
  }

  get #table(): Table<CacheRow> {
    return tableOf<CacheRow>(this.strapi, UIDS.aiCache);
  }
}
