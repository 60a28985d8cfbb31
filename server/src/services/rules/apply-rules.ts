import type { Core } from '@strapi/types';

import type { EntryRef } from '../adaptation/entry-loader';
import { getService } from '../get-service';

export interface ApplyRulesArgs {
  strapi: Core.Strapi;
  entry: EntryRef;
  requestedBy: string | null;
}

/**
 * Distributes a published entry as the enabled rules of its type say. Repeating it does nothing
 * more: the idempotency key names rule, entry and version.
 */
export const applyRules = async ({ strapi, entry, requestedBy }: ApplyRulesArgs): Promise<void> => {
  const site = await getService(strapi, 'sites').getDefault();
  const published = await getService(strapi, 'entries').loadPublished(entry, site.linkBaseUrl);
  if (!published) return;
  const rules = await getService(strapi, 'rules').matching(entry.uid);
  const targets = await getService(strapi, 'targets').list(site.id);
  for (const rule of rules) {
    const wanted = rule.targetIds;
    await getService(strapi, 'distributions').dispatch({
      entry,
      // A rule outlives its targets: those that are gone are simply not served.
      targetIds: wanted && targets.map(({ id }) => id).filter((id) => wanted.includes(id)),
      texts: {},
      again: false,
      source: 'rule',
      requestedBy,
      idempotencyKey: [
        'rule',
        rule.id,
        entry.uid,
        entry.documentId,
        entry.locale,
        published.versionHash,
      ].join(':'),
      firstTimeOnly: rule.trigger === 'first_publish',
      dueAt: null,
    });
  }
};
