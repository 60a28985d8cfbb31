import type { Core } from '@strapi/types';

import type { EntryRef } from '../mappings/entry-loader';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { Rule } from './rules';

export interface ApplyRulesArgs {
  strapi: Core.Strapi;
  entry: EntryRef;
  requestedBy: string | null;
}

/**
 * Distributes a published entry as the enabled rules of its type say, each on its own site.
 * Repeating it does nothing more: the idempotency key names rule, entry and version.
 */
export const applyRules = async (args: ApplyRulesArgs): Promise<void> => {
  const { strapi, entry } = args;
  for (const rule of await getService(strapi, 'rules').matching(entry.uid)) {
    const sites = getService(strapi, 'sites');
    const site = await (rule.siteId === null ? sites.getDefault() : sites.find(rule.siteId));
    if (site) await applyRule(args, rule, site);
  }
};

const applyRule = async (args: ApplyRulesArgs, rule: Rule, site: Site): Promise<void> => {
  const { strapi, entry, requestedBy } = args;
  // The version holds the link, which is the site's.
  const published = await getService(strapi, 'entries').loadPublished(entry, site.linkBaseUrl);
  if (!published) return;
  const wanted = rule.targetIds;
  const targets = await getService(strapi, 'targets').list(site.id);
  const { uid, documentId, locale } = entry;
  await getService(strapi, 'distributions').dispatch({
    entry,
    siteId: site.id,
    // A rule outlives its targets: those that are gone are simply not served.
    targetIds: wanted && targets.map(({ id }) => id).filter((id) => wanted.includes(id)),
    overrides: {},
    again: false,
    source: 'rule',
    requestedBy,
    idempotencyKey: ['rule', rule.id, uid, documentId, locale, published.versionHash].join(':'),
    firstTimeOnly: rule.trigger === 'first_publish',
    dueAt: null,
  });
};
