import { invalidParameter } from '../../meta/graph-error';
import { parseFields, selectFields, type NodeFields } from '../../meta/fields';
import type { Instagram } from '../state';
import { contentError } from './refusals';
import type { ContentHandler } from './visitor';

const DAY_S = 86_400;
const DAY_MS = DAY_S * 1000;

/** Posts of the account within the rolling day; deleted ones count as well. */
const usedQuota = ({ world, state }: Instagram, accountId: string, since: number): number => {
  const from = world.clock.now() - DAY_MS;
  if ((state.quotaSpentAt[accountId] ?? 0) > from) return state.knobs.publishLimit;
  return state.media.filter(
    (media) => media.accountId === accountId && media.takenAt > Math.max(from, since)
  ).length;
};

export const requirePublishQuota = (instagram: Instagram, accountId: string): void => {
  if (usedQuota(instagram, accountId, 0) >= instagram.state.knobs.publishLimit) {
    throw contentError(2207042);
  }
};

/** `GET /{IG_ID}/content_publishing_limit`. */
export const readPublishingLimit: ContentHandler = ({ instagram, visitor, context, id }) => {
  const account = visitor.accountMeant(id);
  visitor.require('publish', account);
  const since = Number(context.req.query('since') ?? 0);
  if (!Number.isInteger(since)) throw invalidParameter('Param since must be a unix timestamp');
  const node: NodeFields = {
    // The item has no id of its own.
    id: () => undefined,
    quota_usage: () => usedQuota(instagram, account.id, since * 1000),
    config: () => ({ quota_total: instagram.state.knobs.publishLimit, quota_duration: DAY_S }),
  };
  const requests = parseFields(context.req.query('fields'));
  const defaults = ['quota_usage'];
  const item = selectFields({ nodeType: 'ContentPublishingLimit', node, requests, defaults });
  return context.json({ data: [item] });
};
