import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import type { Refusal } from './guard';
import type { Rule } from './rule';

/** A rule with the site that it belongs to. */
export type PlacedRule = Rule & { siteId: number };

export interface RulesOfType {
  /** Those that are switched on. */
  working: PlacedRule[];
  /** Sites that have rules for the type, and every one of them is switched off. */
  idleSiteIds: number[];
}

/** The rules about a content-type, of all sites. */
export const rulesOfType = async (strapi: Core.Strapi, uid: string): Promise<RulesOfType> => {
  const rules = await placed(strapi, await getService(strapi, 'rules').of(uid));
  const working = rules.filter(({ enabled }) => enabled);
  const busy = new Set(working.map(({ siteId }) => siteId));
  const idle = new Set(rules.map(({ siteId }) => siteId).filter((id) => !busy.has(id)));
  return { working, idleSiteIds: [...idle] };
};

export const RULES_OFF: Refusal = {
  code: 'RULES_OFF',
  reason: 'Every rule for this content-type is switched off.',
};

/** Rules of before there were sites are the default one's. */
const placed = async (strapi: Core.Strapi, rules: readonly Rule[]): Promise<PlacedRule[]> => {
  if (rules.every(({ siteId }) => siteId !== null)) return rules as PlacedRule[];
  const { id } = await getService(strapi, 'sites').getDefault();
  return rules.map((rule) => ({ ...rule, siteId: rule.siteId ?? id }));
};
