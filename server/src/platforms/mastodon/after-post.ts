import { PlatformFailure } from '../contract';
import type {
  CommentRequest,
  MetricValues,
  PostedPart,
  PostMetrics,
  PostRequest,
  Removal,
} from '../contract';

import type { MastodonSession } from './call';
import { POST_GONE } from './error-table';
import { failureAt } from './errors';
import { postedPart, visibilityOf, visibilityOfStatus } from './posted-part';
import { createStatus, deleteStatus, fetchStatus, fetchStatuses } from './statuses';
import type { MastodonStatus } from './statuses';

/** A reply of the account to its own post, seen by those who see the post. */
export const commentOn = async (
  session: MastodonSession,
  { post, text, key }: Pick<CommentRequest, 'post' | 'text' | 'key'>
): Promise<PostedPart> => {
  const visibility = visibilityOf(post) ?? visibilityOfStatus(await fetchStatus(session, post.id));
  const status = await createStatus(session, {
    key,
    body: { status: text, in_reply_to_id: post.id, ...(visibility ? { visibility } : {}) },
  });
  return postedPart(0, status);
};

/** SNAC answers 404 to every removal, so a 404 counts only when the post cannot be read either. */
export const removePost = async (
  session: MastodonSession,
  { post }: Pick<PostRequest, 'post'>
): Promise<Removal> => {
  try {
    await deleteStatus(session, post.id);
    return 'removed';
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  if ((await fetchUnlessGone(session, post.id)) === null) return 'absent';
  throw failureAt(
    session.serviceUrl,
    { family: 'rejected' },
    { code: 'REMOVAL_UNSUPPORTED', message: 'does not let apps remove posts; remove it there.' }
  );
};

/**
 * Several at once since 4.3. How many a server takes is not certain (STATUS), so what is missing
 * in the answer is asked for alone before it counts as gone.
 */
export const readMetrics = async (
  session: MastodonSession,
  posts: readonly PostedPart[]
): Promise<PostMetrics[]> => {
  const together = posts.length > 1 ? await fetchTogether(session, posts) : [];
  const metrics: PostMetrics[] = [];
  for (const { id } of posts) {
    const status =
      together.find((candidate) => candidate.id === id) ?? (await fetchUnlessGone(session, id));
    metrics.push(
      status
        ? { id, state: 'visible', values: valuesOf(status) }
        : { id, state: 'gone', values: {} }
    );
  }
  return metrics;
};

/** None on servers that answer one post at a time. */
const fetchTogether = async (
  session: MastodonSession,
  posts: readonly PostedPart[]
): Promise<MastodonStatus[]> => {
  try {
    return await fetchStatuses(
      session,
      posts.map(({ id }) => id)
    );
  } catch (error) {
    const status = error instanceof PlatformFailure ? error.httpStatus : null;
    if (status !== null && [400, 404, 405, 422].includes(status)) return [];
    throw error;
  }
};

const fetchUnlessGone = async (
  session: MastodonSession,
  id: string
): Promise<MastodonStatus | null> => {
  try {
    return await fetchStatus(session, id);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
};

const isGone = (error: unknown): boolean =>
  error instanceof PlatformFailure && error.code === POST_GONE;

/** There are no views (STATUS). */
const valuesOf = (status: MastodonStatus): MetricValues => {
  const told: MetricValues = {
    likes: status.favourites_count,
    comments: status.replies_count,
    shares: status.reblogs_count,
    quotes: status.quotes_count,
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
};
