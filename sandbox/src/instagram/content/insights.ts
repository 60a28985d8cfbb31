import { chanceOf } from '../../kernel/keyed-chance';
import { GraphError, invalidParameter } from '../../meta/graph-error';
import type { Instagram } from '../state';
import { ownMedia } from './media-lists';
import type { Media, Product } from './model';
import type { ContentHandler } from './visitor';

/** Most of what a post ever reaches, it reaches within days. */
const SPREAD_MS = 2 * 86_400_000;

const MAX_VIEWS = 4000;

/** Share of the views that become each figure. */
const SHARES = {
  reach: 0.72,
  likes: 0.08,
  saved: 0.011,
  shares: 0.009,
  follows: 0.002,
  profile_visits: 0.02,
  link_clicks: 0.006,
  replies: 0.004,
  navigation: 0.9,
} as const;

/** What readers have done with it by now: grows with the clock, and differs from post to post. */
export const countsOf = ({ world }: Instagram, media: Media) => {
  const age = Math.max(0, world.clock.now() - media.takenAt);
  const views = Math.floor(
    MAX_VIEWS * (0.2 + 0.8 * chanceOf(media.id)) * (1 - Math.exp(-age / SPREAD_MS))
  );
  const counts = Object.fromEntries(
    Object.entries(SHARES).map(([name, share]) => [name, Math.floor(views * share)])
  ) as Record<keyof typeof SHARES, number>;
  return { views, ...counts };
};

/** `instagram-platform/reference/instagram-media/insights`: what each kind of post has. */
const METRICS: Readonly<Record<Product, readonly string[]>> = {
  FEED: [
    ...['views', 'reach', 'shares', 'total_interactions', 'likes', 'comments', 'saved'],
    ...['follows', 'profile_visits', 'profile_activity', 'reposts'],
  ],
  REELS: [
    ...['views', 'reach', 'shares', 'total_interactions', 'likes', 'comments', 'saved'],
    ...['ig_reels_avg_watch_time', 'ig_reels_video_view_total_time', 'reels_skip_rate', 'reposts'],
  ],
  STORY: [
    ...['views', 'reach', 'shares', 'total_interactions', 'follows', 'profile_visits'],
    ...['profile_activity', 'replies', 'navigation', 'link_clicks', 'reposts'],
  ],
};

const ALL_METRICS = [...new Set(Object.values(METRICS).flat())];

const AVERAGE_WATCH_MS = 4200;

const valueOf = (instagram: Instagram, media: Media, metric: string): number => {
  const counts = countsOf(instagram, media);
  const comments = media.comments.length;
  switch (metric) {
    case 'comments':
      return comments;
    case 'total_interactions':
      return counts.likes + counts.saved + counts.shares + comments;
    case 'ig_reels_avg_watch_time':
      return counts.views > 0 ? AVERAGE_WATCH_MS : 0;
    case 'ig_reels_video_view_total_time':
      return counts.views * AVERAGE_WATCH_MS;
    case 'profile_activity':
      return counts.link_clicks;
    case 'reels_skip_rate':
    case 'reposts':
      return 0;
    default:
      return counts[metric as keyof typeof counts];
  }
};

/** One metric that the post does not have fails the whole call. */
const expectMetrics = ({ state }: Instagram, media: Media, metrics: readonly string[]): void => {
  if (metrics.length === 0) throw invalidParameter('The parameter metric is required');
  for (const [place, metric] of metrics.entries()) {
    if (!ALL_METRICS.includes(metric)) {
      throw invalidParameter(
        `metric[${place}] must be one of the following values: ${ALL_METRICS.join(', ')}`
      );
    }
    if (!METRICS[media.product].includes(metric) || state.knobs.refusedMetrics.includes(metric)) {
      throw invalidParameter(
        `The Media Insights API does not support the ${metric} metric for this media product type.`
      );
    }
  }
};

/** `GET /{MEDIA}/insights`. */
export const readInsights: ContentHandler = (call) => {
  const { instagram, visitor, context } = call;
  const { media, account } = ownMedia(call);
  visitor.require('insights', account);
  const metrics = (context.req.query('metric') ?? '').split(',').filter((name) => name !== '');
  expectMetrics(instagram, media, metrics);
  const { knobs } = instagram.state;
  if (media.product === 'STORY' && knobs.storiesLackViewers) {
    throw new GraphError({
      status: 400,
      code: 10,
      message: '(#10) Not enough viewers for the media to show insights',
    });
  }
  const isTooEarly = instagram.world.clock.now() < media.takenAt + knobs.insightsLagMs;
  const data = metrics.map((name) => {
    const value = valueOf(instagram, media, name);
    const figure =
      knobs.insightsShape === 'values' ? { values: [{ value }] } : { total_value: { value } };
    return { name, period: 'lifetime', ...figure, id: `${media.id}/insights/${name}/lifetime` };
  });
  return context.json({ data: isTooEarly ? [] : data });
};
