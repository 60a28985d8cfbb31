import type { Core } from '@strapi/types';

import type { PostProblem } from '../../../../contracts/dispatch';
import type { PostQuota } from '../../../../contracts/quotas';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Limit } from '../quotas/limit';
import { lookAhead, type Foresight, type Thought } from '../quotas/views/look-ahead';
import { thoughtOf } from '../quotas/views/thought-of';
import type { Site } from '../sites/site';
import type { ReviewedPost } from './post-review';
import { budgetPassed, nearlyUsed, wouldWait, type Whose } from './quota-warnings';
import { SoftBudgets } from './soft-budgets';

/** What the limits say of a post that is not sent yet. */
export interface QuotaOutlook {
  quota: PostQuota;
  /** Warnings only: a limit makes a post wait, it never fails it. */
  problems: PostProblem[];
}

interface Offer {
  site: Site;
  posts: readonly ReviewedPost[];
  /** Targets that got this version already. */
  done: ReadonlySet<number>;
}

/**
 * For each post, in their order: each finds what those before it leave. What would not be sent, as
 * it went out before or cannot go out, takes nothing from the others.
 */
export const quotaOutlooks = async (
  strapi: Core.Strapi,
  { site, posts, done }: Offer
): Promise<QuotaOutlook[]> => {
  const standings = await getService(strapi, 'quotas').standingsOf({ siteId: site.id });
  const budgets = new SoftBudgets(standings);
  const isSent = ({ post, problems }: ReviewedPost): boolean =>
    !done.has(post.target.id) && problems.every(({ severity }) => severity !== 'error');
  const line = [...posts.filter(isSent), ...posts.filter((post) => !isSent(post))];
  const from = systemClock.now();
  const thoughts = line.map((reviewed) => unsent(reviewed, from));
  const foreseen = await lookAhead(strapi, thoughts);
  const outlooks = new Map<ReviewedPost, QuotaOutlook>();
  for (const [index, reviewed] of line.entries()) {
    const [thought, foresight] = [thoughts[index], foreseen[index]];
    if (!thought || !foresight) continue;
    const { connection, descriptor } = reviewed.post;
    const whose = { connection, descriptor, site };
    const problems = problemsOf(foresight, { whose, passed: budgets.passedBy(thought) });
    outlooks.set(reviewed, { quota: quotaOf(foresight), problems });
  }
  return posts.flatMap((reviewed) => outlooks.get(reviewed) ?? []);
};

const unsent = ({ post, content }: ReviewedPost, from: number): Thought => {
  const { connection, descriptor, firstComment } = post;
  return thoughtOf(connection, descriptor, {
    ...{ content, firstComment, from, source: 'manual' },
    ...{ posted: [], platformCostUsd: null },
  });
};

const quotaOf = ({ times: [at], remaining, level, reason }: Foresight): PostQuota => ({
  ...{ remaining, level, reason },
  nextFreeAt: level !== 'full' || at === undefined ? null : new Date(at).toISOString(),
});

const problemsOf = (
  { level, tightest, reason }: Foresight,
  { whose, passed }: { whose: Whose; passed: readonly Limit[] }
): PostProblem[] => {
  const warnings = passed.map((limit) => budgetPassed(whose, limit));
  if (level === 'full') return [wouldWait(whose, reason), ...warnings];
  const isToldAlready = passed.some(({ id }) => id === tightest?.limit.id);
  if (level === 'warning' && tightest && !isToldAlready) {
    warnings.push(nearlyUsed(whose, tightest));
  }
  return warnings;
};
