import type { MappedEntry } from '../adaptation/entry';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { AskedEntry } from './asked-entry';
import { wordsOf } from './condition-words';
import { refusalOf, type Refusal } from './guard';
import { judgeConditions } from './judge-conditions';
import type { PlacedRule } from './placed-rules';
import type { Rule } from './rule';
import type { Decision } from './rule-decisions';
import { shareByRule } from './share-by-rule';

/** What one rule says to one publish; shares it when nothing speaks against it. */
export const decideRule = async (asked: AskedEntry, rule: PlacedRule): Promise<Decision> => {
  const site = await getService(asked.strapi, 'sites').demand(rule.siteId);
  const entry = await asked.mapped(site.linkBaseUrl);
  const answer =
    entry === null
      ? NOT_PUBLISHED
      : ((await whyNot(asked, rule, entry)) ?? (await share(asked, { rule, site, entry })));
  return {
    ...{ siteId: site.id, rule, outcome: 'not_shared', distributionId: null },
    ...answer,
    entryTitle: entry?.title ?? null,
    versionHash: entry?.versionHash ?? null,
  };
};

const NOT_PUBLISHED: Refusal = {
  code: 'NOT_PUBLISHED',
  reason: 'It was unpublished or deleted before the rule was asked.',
};

const whyNot = async (
  asked: AskedEntry,
  rule: Rule,
  entry: MappedEntry
): Promise<Refusal | null> => {
  const { publication } = asked;
  const [sharing, isFirst] = [await asked.sharing(), await asked.isFirst()];
  return (
    refusalOf({ rule, publication, sharing, isFirst }) ?? (await byConditions(asked, rule, entry))
  );
};

const byConditions = async (
  asked: AskedEntry,
  { name, match, conditions }: Rule,
  entry: MappedEntry
): Promise<Refusal | null> => {
  if (conditions.length === 0) return null;
  const names = conditions.map(({ field }) => field);
  const valueOf = await asked.valuesFor(entry, names);
  if (!valueOf) return NOT_PUBLISHED;
  const verdict = judgeConditions({ match, conditions, valueOf });
  if (verdict.holds) return null;
  if (verdict.because === 'missing_field') {
    return {
      code: 'MISSING_FIELD',
      reason: `The rule "${name}" asks for "${verdict.field}", which entries of this type do not have any more. Change the rule, or bring the field back.`,
    };
  }
  const unmet = verdict.unmet.map(wordsOf);
  const words = match === 'all' ? (unmet[0] ?? '') : unmet.join(', or ');
  return {
    code: 'CONDITION',
    reason: `The rule "${name}" wants an entry where ${words}; this one is not like that.`,
  };
};

interface Sharing {
  rule: Rule;
  site: Site;
  entry: MappedEntry;
}

/** Somebody may unpublish it at this very moment. */
const share = async (asked: AskedEntry, sharing: Sharing): ReturnType<typeof shareByRule> => {
  try {
    return await shareByRule(asked, sharing);
  } catch (error) {
    if (await asked.isStillThere()) throw error;
    return { ...NOT_PUBLISHED, outcome: 'not_shared', distributionId: null };
  }
};
