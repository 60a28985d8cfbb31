import { chanceOf } from '../kernel/keyed-chance';
import type { Post, PostMetrics, XSite } from './state';

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

const MINUTE_MS = 60_000;
/** After this long two thirds of all readers were there. */
const READING_MINUTES = 12 * 60;
const MOST_READERS = 4000;

/** Of a thousand readers so many do something; the links of a post are clicked if it has any. */
const PER_THOUSAND = { likes: 24, reposts: 5, quotes: 1, bookmarks: 4, profileClicks: 6 } as const;
const LINK_CLICKS_PER_THOUSAND = 15;

/** A post's numbers now: readers come with the sandbox's time, as many as the post's id decides. */
export const metricsOf = ({ world }: XSite, post: Post): PostMetrics => {
  const minutes = Math.floor((world.clock.now() - post.createdAtMs) / MINUTE_MS);
  if (post.isMeasured || minutes < 1) return post.metrics;
  const share = 1 - Math.exp(-minutes / READING_MINUTES);
  const readers = Math.ceil(MOST_READERS * (0.1 + chanceOf(post.id, 'readers')) * share);
  const grown = { ...post.metrics, impressions: post.metrics.impressions + readers };
  for (const [name, rate] of Object.entries(PER_THOUSAND) as [keyof PostMetrics, number][]) {
    grown[name] += Math.floor((readers * rate) / 1000);
  }
  if (post.urls.length > 0) {
    grown.linkClicks += Math.floor((readers * LINK_CLICKS_PER_THOUSAND) / 1000);
  }
  return grown;
};

export const metricFields = (input: {
  site: XSite;
  post: Post;
  viewerId: string;
}): Record<string, () => unknown> => {
  const metrics = metricsOf(input.site, input.post);
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
