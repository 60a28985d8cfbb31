import type { RuleView } from '../../../../contracts/rules';

/** When to distribute by itself. */
export interface Rule extends Omit<RuleView, 'problems'> {
  /** Null only for rows of before there were sites: the default one. */
  siteId: number | null;
}

/** A rule stays on the site that it was made for. */
export type RuleInput = Omit<Rule, 'id' | 'siteId'>;

type LaterColumns =
  'locales' | 'match' | 'conditions' | 'templateId' | 'delayMinutes' | 'needsApproval' | 'bulkToo';

/** Rows of before a column was added hold null in it. */
export type RuleRow = Omit<Rule, 'siteId' | LaterColumns> & {
  [Column in LaterColumns]: Rule[Column] | null;
} & { site: { id: number } | null };

export const ruleOf = (row: RuleRow): Rule => ({
  id: row.id,
  siteId: row.site?.id ?? null,
  name: row.name,
  contentType: row.contentType,
  locales: row.locales ?? [],
  trigger: row.trigger,
  match: row.match ?? 'all',
  conditions: row.conditions ?? [],
  targetIds: row.targetIds,
  templateId: row.templateId,
  delayMinutes: row.delayMinutes ?? 0,
  needsApproval: row.needsApproval ?? false,
  bulkToo: row.bulkToo ?? false,
  enabled: row.enabled,
});
