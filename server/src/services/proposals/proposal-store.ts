import type { Core } from '@strapi/types';

import type { AdaptationView, Proposal, Verdict } from '../../../../contracts/adaptations';
import type { AiQuality } from '../../../../contracts/ai-usage';
import { UIDS } from '../../constants';
import { insertOne, tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';
import type { EntryRef } from '../mappings/entry-loader';
import { PROMPT_VERSION, SYSTEM_PROMPT } from './prompt';

interface AdaptationRow {
  id: number;
  siteId: number;
  entryUid: string;
  entryDocumentId: string;
  entryLocale: string;
  versionHash: string;
  promptVersion: string;
  outcome: AdaptationView['outcome'];
  reason: string | null;
  provider: AdaptationView['provider'];
  model: string | null;
  estimatedUsd: number | null;
  actualUsd: number | null;
  latencyMs: number;
  vendorMs: number;
  requestedBy: number | null;
  createdAt: string | Date;
}

interface ProposalRow {
  id: number;
  adaptationId: number;
  siteId: number;
  targetId: number;
  promptVersion: string;
  source: Proposal['source'];
  proposal: Proposal;
  verdict: Verdict | null;
}

/** An adaptation before it is done: costs are written down under its number from the first call. */
export interface OpenAdaptation {
  siteId: number;
  entry: EntryRef;
  versionHash: string;
  requestedBy: number | null;
}

/** What came of it. */
export type FinishedAdaptation = Pick<
  AdaptationView,
  | 'outcome'
  | 'reason'
  | 'provider'
  | 'model'
  | 'estimatedUsd'
  | 'actualUsd'
  | 'latencyMs'
  | 'vendorMs'
  | 'proposals'
>;

export interface StoredAdaptation {
  siteId: number;
  entry: EntryRef;
  view: AdaptationView;
}

/** What was proposed, and what became of it. */
export class ProposalStore {
  #isPromptKept = false;

  constructor(private readonly strapi: Core.Strapi) {}

  /** @returns its number */
  async open({ siteId, entry, versionHash, requestedBy }: OpenAdaptation): Promise<number> {
    await this.#keepPrompt();
    return insertOne(this.#adaptations, {
      ...{ siteId, versionHash, requestedBy, promptVersion: PROMPT_VERSION },
      entryUid: entry.uid,
      entryDocumentId: entry.documentId,
      entryLocale: entry.locale,
      ...{ outcome: 'fitted', latencyMs: 0, vendorMs: 0 },
      createdAt: new Date(systemClock.now()),
    });
  }

  async finish(id: number, siteId: number, finished: FinishedAdaptation): Promise<void> {
    const { outcome, reason, provider, model, estimatedUsd, actualUsd } = finished;
    const { latencyMs, vendorMs, proposals } = finished;
    const facts = {
      outcome,
      reason,
      provider,
      model,
      estimatedUsd,
      actualUsd,
      latencyMs,
      vendorMs,
    };
    const createdAt = new Date(systemClock.now());
    await inTransaction(this.strapi, async () => {
      await this.#adaptations.updateMany({ where: { id }, data: facts });
      if (proposals.length === 0) return;
      await this.#proposals.createMany({
        data: proposals.map((proposal) => ({
          ...{ adaptationId: id, siteId, targetId: proposal.targetId, createdAt },
          ...{ promptVersion: PROMPT_VERSION, source: proposal.source, proposal },
        })),
      });
    });
  }

  /** Null: there is none, or not any more. */
  async find(id: number): Promise<StoredAdaptation | null> {
    const row = await this.#adaptations.findOne({ where: { id } });
    if (!row) return null;
    const rows = await this.#proposals.findMany({
      where: { adaptationId: id },
      orderBy: { id: 'asc' },
    });
    const { entryUid: uid, entryDocumentId: documentId, entryLocale: locale } = row;
    const proposals = rows.map(({ proposal, verdict }) => ({ ...proposal, verdict }));
    return { siteId: row.siteId, entry: { uid, documentId, locale }, view: viewOf(row, proposals) };
  }

  /** @returns false: it has no such proposal */
  async judge(id: number, targetId: number, verdict: Verdict): Promise<boolean> {
    const { count } = await this.#proposals.updateMany({
      where: { adaptationId: id, targetId },
      data: { verdict, judgedAt: new Date(systemClock.now()) },
    });
    return count > 0;
  }

  /** What people thought of what models wrote, the newest instructions first. */
  async qualityOf(siteId: number): Promise<AiQuality[]> {
    const { tableName } = this.strapi.db.metadata.get(UIDS.aiProposal);
    const rows: { version: string; verdict: string | null; count: string | number }[] =
      await this.strapi.db
        .getConnection(tableName)
        .where({ site_id: siteId, source: 'ai' })
        .groupBy('prompt_version', 'verdict')
        .select({ version: 'prompt_version', verdict: 'verdict' })
        .count({ count: '*' });
    const versions = await this.#prompts.findMany({ orderBy: { id: 'desc' } });
    return versions.flatMap(({ version }) => {
      const ofVersion = rows.filter((row) => row.version === version);
      return ofVersion.length > 0 ? [qualityOf(version, ofVersion)] : [];
    });
  }

  /** Once for each process: it hardly ever changes. */
  async #keepPrompt(): Promise<void> {
    if (this.#isPromptKept) return;
    const where = { version: PROMPT_VERSION };
    if ((await this.#prompts.count({ where })) === 0) {
      try {
        const createdAt = new Date(systemClock.now());
        await this.#prompts.create({ data: { ...where, body: SYSTEM_PROMPT, createdAt } });
      } catch (error) {
        // Another process kept it at the same moment.
        if (!isUniqueViolation(error)) throw error;
      }
    }
    this.#isPromptKept = true;
  }

  get #adaptations(): Table<AdaptationRow> {
    return tableOf<AdaptationRow>(this.strapi, UIDS.aiAdaptation);
  }

  get #proposals(): Table<ProposalRow> {
    return tableOf<ProposalRow>(this.strapi, UIDS.aiProposal);
  }

  get #prompts(): Table<{ id: number; version: string }> {
    return tableOf(this.strapi, UIDS.aiPrompt);
  }
}

const viewOf = (row: AdaptationRow, proposals: Proposal[]): AdaptationView => ({
  id: row.id,
  versionHash: row.versionHash,
  outcome: row.outcome,
  reason: row.reason,
  provider: row.provider,
  model: row.model,
  promptVersion: row.promptVersion,
  estimatedUsd: row.estimatedUsd,
  actualUsd: row.actualUsd,
  latencyMs: row.latencyMs,
  vendorMs: row.vendorMs,
  proposals,
  createdAt: new Date(row.createdAt).toISOString(),
});

const qualityOf = (
  promptVersion: string,
  rows: readonly { verdict: string | null; count: string | number }[]
): AiQuality => {
  const countOf = (verdict: Verdict): number =>
    Number(rows.find((row) => row.verdict === verdict)?.count ?? 0);
  const [accepted, edited, discarded] = [
    countOf('accepted'),
    countOf('edited'),
    countOf('discarded'),
  ];
  const judged = accepted + edited + discarded;
  return {
    promptVersion,
    proposals: rows.reduce((sum, { count }) => sum + Number(count), 0),
    ...{ accepted, edited, discarded },
    approvalRate: judged === 0 ? null : (accepted + edited) / judged,
  };
};
