import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import { AskedEntry } from './asked-entry';
import { decideRule } from './decide-rule';
import { rulesOfType, RULES_OFF, type PlacedRule } from './placed-rules';
import type { Publication } from './publication';
import type { Decision, RuleDecisions } from './rule-decisions';

/**
 * Distributes a published entry as the rules of its type say, each on its own site, and writes down
 * what each decided. Repeating it does nothing more: a rule that decided is not asked again, and the
 * idempotency key names rule, entry and version.
 *
 * @throws what went wrong with the first rule that failed, after all others were asked
 */
export const applyRules = async (strapi: Core.Strapi, publication: Publication): Promise<void> => {
  const { working, idleSiteIds } = await rulesOfType(strapi, publication.entry.uid);
  const asked = new AskedEntry(strapi, publication);
  await noteIdleSites(asked, idleSiteIds);
  if (working.length === 0) return;
  const failures: Error[] = [];
  let isMarkUsed = false;
  const decided = await decisionsOf(strapi).decidedBy(publication);
  for (const rule of working) {
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
const noteIdleSites = async (asked: AskedEntry, siteIds: readonly number[]): Promise<void> => {
  for (const siteId of siteIds) {
    await decisionsOf(asked.strapi).record(asked.publication, {
      ...{ siteId, rule: null, outcome: 'not_shared', distributionId: null },
      ...RULES_OFF,
      ...(await asked.facts()),
    });
  }
};

const decisionsOf = (strapi: Core.Strapi): RuleDecisions => getService(strapi, 'ruleDecisions');
