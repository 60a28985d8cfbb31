import type { ExperimentComparison } from '../../../../contracts/experiments';
import type { PlatformId } from '../../platforms/contract';
import { PostTally } from './statistics/post-tally';

/** A post with its numbers, ready to be compared. */
export interface ComparedPost {
  platform: PlatformId;
  targetId: number;
  /** Index of its variant. */
  variant: number;
  impressions: number | null;
  value: number;
}

export interface ComparisonGroup extends Pick<ExperimentComparison, 'unit' | 'platforms'> {
  tally: PostTally;
}

export interface GroupedPosts {
  groups: ComparisonGroup[];
  /** Posts whose platform gives impressions, but not of these. */
  withoutImpressions: number;
}

/**
 * Rates of platforms that give impressions go together; each other platform is compared with itself
 * alone, by counts per post. The two are never mixed: a count says nothing about a rate.
 *
 * @param hasImpressions whether a platform gives any; so the groups do not depend on the numbers
 */
export const groupPosts = (
  posts: readonly ComparedPost[],
  { variants, hasImpressions }: { variants: number; hasImpressions: (id: PlatformId) => boolean }
): GroupedPosts => {
  const groups = new Map<string, ComparisonGroup>();
  let withoutImpressions = 0;
  for (const { platform, targetId, variant, impressions, value } of posts) {
    const isRate = hasImpressions(platform);
    if (isRate && (impressions === null || impressions <= 0)) {
      withoutImpressions += 1;
      continue;
    }
    const key = isRate ? 'rate' : platform;
    const group = groups.get(key) ?? newGroup(isRate, variants);
    groups.set(key, group);
    if (!group.platforms.includes(platform)) group.platforms.push(platform);
    group.tally.add(targetId, variant, isRate ? value / (impressions ?? 1) : value);
  }
  return { groups: [...groups.values()], withoutImpressions };
};

const newGroup = (isRate: boolean, variants: number): ComparisonGroup => ({
  unit: isRate ? 'perImpression' : 'perPost',
  platforms: [],
  tally: new PostTally(variants),
});
