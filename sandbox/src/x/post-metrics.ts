import type { Post, XSite } from './state';

const THIRTY_DAYS_MS = 30 * 86_400_000;

export const PRIVATE_METRICS = ['non_public_metrics', 'organic_metrics'] as const;

/** Private numbers are for the author, and for 30 days (platforms/x.md §8). */
export const maySeePrivateMetrics = (input: {
  site: XSite;
  post: Post;
  viewerId: string;
}): boolean =>
  input.post.authorId === input.viewerId &&
  input.site.world.clock.now() - input.post.createdAtMs <= THIRTY_DAYS_MS;

export const metricFields = (input: {
  site: XSite;
  post: Post;
  viewerId: string;
}): Record<string, () => unknown> => {
  const { metrics } = input.post;
  const reposts = input.site.state.knobs.naming === 'tweet' ? 'retweet_count' : 'repost_count';
  const isAllowed = maySeePrivateMetrics(input);
  return {
    public_metrics: () => ({
      [reposts]: metrics.reposts,
      reply_count: metrics.replies,
      like_count: metrics.likes,
      quote_count: metrics.quotes,
      bookmark_count: metrics.bookmarks,
      impression_count: metrics.impressions,
    }),
    non_public_metrics: () =>
      isAllowed
        ? {
            impression_count: metrics.impressions,
            url_link_clicks: metrics.linkClicks,
            user_profile_clicks: metrics.profileClicks,
            engagements: metrics.likes + metrics.replies + metrics.reposts + metrics.linkClicks,
          }
        : undefined,
    organic_metrics: () =>
      isAllowed
        ? {
            impression_count: metrics.impressions,
            like_count: metrics.likes,
            reply_count: metrics.replies,
            [reposts]: metrics.reposts,
            url_link_clicks: metrics.linkClicks,
            user_profile_clicks: metrics.profileClicks,
          }
        : undefined,
  };
};
