import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { LimitMemory } from '../meta';
import { callGraph, nodePath, type InstagramApi } from './graph-call';

/** A rolling day without a word about its end: the next place may be free within the hour. */
const PAUSE_MS = 60 * 60_000;

const limitSchema = z.object({
  data: z.array(
    z.object({
      quota_usage: z.number(),
      config: z.object({ quota_total: z.number() }),
    })
  ),
});

interface Asking {
  api: InstagramApi;
  accountId: string;
  /** Told the answer. */
  limits: LimitMemory;
}

/**
 * GET /{account}/content_publishing_limit. The documentation names 25, 50 and 100 posts a day, so
 * that only the answer counts; asking first saves the containers, of which there are 400 a day. No
 * answer is no obstacle: publishing has a limit of its own.
 */
export const requirePublishQuota = async ({ api, accountId, limits }: Asking): Promise<void> => {
  const quota = await readQuota(api, accountId);
  if (!quota) return;
  const { total, used } = { total: quota.config.quota_total, used: quota.quota_usage };
  const now = api.deps.clock.now();
  limits.rememberPosts({ total, used }, now);
  if (used < total) return;
  throw new PlatformFailure(
    { family: 'rate_limited', until: now + PAUSE_MS },
    {
      code: 'DAILY_LIMIT',
      message: `${api.subject} has used up the ${total} posts that Instagram allows in a day.`,
    }
  );
};

const HARMLESS = new Set(['retryable', 'rejected']);

const readQuota = async (api: InstagramApi, accountId: string) => {
  try {
    const { data } = await callGraph(api, {
      method: 'GET',
      path: nodePath(accountId, '/content_publishing_limit'),
      params: { fields: 'quota_usage,config' },
      schema: limitSchema,
    });
    return data[0];
  } catch (error) {
    if (error instanceof PlatformFailure && HARMLESS.has(error.family)) return undefined;
    throw error;
  }
};
