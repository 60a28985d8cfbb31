import { randomUUID } from 'node:crypto';

import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { RuleForecast } from '../../../../contracts/rules';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { EntryRef } from '../mappings/entry-loader';
import type { SiteScope } from '../sites/site-scope';
import { AskedEntry } from './asked-entry';
import { decideRule } from './decide-rule';
import { rulesOfType, RULES_OFF, type PlacedRule } from './placed-rules';

/**
 * What every rule of these sites would do if a person published the entry now, as it is saved: asked
 * as at a publish, but nothing is made or written down.
 */
export const forecastRules = async (
  strapi: Core.Strapi,
  entry: EntryRef,
  scope: SiteScope
): Promise<RuleForecast[]> => {
  const isSeen = (siteId: number): boolean => scope === 'all' || scope.includes(siteId);
  const { working, idleSiteIds } = await rulesOfType(strapi, entry.uid);
  const asked = await askedNow(strapi, entry);
  const forecasts: RuleForecast[] = idleSiteIds
    .filter(isSeen)
    .map((siteId) => ({ siteId, ruleId: null, ruleName: null, willShare: false, ...RULES_OFF }));
  // One after the other, as they are asked at a publish.
  for (const rule of working.filter(({ siteId }) => isSeen(siteId))) {
    forecasts.push(await forecast(asked, rule));
  }
  return forecasts;
};

const askedNow = async (strapi: Core.Strapi, entry: EntryRef): Promise<AskedEntry> => {
  const publication = {
    ...{ entry, at: new Date(systemClock.now()), key: `forecast-${randomUUID()}` },
    ...{ via: 'person' as const, requestedBy: null },
    isFirst: !(await getService(strapi, 'entries').isPublished(entry)),
  };
  return new AskedEntry(strapi, publication, { isForecast: true });
};

const forecast = async (asked: AskedEntry, rule: PlacedRule): Promise<RuleForecast> => {
  const { siteId, id: ruleId, name: ruleName } = rule;
  try {
    const { outcome, code, reason } = await decideRule(asked, rule);
    return { siteId, ruleId, ruleName, willShare: outcome === 'shared', code, reason };
  } catch (error) {
    // What a driver or library says is for the server's log, not for editors.
    const isForPeople = error instanceof errors.ApplicationError;
    if (!isForPeople) asked.strapi.log.error(`Social distribution: ${String(error)}`);
    const what = isForPeople ? ` ${error.message}` : ' Ask again later.';
    const reason = `Nobody can tell now what the rule "${ruleName}" would do.${what}`;
    return { siteId, ruleId, ruleName, willShare: false, code: 'FAILED', reason };
  }
};
