import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { PublishRequest } from '../contract';
import type { LimitMemory } from '../meta';
import { rateLimitedUntil } from '../waits';
import { callThreads } from './client';
import type { ThreadsApi } from './client';
import { QUOTA_PAUSE_MS } from './error-table';

const use = z.number().nullish().catch(null);
const config = z.object({ quota_total: z.number() }).nullish().catch(null);

const limitSchema = z.object({
  data: z.tuple([
    z.object({
      quota_usage: use,
      config,
      reply_quota_usage: use,
      reply_config: config,
    }),
  ]),
});

/** Of a rolling window; nothing says when its oldest post leaves it. */
interface Quota {
  used: number;
  total: number;
}

export interface Quotas {
  posts: Quota | null;
  replies: Quota | null;
}

const quotaOf = (used: number | null | undefined, limit: z.output<typeof config>): Quota | null =>
  limit && typeof used === 'number' ? { used, total: limit.quota_total } : null;

/** `GET /me/threads_publishing_limit` (OV, TS). The reply fields need `threads_manage_replies`. */
export const fetchQuotas = async (api: ThreadsApi, withReplies: boolean): Promise<Quotas> => {
  const replyFields = withReplies ? ',reply_quota_usage,reply_config' : '';
  const { data } = await callThreads(api, {
    method: 'GET',
    path: '/me/threads_publishing_limit',
    params: { fields: `quota_usage,config${replyFields}` },
    schema: limitSchema,
    subject: 'what may still be posted today',
  });
  const [limits] = data;
  return {
    posts: quotaOf(limits.quota_usage, limits.config),
    replies: quotaOf(limits.reply_quota_usage, limits.reply_config),
  };
};

/**
 * Holds a post back that the quotas do not let through to its end: a thread must not stop half way.
 * That Threads does not answer this question is no reason not to post.
 *
 * @throws {PlatformFailure} `rate_limited`, or `auth_expired`
 */
export const expectQuota = async (
  api: ThreadsApi,
  memory: LimitMemory,
  { content, journal }: Pick<PublishRequest, 'content' | 'journal'>
): Promise<void> => {
  const posted = journal.posted.length;
  const replies = content.parts.length - Math.max(1, posted);
  const quotas = await quotasIfTold(api, replies > 0);
  const now = api.deps.clock.now();
  if (quotas.posts) memory.rememberPosts(quotas.posts, now);
  const lacks = (quota: Quota | null, wanted: number): boolean =>
    quota !== null && wanted > 0 && quota.total - quota.used < wanted;
  const isSpent = lacks(quotas.posts, posted === 0 ? 1 : 0) || lacks(quotas.replies, replies);
  if (!isSpent) return;
  throw new PlatformFailure(rateLimitedUntil(now + QUOTA_PAUSE_MS, now), {
    code: 'QUOTA_SPENT',
    message: 'The account has posted as much as Threads allows in 24 hours.',
  });
};

const quotasIfTold = async (api: ThreadsApi, withReplies: boolean): Promise<Quotas> => {
  try {
    return await fetchQuotas(api, withReplies);
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.family === 'auth_expired') throw error;
    return { posts: null, replies: null };
  }
};
