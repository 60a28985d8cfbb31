import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import { AskedEntry } from './asked-entry';
import { decideRule } from './decide-rule';
import type { Publication } from './publication';
import type { Decision, RuleDecisions } from './rule-decisions';
import type { Rule } from './rule';

type PlacedRule = Rule & { siteId: number };

/**
 * Distributes a published entry as the rules of its type say, each on its own site, and writes down
 * what each decided. Repeating it does nothing more: a rule that decided is not asked again, and the
 * idempotency key names rule, entry and version.
 *
 * @throws what went wrong with the first rule that failed, after all others were asked
 */
export const applyRules = async (strapi: Core.Strapi, publication: Publication): Promise<void> => {
  const rules = await placed(strapi, await getService(strapi, 'rules').of(publication.entry.uid));
  if (rules.length === 0) return;
  const asked = new AskedEntry(strapi, publication);
  await noteSitesWithoutRules(asked, rules);
  const failures: Error[] = [];
  let isMarkUsed = false;
  const decided = await decisionsOf(strapi).decidedBy(publication);
  for (const rule of rules.filter(({ enabled }) => enabled)) {
    const outcome = decided.get(rule.id) ?? (await ask(asked, rule, failures));
    isMarkUsed ||= outcome === 'shared' && rule.trigger === 'when_flagged';
  }
  const [failure] = failures;
  if (failure) throw failure;
  if (isMarkUsed) await getService(strapi, 'sharing').useMark(publication.entry);
};

const ask = async (
  asked: AskedEntry,
  rule: PlacedRule,
  failures: Error[]
): Promise<Decision['outcome']> => {
  let decision: Decision;
  try {
    decision = await decideRule(asked, rule);
  } catch (error) {
    failures.push(error instanceof Error ? error : new Error(String(error)));
    decision = await failed(asked, rule, error);
  }
  await decisionsOf(asked.strapi).record(asked.publication, decision);
  return decision.outcome;
};

const failed = async (asked: AskedEntry, rule: PlacedRule, error: unknown): Promise<Decision> => {
  // What a driver or library says is for the server's log, not for editors.
  const what = error instanceof errors.ApplicationError ? ` ${error.message}` : '';
  return {
    ...{ siteId: rule.siteId, rule, outcome: 'failed', code: 'FAILED' },
    reason: `The rule "${rule.name}" broke off.${what} It is tried again by itself; the Health page shows what is left.`,
    ...(await asked.facts()),
    distributionId: null,
  };
};

/** Where every rule of the type is off, one line says so. */
const noteSitesWithoutRules = async (
  asked: AskedEntry,
  rules: readonly PlacedRule[]
): Promise<void> => {
  const working = new Set(rules.filter(({ enabled }) => enabled).map(({ siteId }) => siteId));
  const idle = new Set(rules.map(({ siteId }) => siteId).filter((id) => !working.has(id)));
  for (const siteId of idle) {
    await decisionsOf(asked.strapi).record(asked.publication, {
      ...{ siteId, rule: null, outcome: 'not_shared', code: 'RULES_OFF' },
      reason: 'Every rule for this content-type is switched off.',
      ...(await asked.facts()),
      distributionId: null,
    });
  }
};

/** Rules of before there were sites are the default one's. */
const placed = async (strapi: Core.Strapi, rules: readonly Rule[]): Promise<PlacedRule[]> => {
  if (rules.every(({ siteId }) => siteId !== null)) return rules as PlacedRule[];
  const { id } = await getService(strapi, 'sites').getDefault();
  return rules.map((rule) => ({ ...rule, siteId: rule.siteId ?? id }));
};

const decisionsOf = (strapi: Core.Strapi): RuleDecisions => getService(strapi, 'ruleDecisions');
