import type { Core } from '@strapi/types';

import {
  PlatformFailure,
  type PostedPart,
  type PostMetrics,
  type RateLimitStatus,
} from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import type { Delivery } from '../deliveries/delivery';
import { getService } from '../get-service';
import type { MetricCheck } from './metric-checks';
import { roomFor } from './room';

/** A post to be looked at. */
export interface Subject {
  check: MetricCheck;
  delivery: Delivery;
  /** The first part: the post people mean. */
  post: PostedPart;
}

export type Look =
  | { kind: 'seen'; asked: readonly Subject[]; found: readonly PostMetrics[] }
  /** The platform did not answer as it should. */
  | { kind: 'failed'; asked: readonly Subject[]; failure: PlatformFailure }
  | { kind: 'no_room'; at: number; reason: string };

/** Asking takes longer than that only when nothing answers, ms. */
const LOOK_MS = 2 * 60_000;

/** Asks the platform for the numbers of posts of one account, as far as there is room for that. */
export const lookAt = async (
  strapi: Core.Strapi,
  connection: Connection,
  subjects: readonly [Subject, ...Subject[]],
  stopped: AbortSignal
): Promise<Look> => {
  const deliveryId = subjects[0].delivery.id;
  const room = await roomFor(strapi, { connection, deliveryId, posts: subjects.length });
  if (!room.ok) return { kind: 'no_room', at: room.at, reason: room.reason };
  const asked = subjects.slice(0, room.posts);
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(LOOK_MS)]);
  let calls = 0;
  let statuses: readonly RateLimitStatus[] = [];
  try {
    const credentials = await getService(strapi, 'connections').usableCredentials(connection);
    const counted = await getService(strapi, 'adapters').countedAdapterFor(connection);
    const { account } = connection;
    const posts = asked.map(({ post }) => post);
    try {
      const request = { account, credentials, posts, signal };
      const found = (await counted.adapter.fetchMetrics?.(request)) ?? [];
      return { kind: 'seen', asked, found };
    } finally {
      calls = counted.calls();
      statuses = counted.adapter.getRateLimitStatus();
    }
  } catch (failure) {
    if (!(failure instanceof PlatformFailure)) throw failure;
    return { kind: 'failed', asked, failure };
  } finally {
    await room.settle({ calls, posts: calls > 0 ? asked.length : 0 });
    await getService(strapi, 'quotas').report(connection, statuses);
  }
};
