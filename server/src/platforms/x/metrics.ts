import { PlatformFailure } from '../contract';
import type { PostMetrics } from '../contract';

import type { XSession } from './client';
import type { Lookup } from './metric-values';
import { lookUpMetrics } from './post-reads';

/**
 * Numbers of own posts. Those older than 30 days have no private ones: X says so beside the public
 * ones or, for all we know, in their place; then the public ones are asked for alone
 * (https://docs.x.com/x-api/fundamentals/metrics, checked 2026-11-22).
 */
export const measurePosts = async (
  session: XSession,
  ids: readonly string[]
): Promise<PostMetrics[]> => {
  if (ids.length === 0) return [];
  const first = await lookUpAll(session, ids);
  const left = ids.filter((id) => first.denied.has(id) && !first.found.has(id));
  const second =
    left.length > 0 ? await lookUpMetrics(session, { ids: left, withPrivate: false }) : null;
  return ids.map((id) => {
    const isGone = first.missing.has(id) || second?.missing.has(id) === true;
    const values = first.found.get(id) ?? second?.found.get(id) ?? {};
    return { id, state: isGone ? 'gone' : 'visible', values };
  });
};

const lookUpAll = async (session: XSession, ids: readonly string[]): Promise<Lookup> => {
  try {
    return await lookUpMetrics(session, { ids, withPrivate: true });
  } catch (error) {
    const isDenied = error instanceof PlatformFailure && error.code === 'FIELD_NOT_AUTHORIZED';
    if (!isDenied) throw error;
    return lookUpMetrics(session, { ids, withPrivate: false });
  }
};
