import { facebookDescriptor } from '../../../../server/src/platforms/facebook';
import { xDescriptor } from '../../../../server/src/platforms/x';
import {
  assertAccountLimits,
  assertSiteLimits,
} from '../../../../server/src/services/quota-limits/check-limits';

const messageOf = (work: () => void): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('limits of an account', () => {
  it.each<Record<string, number>>([{}, { posts: 0 }, { posts: 100 }])('may be %j', (limits) => {
    expect(messageOf(() => assertAccountLimits(xDescriptor, limits))).toBeNull();
  });

  it('are never above the platform’s', () => {
    expect(messageOf(() => assertAccountLimits(xDescriptor, { posts: 101 }))).toBe(
      'posts: X allows 100 posts in 15 minutes, so 101 would be refused. Choose 100 or less, or leave it out.'
    );
  });

  it('name a rule that the platform has', () => {
    expect(messageOf(() => assertAccountLimits(xDescriptor, { likes: 1 }))).toBe(
      'likes: X has no limit "likes". Choose posts (posts in 15 minutes), app-posts (posts of all accounts in 24 hours), removals (removals in 15 minutes).'
    );
    expect(messageOf(() => assertAccountLimits(facebookDescriptor, { posts: 1 }))).toBe(
      'posts: Facebook has no limit "posts". Facebook names no limit that could be lowered.'
    );
  });

  it('leave alone what all accounts share', () => {
    expect(messageOf(() => assertAccountLimits(xDescriptor, { 'app-posts': 5 }))).toContain(
      'Lower it in the settings of the site instead.'
    );
  });
});

describe('limits of a site', () => {
  it('are checked platform by platform, the shared ones as well', () => {
    const fine = { x: { posts: 20, 'app-posts': 500 }, mastodon: { posts: 10 } };
    expect(messageOf(() => assertSiteLimits(fine))).toBeNull();
    expect(messageOf(() => assertSiteLimits({ mastodon: { posts: 301 } }))).toMatch(
      /^quotaLimits\.mastodon\.posts: Mastodon allows 300 posts in three hours/
    );
  });

  it('name platforms that exist', () => {
    expect(messageOf(() => assertSiteLimits({ myspace: { posts: 1 } }))).toMatch(
      /^quotaLimits\.myspace: there is no platform "myspace"\. Choose x, /
    );
  });
});
