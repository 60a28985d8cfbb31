import type { QuotaView } from '../../../../contracts/quotas';

/** Between posts of rules and bulk orders; it is "used up" after each of them, and tells nothing. */
const PACE = 'pace';

/** What is used or promised of a limit, 0–1. One that lets nothing through is used up. */
export const usedShareOf = ({ used, booked, limit }: QuotaView): number =>
  limit === 0 ? 1 : Math.min(1, (used + booked) / limit);

/** Limits of posts tell more than those of calls or removals that nothing has used yet. */
const countsPosts = ({ id }: QuotaView): boolean => /(^|-)posts($|-)/.test(id);

const urgencyOf = (quota: QuotaView): number => (quota.level === 'full' ? 2 : usedShareOf(quota));

/**
 * The limit of an account that stops it first: a full one, else the one with least room, else the
 * smallest of posts. Null: it has none.
 */
export const tightestQuotaOf = (
  quotas: readonly QuotaView[],
  connectionId: number
): QuotaView | null => {
  const own = quotas.filter((quota) => quota.connectionId === connectionId && quota.id !== PACE);
  const [tightest = null] = own.sort(
    (one, other) =>
      urgencyOf(other) - urgencyOf(one) ||
      Number(countsPosts(other)) - Number(countsPosts(one)) ||
      one.limit - other.limit
  );
  return tightest;
};
