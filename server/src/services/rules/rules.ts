import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { RuleField, RuleForecast, RuleView } from '../../../../contracts/rules';
import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import type { EntryRef } from '../mappings/entry-loader';
import type { SiteScope } from '../sites/site-scope';
import { forecastRules } from './forecast-rules';
import { ruleOf, type Rule, type RuleInput, type RuleRow } from './rule';
import { ruleFieldsOf } from './rule-fields';
import { RuleCheck, sourceOf, type CheckedRule } from './rule-problems';

export type { Rule, RuleInput } from './rule';

/** What goes out by itself when it is published. */
export class Rules {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Oldest first. */
  list(scope: SiteScope = 'all'): Promise<Rule[]> {
    return this.#findMany(scope === 'all' ? {} : { site: { id: { $in: [...scope] } } });
  }

  /** With what is wrong with each, e.g. a field that the type lost since. */
  async views(rules: readonly Rule[]): Promise<RuleView[]> {
    const check = new RuleCheck(this.strapi);
    const views: RuleView[] = [];
    for (const rule of rules) views.push({ ...rule, problems: await check.problemsOf(rule) });
    return views;
  }

  /** Those of all sites, whether they are switched on or off. */
  of(contentType: string): Promise<Rule[]> {
    return this.#findMany({ contentType });
  }

  /** What a condition may be about. @throws 400 for a content-type that is never distributed */
  async fieldsOf(contentType: string): Promise<RuleField[]> {
    const source = await sourceOf(this.strapi, contentType);
    if (source) return ruleFieldsOf(source);
    throw new errors.ValidationError(
      `${contentType.slice(0, 100)} is never distributed, so no rule can be about it. Switch it on in the settings first.`
    );
  }

  /** What each rule of these sites would do if a person published the entry now. Writes nothing. */
  forecast(entry: EntryRef, scope: SiteScope): Promise<RuleForecast[]> {
    return forecastRules(this.strapi, entry, scope);
  }

  /** @throws 404 */
  async demand(id: number): Promise<Rule> {
    const row = await this.#table.findOne({ where: { id }, populate: ['site'] });
    if (!row) throw new errors.NotFoundError('This rule does not exist.');
    return ruleOf(row);
  }

  /** @throws 400 in words for what it names and is not there: a field, a language, a template… */
  async create({ siteId, ...input }: RuleInput & { siteId: number }): Promise<Rule> {
    await this.#assertPossible({ ...input, siteId }, null);
    const { id } = await this.#table.create({ data: { ...input, site: siteId } });
    return this.demand(id);
  }

  /**
   * What was wrong before and is not touched is no obstacle: such a rule can still be switched off.
   *
   * @throws 400 as for a new one, or 404
   */
  async update(id: number, input: RuleInput): Promise<Rule> {
    const before = await this.demand(id);
    await this.#assertPossible({ ...input, siteId: before.siteId }, before);
    await this.#table.update({ where: { id }, data: { ...input } });
    return this.demand(id);
  }

  /** @throws 404 */
  async remove(id: number): Promise<void> {
    await this.demand(id);
    await this.#table.delete({ where: { id } });
  }

  async #assertPossible(rule: CheckedRule, before: CheckedRule | null): Promise<void> {
    const check = new RuleCheck(this.strapi);
    const known = before ? await check.problemsOf(before) : [];
    const problems = (await check.problemsOf(rule)).filter((problem) => !known.includes(problem));
    if (problems.length > 0) throw new errors.ValidationError(problems.join(' '));
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
