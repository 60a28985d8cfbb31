import type { DryRunTarget } from '../../../../contracts/dispatch';
import type { QuotaRule, QuotaUse } from '../../platforms/contract';

/** What a post would take of the platform's limits. */
export const slotsOf = (
  quotas: readonly QuotaRule[] | undefined,
  post: { parts: number; requests: number }
): DryRunTarget['slots'] => {
  const takes: Record<QuotaUse, number> = {
    ...{ post: 1, part: post.parts, call: post.requests },
    removal: 0,
  };
  return (quotas ?? [])
    .map(({ id, label, limit, windowMs, takes: use }) => ({
      ...{ id, label, limit, windowMs },
      takes: takes[use],
    }))
    .filter((slot) => slot.takes > 0);
};
