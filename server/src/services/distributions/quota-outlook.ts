import type { Core } from '@strapi/types';

import type { PostProblem } from '../../../../contracts/dispatch';
import type { PostQuota } from '../../../../contracts/quotas';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { UNITS_PER_USD } from '../quotas/limit';
import type { Standing } from '../quotas/quotas';
import { lookAhead, type Foresight, type Thought } from '../quotas/views/look-ahead';
import { thoughtOf } from '../quotas/views/thought-of';
import type { Site } from '../sites/site';
import type { ReviewedPost } from './post-review';
import { budgetPassed, nearlyUsed, wouldWait, type Whose } from './quota-words';

/** What the limits say of a post that is not sent yet. */
export interface QuotaOutlook {
  quota: PostQuota;
  /** Warnings only: a limit makes a post wait, it never fails it. */
  problems: PostProblem[];
}

/** For each post, in their order; those of one account share its places. */
export const quotaOutlooks = async (
  strapi: Core.Strapi,
  { site, posts }: { site: Site; posts: readonly ReviewedPost[] }
): Promise<QuotaOutlook[]> => {
  const thoughts = posts.map(({ post: { connection, descriptor }, content }) =>
    thoughtOf(connection, descriptor, content)
  );
  const foreseen = await lookAhead(strapi, thoughts, {
    from: systemClock.now(),
    spreadUntil: null,
  });
  const budgets = await getService(strapi, 'quotas').standingsOf({ siteId: site.id });
  return posts.flatMap(({ post: { connection, descriptor } }, index) => {
    const [thought, foresight] = [thoughts[index], foreseen[index]];
    if (!thought || !foresight) return [];
    const whose = { connection, descriptor, site };
    const passed = budgets.filter((budget) => passes(budget, thought));
    return { quota: quotaOf(foresight), problems: problemsOf(foresight, { whose, passed }) };
  });
};

/** Whether the post goes beyond a soft budget; a hard one would hold it. */
const passes = (
  { limit, platform, remaining }: Standing,
  { connection, costUsd }: Thought
): boolean => {
  const isMeant = platform === null || platform === connection.platform;
  const takes = limit.counts === 'money' ? costUsd * UNITS_PER_USD : limit.takes;
  return limit.mode === 'soft' && isMeant && takes > remaining;
};

const quotaOf = ({ times: [at], remaining, level, reason }: Foresight): PostQuota => ({
  ...{ remaining, level, reason },
  nextFreeAt: level !== 'full' || at === undefined ? null : new Date(at).toISOString(),
});

const problemsOf = (
  { level, tightest, reason }: Foresight,
  { whose, passed }: { whose: Whose; passed: readonly Standing[] }
): PostProblem[] => {
  const warnings = passed.map(({ limit }) => budgetPassed(whose, limit));
  if (level === 'full') return [wouldWait(whose, reason), ...warnings];
  const isToldAlready = passed.some(({ limit }) => limit.id === tightest?.limit.id);
  if (level === 'warning' && tightest && !isToldAlready) {
    warnings.push(nearlyUsed(whose, tightest));
  }
  return warnings;
};
