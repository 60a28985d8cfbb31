import type { MetricsRequest, PostMetrics } from '../contract';
import { PlatformFailure } from '../contract';
import type { PostCounts } from './answers';
import { getPosts, getRecord } from './client';
import type { Client, Place } from './client';
import { parseRecordUri } from './posted-part';
import type { PublishContext } from './publish';
import { sessionOf } from './publish';

/**
 * Totals by app.bsky.feed.getPosts, asked through the account's own server, which forwards the
 * question to the network's index (checked on a PDS, 2026-11-22).
 */
export const fetchMetrics = async (
  context: PublishContext,
  request: MetricsRequest
): Promise<PostMetrics[]> => {
  const { client, serviceUrl } = context;
  const { posts, signal } = request;
  if (posts.length === 0) return [];
  const session = sessionOf(context, request);
  const counted = await getPosts(client, { session, uris: posts.map(({ id }) => id) });
  const metrics: PostMetrics[] = [];
  for (const { id } of posts) {
    const counts = counted.find(({ uri }) => uri === id);
    metrics.push(counts ? visible(counts) : await missing(client, { id, serviceUrl, signal }));
  }
  return metrics;
};

const visible = (counts: PostCounts): PostMetrics => ({
  id: counts.uri,
  state: 'visible',
  values: {
    likes: counts.likeCount,
    comments: counts.replyCount,
    shares: counts.repostCount,
    quotes: counts.quoteCount,
    saves: counts.bookmarkCount,
  },
});

/** The index leaves out what is deleted, and what it has not seen yet; the server knows which. */
const missing = async (
  client: Client,
  { id, ...place }: Place & { id: string }
): Promise<PostMetrics> => {
  const address = parseRecordUri(id);
  const isThere = address !== null && (await exists(client, { ...place, address }));
  return { id, state: isThere ? 'visible' : 'gone', values: {} };
};

const exists = async (client: Client, query: Parameters<typeof getRecord>[1]): Promise<boolean> => {
  try {
    return (await getRecord(client, query)) !== null;
  } catch (error) {
    // The repository moved away, or was taken down: nobody is shown the post.
    if (error instanceof PlatformFailure && isRefusal(error)) return false;
    throw error;
  }
};

const isRefusal = ({ family }: PlatformFailure): boolean =>
  family === 'rejected' || family === 'account_problem';
