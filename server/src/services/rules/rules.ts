import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { RuleView } from '../../../../contracts/rules';
import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import { getService } from '../get-service';
import type { SiteScope } from '../sites/site-scope';

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
type RuleRow = Omit<Rule, 'siteId' | LaterColumns> & {
  [Column in LaterColumns]: Rule[Column] | null;
} & { site: { id: number } | null };

/** What goes out by itself when it is published. */
export class Rules {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Oldest first. */
  list(scope: SiteScope = 'all'): Promise<Rule[]> {
    return this.#findMany(scope === 'all' ? {} : { site: { id: { $in: [...scope] } } });
  }

  /** The enabled ones of all sites. */
  matching(contentType: string): Promise<Rule[]> {
    return this.#findMany({ contentType, enabled: true });
  }

  /** @throws 404 */
  async demand(id: number): Promise<Rule> {
    const row = await this.#table.findOne({ where: { id }, populate: ['site'] });
    if (!row) throw new errors.NotFoundError('This rule does not exist.');
    return ruleOf(row);
  }

  /** @throws 400 for a content-type that is never distributed, or another site's target */
  async create({ siteId, ...input }: RuleInput & { siteId: number }): Promise<Rule> {
    await this.#assertPossible(siteId, input);
    const { id } = await this.#table.create({ data: { ...input, site: siteId } });
    return this.demand(id);
  }

  /** @throws 400 as for a new one, or 404 */
  async update(id: number, input: RuleInput): Promise<Rule> {
    const { siteId } = await this.demand(id);
    await this.#assertPossible(siteId, input);
    await this.#table.update({ where: { id }, data: { ...input } });
    return this.demand(id);
  }

  /** @throws 404 */
  async remove(id: number): Promise<void> {
    await this.demand(id);
    await this.#table.delete({ where: { id } });
  }

  async #assertPossible(siteId: number | null, { contentType, targetIds }: RuleInput) {
    if (!(await getService(this.strapi, 'entries').isDistributable(contentType))) {
      throw new errors.ValidationError(
        `${contentType} is never distributed. Switch it on in the settings, or name it in the plugin's contentTypes.`
      );
    }
    if (siteId === null) return;
    // A rule outlives its targets, so one that is gone is no mistake; another site's is.
    for (const id of targetIds ?? []) {
      const target = await getService(this.strapi, 'targets').find(id);
      if (!target || target.siteId === siteId) continue;
      throw new errors.ValidationError(
        `targetIds: target ${id} belongs to another site; choose among the accounts of this one.`
      );
    }
  }

  async #findMany(where: Where): Promise<Rule[]> {
    const rows = await this.#table.findMany({ where, populate: ['site'], orderBy: { id: 'asc' } });
    return rows.map(ruleOf);
  }

  get #table(): Table<RuleRow> {
    return tableOf<RuleRow>(this.strapi, UIDS.rule);
  }
}

export const createRules = ({ strapi }: { strapi: Core.Strapi }): Rules => new Rules(strapi);

const ruleOf = (row: RuleRow): Rule => ({
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
