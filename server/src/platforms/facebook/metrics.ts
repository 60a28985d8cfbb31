import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type {
  MetricName,
  MetricsRequest,
  MetricValues,
  PostedPart,
  PostMetrics,
} from '../contract';
import { FIELD_UNKNOWN, readGraph, readGraphList, type GraphApi } from '../meta';
import { METRIC_UNKNOWN, NOT_FOUND } from './error-rows';
import { pagePostId } from './post-url';
import { refOf, type PostRef } from './posted-part';
import { pathTo, type PageSession } from './session';
import { readVideo } from './video-status';

/**
 * Names that are alive after the removals of 2025-11-15 and 2026-06-15
 * (https://developers.facebook.com/docs/graph-api/reference/insights, checked 2026-11-22).
 */
const POST_INSIGHTS = {
  impressions: 'post_media_view',
  reach: 'post_total_media_view_unique',
  clicks: 'post_clicks',
} as const satisfies Partial<Record<MetricName, string>>;

const VIDEO_POST_INSIGHTS = { ...POST_INSIGHTS, videoViews: 'post_video_views' } as const;

/** Of a video itself: a default set, of which one number is of use. */
const REEL_PLAYS = 'blue_reels_play_count';

type InsightNames = Readonly<Partial<Record<MetricName, string>>>;

export const fetchPostMetrics = async (
  session: PageSession,
  { posts }: MetricsRequest
): Promise<PostMetrics[]> => {
  const metrics: PostMetrics[] = [];
  for (const post of posts) metrics.push(await metricsOf(session, post));
  return metrics;
};

const metricsOf = async (session: PageSession, post: PostedPart): Promise<PostMetrics> => {
  const { id } = post;
  const ref = refOf(post);
  const subject = ref.kind === 'video' ? await postOfVideo(session, id, ref) : id;
  if (subject === null) return { id, state: 'gone', values: {} };
  const counts = await countsOf(session.api, subject);
  if (counts === null) return { id, state: 'gone', values: {} };
  const isVideo = ref.kind === 'video';
  const names = isVideo ? VIDEO_POST_INSIGHTS : POST_INSIGHTS;
  const values = { ...counts, ...(await insightsOf(session.api, subject, names)) };
  if (isVideo && values.videoViews === undefined) {
    const plays = await playsOf(session.api, id);
    if (plays !== null) values.videoViews = plays;
  }
  return { id, state: 'visible', values };
};

/** The post that shows the video, the video itself where nobody says; null when it is gone. */
const postOfVideo = async (
  session: PageSession,
  videoId: string,
  { postId }: PostRef
): Promise<string | null> => {
  if (postId !== null) return postId;
  const video = await readVideo(session, videoId);
  if (video === null) return null;
  return video.post_id ? pagePostId(session.pageId, video.post_id) : videoId;
};

const total = z
  .object({ summary: z.object({ total_count: z.number() }) })
  .nullish()
  .catch(null);

const countsSchema = z.object({
  /** Absent when there are none. */
  shares: z.object({ count: z.number() }).nullish().catch(null),
  comments: total,
  reactions: total,
});

const COMMENTS = 'comments.limit(0).summary(total_count)';
const REACTIONS = 'reactions.limit(0).summary(total_count)';

/** GET /{post}: the numbers that everybody can see; null when the post is gone. */
const countsOf = async (api: GraphApi, id: string): Promise<MetricValues | null> => {
  const read = (fields: readonly string[]) =>
    readGraph(api, { path: pathTo(id), query: { fields: fields.join(',') }, schema: countsSchema });
  try {
    const { shares, comments, reactions } = await read(['shares', COMMENTS, REACTIONS]);
    return { ...counted(comments, reactions), shares: shares?.count ?? 0 };
  } catch (error) {
    if (isCode(error, NOT_FOUND)) return null;
    // A video has no shares, and perhaps no reactions.
    if (!isCode(error, FIELD_UNKNOWN)) throw error;
  }
  try {
    const { comments, reactions } = await read([COMMENTS, REACTIONS]);
    return counted(comments, reactions);
  } catch (error) {
    if (isCode(error, FIELD_UNKNOWN)) return {};
    throw error;
  }
};

type Total = z.output<typeof total>;

const counted = (comments: Total, reactions: Total): MetricValues => ({
  ...(comments && { comments: comments.summary.total_count }),
  ...(reactions && { likes: reactions.summary.total_count }),
});

/** Values are numbers, or objects of numbers by kind. */
const insightSchema = z.object({
  name: z.string(),
  values: z.array(
    z.object({ value: z.union([z.number(), z.record(z.string(), z.number())]).catch(0) })
  ),
});

type Insight = z.output<typeof insightSchema>;

/**
 * GET /{post}/insights. One name that does not suit the post fails the whole call, and which ones
 * suit differs from post to post: then each is asked for alone, and the rest still counts.
 */
const insightsOf = async (
  api: GraphApi,
  id: string,
  names: InsightNames
): Promise<MetricValues> => {
  const wanted = Object.values(names);
  const together = await insightsNamed(api, id, wanted);
  const insights = together ?? [];
  if (together === null) {
    for (const name of wanted) insights.push(...((await insightsNamed(api, id, [name])) ?? []));
  }
  const values: MetricValues = {};
  for (const metric of Object.keys(names) as MetricName[]) {
    const insight = insights.find(({ name }) => name === names[metric]);
    if (insight) values[metric] = valueOf(insight);
  }
  return values;
};

/** Null when one of the names is refused; without the permission there are no figures at all. */
const insightsNamed = async (
  api: GraphApi,
  id: string,
  names: readonly string[]
): Promise<Insight[] | null> => {
  try {
    return await readGraphList(api, {
      path: pathTo(id, 'insights'),
      query: { metric: names.join(',') },
      schema: insightSchema,
    });
  } catch (error) {
    if (isCode(error, METRIC_UNKNOWN)) return null;
    if (isRefusedRead(error)) return [];
    throw error;
  }
};

/** GET /{video}/video_insights; null when it has none. */
const playsOf = async (api: GraphApi, videoId: string): Promise<number | null> => {
  try {
    const insights = await readGraphList(api, {
      path: pathTo(videoId, 'video_insights'),
      query: {},
      schema: insightSchema,
    });
    const plays = insights.find(({ name }) => name === REEL_PLAYS);
    return plays ? valueOf(plays) : null;
  } catch (error) {
    if (isRefusedRead(error)) return null;
    throw error;
  }
};

const valueOf = ({ values }: Insight): number => {
  const last = values.at(-1)?.value ?? 0;
  if (typeof last === 'number') return last;
  return Object.values(last).reduce((sum, value) => sum + value, 0);
};

/** The public counts came, so the account is well: it is this one figure that is not for us. */
const isRefusedRead = (error: unknown): boolean =>
  error instanceof PlatformFailure && ['rejected', 'account_problem'].includes(error.family);

const isCode = (error: unknown, code: string): boolean =>
  error instanceof PlatformFailure && error.code === code;
