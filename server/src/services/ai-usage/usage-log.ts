import type { Core } from '@strapi/types';

import type { AiOutcome, AiUsageRow } from '../../../../contracts/ai-usage';
import { AI_PROVIDERS, type AiProviderId } from '../../../../contracts/ai-providers';
import { UIDS } from '../../constants';
import type { Clock } from '../../platforms/contract';
import { tableOf, type Table, type Where } from '../database/table';
import type { AiCall, AiCallEnd } from './ai-call';
import { getService } from '../get-service';
import { usdOf } from './money';
import { UsagePartitions } from './usage-partitions';

/** One line of the log. */
export interface LoggedCall {
  call: Omit<AiCall, 'worst' | 'likely'>;
  end: AiCallEnd;
}

interface UsageRow extends Omit<AiUsageRow, 'at' | 'costUsd' | 'provider'> {
  provider: string | null;
  cost: string | number | null;
  createdAt: string;
}

/** What calls of one model with one outcome come to. */
export interface UsageSum {
  provider: AiProviderId | null;
  model: string | null;
  outcome: AiOutcome;
  calls: number;
  /** Of those whose cost is not known. */
  unknownCosts: number;
  inputTokens: number;
  outputTokens: number;
  /** As the budget counts it. */
  usd: number;
}

/** Longer names than any vendor's; the columns hold no more. */
const MAX_TEXT = 255;

/** Rows per DELETE: SQLite lets nobody else write meanwhile. */
const BATCH = 500;
const BATCHES_PER_TURN = 20;

/** `ai_usage_logs`: what was asked of whom, and what it cost. */
export class UsageLog {
  readonly partitions: UsagePartitions;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly clock: Clock
  ) {
    this.partitions = new UsagePartitions(strapi, clock);
  }

  /** Before a transaction that adds to it: the month's partition is not made within one. */
  makeReady(): Promise<void> {
    return this.partitions.makeReady();
  }

  async add(calls: readonly LoggedCall[]): Promise<void> {
    const createdAt = new Date(this.clock.now());
    const data = calls.map((one) => ({ ...dataOf(one), createdAt }));
    await this.#table.createMany({ data });
    const { counts } = getService(this.strapi, 'monitoring');
    for (const { call, end } of calls) {
      const { outcome, latencyMs: ms } = end;
      counts.aiCall({ provider: call.provider, outcome, cost: Number(end.cost ?? 0), ms });
    }
  }

  /** Newest first. */
  async page(
    where: Where,
    { page, pageSize }: { page: number; pageSize: number }
  ): Promise<{ rows: AiUsageRow[]; total: number }> {
    const total = await this.#table.count({ where });
    const rows = await this.#table.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      ...{ limit: pageSize, offset: (page - 1) * pageSize },
    });
    return { rows: rows.map(viewOf), total };
  }

  async sums({ siteId, month }: { siteId: number; month: string }): Promise<UsageSum[]> {
    const { tableName } = this.strapi.db.metadata.get(UIDS.aiUsage);
    const rows: SumRow[] = await this.strapi.db
      .getConnection(tableName)
      .where({ site_id: siteId, month })
      .groupBy('provider', 'model', 'outcome')
      .select('provider', 'model', 'outcome')
      .count({ calls: 'id', known: 'cost' })
      .sum({ input_sum: 'input_tokens', output_sum: 'output_tokens', counted_sum: 'counted' });
    return rows.map(sumOf);
  }

  /** What was counted of a site between two instants, US dollars. */
  async usdBetween({ siteId, from, to }: Span): Promise<number> {
    const { tableName } = this.strapi.db.metadata.get(UIDS.aiUsage);
    const rows: { counted_sum: string | number | null }[] = await this.strapi.db
      .getConnection(tableName)
      .where({ site_id: siteId })
      .where('created_at', '>=', new Date(from))
      .where('created_at', '<', new Date(to))
      .sum({ counted_sum: 'counted' });
    return usdOf(rows[0]?.counted_sum ?? 0);
  }

  /** Removes what is from before an instant, oldest first; the rest of much is for the next turn. */
  async removeBefore(at: number): Promise<void> {
    const where = { createdAt: { $lt: new Date(at) } };
    for (let batch = 0; batch < BATCHES_PER_TURN; batch += 1) {
      const query = { where, select: ['id'], orderBy: { id: 'asc' as const }, limit: BATCH };
      const old = await this.#table.findMany(query);
      if (old.length === 0) return;
      await this.#table.deleteMany({ where: { ...where, id: { $in: old.map(({ id }) => id) } } });
    }
  }

  get #table(): Table<UsageRow> {
    return tableOf<UsageRow>(this.strapi, UIDS.aiUsage);
  }
}

/** Epoch ms, the end is not part of it. */
interface Span {
  siteId: number;
  from: number;
  to: number;
}

interface SumRow {
  provider: string | null;
  model: string | null;
  outcome: AiOutcome;
  calls: string | number;
  known: string | number;
  input_sum: string | number | null;
  output_sum: string | number | null;
  counted_sum: string | number | null;
}

const sumOf = (row: SumRow): UsageSum => ({
  provider: providerOf(row.provider),
  model: row.model,
  outcome: row.outcome,
  calls: Number(row.calls),
  unknownCosts: Number(row.calls) - Number(row.known),
  inputTokens: Number(row.input_sum ?? 0),
  outputTokens: Number(row.output_sum ?? 0),
  usd: usdOf(row.counted_sum),
});

const dataOf = ({ call, end }: LoggedCall): Record<string, unknown> => ({
  siteId: call.siteId,
  month: call.month,
  provider: call.provider,
  model: cut(call.model),
  purpose: call.purpose,
  promptVersion: call.promptVersion,
  adaptationId: call.adaptationId,
  price: call.price,
  outcome: end.outcome,
  inputTokens: end.usage?.inputTokens ?? null,
  cachedInputTokens: end.usage?.cachedInputTokens ?? null,
  outputTokens: end.usage?.outputTokens ?? null,
  cost: end.cost,
  counted: end.counted,
  latencyMs: end.latencyMs,
  requestId: end.requestId === null ? null : cut(end.requestId),
  code: end.code === null ? null : cut(end.code),
});

const cut = (text: string): string => text.slice(0, MAX_TEXT);

const viewOf = ({ cost, createdAt, provider, ...row }: UsageRow): AiUsageRow => ({
  id: row.id,
  at: new Date(createdAt).toISOString(),
  siteId: row.siteId,
  provider: providerOf(provider),
  model: row.model,
  purpose: row.purpose,
  outcome: row.outcome,
  inputTokens: row.inputTokens,
  cachedInputTokens: row.cachedInputTokens,
  outputTokens: row.outputTokens,
  costUsd: cost === null ? null : usdOf(cost),
  latencyMs: row.latencyMs,
  promptVersion: row.promptVersion,
  adaptationId: row.adaptationId,
  requestId: row.requestId,
  code: row.code,
});

/** Null: not one of ours any more. */
const providerOf = (provider: string | null): AiProviderId | null =>
  AI_PROVIDERS.find((id) => id === provider) ?? null;
