import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { MappedEntry } from '../adaptation/entry';
import { tableOf } from '../database/table';
import type { DispatchResult } from '../distributions/distribution';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { AskedEntry } from './asked-entry';
import type { Refusal } from './guard';
import type { Rule } from './rule';
import type { Decision } from './rule-decisions';

const MINUTE_MS = 60_000;
const MAX_REASONS = 5;

interface RuleShare {
  rule: Rule;
  site: Site;
  /** As it is published now. */
  entry: MappedEntry;
}

type Answer = Pick<Decision, 'outcome' | 'code' | 'reason' | 'distributionId'>;

/** Makes the deliveries that a rule wants, and says what came of it. */
export const shareByRule = async (asked: AskedEntry, share: RuleShare): Promise<Answer> => {
  const { strapi } = asked;
  const { rule, site, entry } = share;
  const targetIds = await targetsOf(strapi, rule, site);
  if (targetIds === 'none') return refused(NO_TARGETS(rule, site));
  const idempotencyKey = await freshKeyOf(asked, keyOf(rule, entry));
  if (idempotencyKey === null) return refused(SAME_VERSION(rule));
  const dueAt = dueAtOf(asked, rule);
  const result = await getService(strapi, 'distributions').dispatch({
    entry: asked.publication.entry,
    ...{ siteId: site.id, targetIds, idempotencyKey, dueAt },
    ...{ overrides: {}, again: false },
    ...{ source: 'rule', sourceId: rule.id, templateId: rule.templateId },
    needsApproval: rule.needsApproval,
    requestedBy: asked.publication.requestedBy,
    firstTimeOnly: rule.trigger === 'first_publish',
  });
  const { distributionId } = result;
  if (distributionId === null) return refused(nothingToSend(rule, result));
  const reason = [
    sentOf(rule, { result, dueAt }),
    await templateNote(strapi, rule, site),
    leftOutOf(result),
  ]
    .filter(Boolean)
    .join(' ');
  return { outcome: 'shared', code: 'SHARED', reason, distributionId };
};

/** A rule outlives its targets: those that are gone are simply not served. */
const targetsOf = async (
  strapi: Core.Strapi,
  { targetIds }: Rule,
  site: Site
): Promise<number[] | null | 'none'> => {
  const all = (await getService(strapi, 'targets').list(site.id)).map(({ id }) => id);
  const wanted = targetIds === null ? all : all.filter((id) => targetIds.includes(id));
  if (wanted.length === 0) return 'none';
  return targetIds && wanted;
};

const keyOf = (rule: Rule, { uid, documentId, locale, versionHash }: MappedEntry): string =>
  ['rule', rule.id, uid, documentId, locale, versionHash].join(':');

/**
 * Null when this rule shared this very version after an earlier publish. What was called off before
 * anybody saw it (the entry was unpublished meanwhile) does not count.
 */
const freshKeyOf = async (
  { strapi, publication }: AskedEntry,
  idempotencyKey: string
): Promise<string | null> => {
  const where = { idempotencyKey, createdAt: { $lt: publication.at } };
  const earlier = await tableOf<{ id: number }>(strapi, UIDS.distribution).findOne({ where });
  if (!earlier) return idempotencyKey;
  const { repository } = getService(strapi, 'deliveries');
  const went = { distributionId: earlier.id, state: { $ne: 'cancelled' } };
  return (await repository.count(went)) > 0 ? null : `${idempotencyKey}:${publication.key}`;
};

const dueAtOf = ({ publication }: AskedEntry, { delayMinutes }: Rule): Date | null =>
  delayMinutes === 0 ? null : new Date(publication.at.getTime() + delayMinutes * MINUTE_MS);

const refused = (refusal: Refusal): Answer => ({
  ...refusal,
  outcome: 'not_shared',
  distributionId: null,
});

const NO_TARGETS = (rule: Rule, site: Site): Refusal => ({
  code: 'NO_TARGETS',
  reason:
    rule.targetIds === null
      ? `${site.name} has no account that is switched on. Connect one, or switch one on.`
      : `Every account that the rule "${rule.name}" names is gone or switched off. Choose others in the rule.`,
});

const SAME_VERSION = ({ name }: Rule): Refusal => ({
  code: 'SAME_VERSION',
  reason: `Nothing in it that posts show has changed since the rule "${name}" shared it.`,
});

const nothingToSend = ({ name }: Rule, { skipped }: DispatchResult): Refusal => ({
  code: 'NOTHING_TO_SEND',
  reason: `The rule "${name}" had nothing to send: ${reasonsOf(skipped)}`,
});

const sentOf = (
  { needsApproval }: Rule,
  { result, dueAt }: { result: DispatchResult; dueAt: Date | null }
): string => {
  const count = result.deliveryIds.length;
  const posts = count === 1 ? 'One post was made' : `${count} posts were made`;
  const time = dueAt ? `, due at ${dueAt.toISOString().slice(0, 16).replace('T', ' ')} UTC` : '';
  const approval = needsApproval ? '; somebody has to approve first' : '';
  return `${posts}${time}${approval}.`;
};

const templateNote = async (
  strapi: Core.Strapi,
  { templateId }: Rule,
  site: Site
): Promise<string> => {
  if (templateId === null) return '';
  const templates = await getService(strapi, 'templates').list([site.id]);
  return templates.some(({ id }) => id === templateId)
    ? ''
    : 'The template that the rule names is gone, so the usual wording was used.';
};

const leftOutOf = ({ skipped }: DispatchResult): string =>
  skipped.length === 0 ? '' : `Left out: ${reasonsOf(skipped)}`;

const reasonsOf = (skipped: DispatchResult['skipped']): string =>
  [...new Set(skipped.map(({ reason }) => reason))].slice(0, MAX_REASONS).join(' ');
