import type { Core } from '@strapi/types';

import type { RuleDecisionView } from '../../../../contracts/rules';
import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';
import type { EntryRef } from '../mappings/entry-loader';
import { whereSite, type SiteScope } from '../sites/site-scope';
import type { DecisionCode } from './guard';
import { isEarlierPublish, type Publication } from './publication';

/** As it is written down; what kind of type the entry is of is not. */
export type StoredDecision = Omit<RuleDecisionView, 'entryKind'>;

export interface DecisionPage {
  decisions: StoredDecision[];
  /** Where the next page begins; null when this is the last one. */
  nextBefore: number | null;
}

interface DecisionRow extends Omit<StoredDecision, 'at'> {
  at: string | Date;
  publishKey: string;
  decisionKey: string;
}

/** What was decided about one publish, and by which rule. */
export interface Decision {
  siteId: number;
  /** Null: all rules of the site are switched off. */
  rule: { id: number; name: string } | null;
  outcome: RuleDecisionView['outcome'];
  code: DecisionCode;
  reason: string;
  entryTitle: string | null;
  versionHash: string | null;
  distributionId: number | null;
}

export interface DecisionFilter {
  entryUid?: string | undefined;
  entryDocumentId?: string | undefined;
  locale?: string | undefined;
  ruleId?: number | undefined;
  scope: SiteScope;
  /** Only those below this id: the next page of a list that is newest first. */
  belowId?: number | undefined;
}

/** Among so many decisions, the first ones, is one about the earliest publish. */
const OLDEST = 200;

/** "Why was this (not) shared?": one row for each publish and rule. */
export class RuleDecisions {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Writes what was decided. Only a failure may be decided anew. */
  async record(publication: Publication, decision: Decision): Promise<void> {
    const data = dataOf(publication, decision);
    const { decisionKey } = data;
    const where = { decisionKey, outcome: 'failed' };
    if ((await this.#table.updateMany({ where, data })).count > 0) return;
    try {
      await this.#table.create({ data });
    } catch (error) {
      // It was decided already: this is the same publish once more.
      if (!isUniqueViolation(error)) throw error;
    }
  }

  /** What was decided about a publish for good, by rule. */
  async decidedBy({ key }: Publication): Promise<ReadonlyMap<number, Decision['outcome']>> {
    const where = { publishKey: key, ruleId: { $notNull: true }, outcome: { $ne: 'failed' } };
    const rows = await this.#table.findMany({ where, select: ['ruleId', 'outcome'] });
    return new Map(rows.map(({ ruleId, outcome }) => [ruleId ?? 0, outcome]));
  }

  /** Whether anything was decided about an earlier publish of the entry; later ones may come first. */
  async knowsEarlier({ entry, key, at }: Publication): Promise<boolean> {
    const where = { ...whereEntry(entry), publishKey: { $ne: key } };
    const query = { where, orderBy: { id: 'asc' as const }, limit: OLDEST };
    const rows = await this.#table.findMany({ ...query, select: ['publishKey'] });
    return rows.some(({ publishKey }) => isEarlierPublish(publishKey, at));
  }

  /** Newest first. */
  async page(filter: DecisionFilter, pageSize: number): Promise<DecisionPage> {
    const { scope, belowId, ...exact } = filter;
    const named = Object.entries(exact).filter(([, value]) => value !== undefined);
    const where: Where = {
      ...Object.fromEntries(named),
      ...(belowId === undefined ? {} : { id: { $lt: belowId } }),
      ...whereSite(scope),
    };
    const query = { where, orderBy: { id: 'desc' as const }, limit: pageSize + 1 };
    const rows = await this.#table.findMany(query);
    const decisions = rows.slice(0, pageSize).map(viewOf);
    const hasMore = rows.length > pageSize;
    return { decisions, nextBefore: hasMore ? (decisions.at(-1)?.id ?? null) : null };
  }

  get #table(): Table<DecisionRow> {
    return tableOf<DecisionRow>(this.strapi, UIDS.ruleDecision);
  }
}

export const createRuleDecisions = ({ strapi }: { strapi: Core.Strapi }): RuleDecisions =>
  new RuleDecisions(strapi);

const dataOf = ({ entry, key }: Publication, { rule, ...decision }: Decision) => ({
  ...decision,
  ...whereEntry(entry),
  ruleId: rule?.id ?? null,
  ruleName: rule?.name ?? null,
  publishKey: key,
  decisionKey: `${key}/${rule ? `rule-${rule.id}` : `site-${decision.siteId}`}`,
  at: new Date(systemClock.now()),
});

const whereEntry = ({ uid, documentId, locale }: EntryRef) => ({
  entryUid: uid,
  entryDocumentId: documentId,
  locale,
});

const viewOf = (row: DecisionRow): StoredDecision => ({
  id: row.id,
  at: new Date(row.at).toISOString(),
  entryUid: row.entryUid,
  entryDocumentId: row.entryDocumentId,
  entryTitle: row.entryTitle,
  locale: row.locale,
  siteId: row.siteId,
  ruleId: row.ruleId,
  ruleName: row.ruleName,
  outcome: row.outcome,
  code: row.code,
  reason: row.reason,
  distributionId: row.distributionId,
});
