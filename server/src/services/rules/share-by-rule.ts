import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { MappedEntry } from '../adaptation/entry';
import { tableOf } from '../database/table';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { AskedEntry, SentOrder } from './asked-entry';
import type { Refusal } from './guard';
import type { Rule } from './rule';
import type { Decision } from './rule-decisions';

const MINUTE_MS = 60_000;
const MAX_REASONS = 5;

interface RuleShare {
  rule: Rule;
  site: Site;
  entry: MappedEntry;
}

type Answer = Pick<Decision, 'outcome' | 'code' | 'reason' | 'distributionId'>;

/** Makes the deliveries that a rule wants (a forecast: would want), and says what came of it. */
export const shareByRule = async (asked: AskedEntry, share: RuleShare): Promise<Answer> => {
  const { strapi } = asked;
  const { rule, site, entry } = share;
  const targetIds = await targetsOf(strapi, rule, site);
  if (targetIds === 'none') return refused(NO_TARGETS(rule, site));
  const idempotencyKey = await freshKeyOf(asked, keyOf(rule, entry));
  if (idempotencyKey === null) return refused(SAME_VERSION(rule));
  const dueAt = dueAtOf(asked, rule);
  const sent = await asked.send({
    entry: asked.publication.entry,
    ...{ siteId: site.id, targetIds, idempotencyKey, dueAt },
    ...{ overrides: {}, again: false },
    ...{ source: 'rule', sourceId: rule.id, templateId: rule.templateId },
    needsApproval: rule.needsApproval,
    requestedBy: asked.publication.requestedBy,
    firstTimeOnly: rule.trigger === 'first_publish',
  });
  if (sent.count === 0) return refused(nothingToSend(rule, sent));
  const words = asked.isForecast ? forecastOf(rule, sent) : sentOf(rule, { sent, dueAt });
  const reason = [words, await templateNote(strapi, rule, site), leftOutOf(sent)]
    .filter(Boolean)
    .join(' ');
  const { distributionId } = sent;
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
 * anybody saw it, or removed from its platform (the entry was unpublished meanwhile), does not count.
 */
const freshKeyOf = async (
  { strapi, publication }: AskedEntry,
  idempotencyKey: string
): Promise<string | null> => {
  const where = { idempotencyKey, createdAt: { $lt: publication.at } };
  const earlier = await tableOf<{ id: number }>(strapi, UIDS.distribution).findOne({ where });
  if (!earlier) return idempotencyKey;
  const { repository } = getService(strapi, 'deliveries');
  const went = {
    distributionId: earlier.id,
    state: { $ne: 'cancelled' },
    removedAt: { $null: true },
  };
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

const nothingToSend = ({ name }: Rule, { skipped }: SentOrder): Refusal => ({
  code: 'NOTHING_TO_SEND',
  reason: `The rule "${name}" has nothing to send: ${reasonsOf(skipped)}`,
});

const sentOf = (
  { needsApproval }: Rule,
  { sent, dueAt }: { sent: SentOrder; dueAt: Date | null }
): string => {
  const posts = sent.count === 1 ? 'One post was made' : `${sent.count} posts were made`;
  const time = dueAt ? `, due at ${dueAt.toISOString().slice(0, 16).replace('T', ' ')} UTC` : '';
  return `${posts}${time}${needsApproval ? TO_APPROVE : ''}.`;
};

const forecastOf = ({ delayMinutes, needsApproval }: Rule, { count }: SentOrder): string => {
  const posts = count === 1 ? 'One post will be made' : `${count} posts will be made`;
  const time = delayMinutes === 0 ? '' : `, due ${delayMinutes} minutes after the publish`;
  return `${posts}${time}${needsApproval ? TO_APPROVE : ''}.`;
};

const TO_APPROVE = '; somebody has to approve first';

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

const leftOutOf = ({ skipped }: SentOrder): string =>
  skipped.length === 0 ? '' : `Left out: ${reasonsOf(skipped)}`;

const reasonsOf = (skipped: SentOrder['skipped']): string =>
  [...new Set(skipped.map(({ reason }) => reason))].slice(0, MAX_REASONS).join(' ');
