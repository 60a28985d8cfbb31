import type { Core } from '@strapi/types';

import {
  PlatformFailure,
  type PlatformAdapter,
  type PostedPart,
  type PostRequest,
} from '../../platforms/contract';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import type { Delivery } from '../deliveries/delivery';
import { getService } from '../get-service';
import type { Place } from '../quotas/place';
import { isStillPublished } from './is-still-published';

/** What came of trying to take a delivery's posts away. */
export type RemovalOutcome =
  | { kind: 'removed' }
  /** It is to stay after all. */
  | { kind: 'kept'; message: string }
  /** Only a person can do it. */
  | { kind: 'impossible'; message: string }
  /** There is nothing to take away. */
  | { kind: 'over' }
  | { kind: 'later'; message: string }
  /** A limit has no room, which is no failed try. @param until epoch ms; null: not before it is raised */
  | { kind: 'waits'; message: string; until: number | null };

interface RemovalRequest {
  delivery: Delivery;
  signal: AbortSignal;
}

interface CommentedPosts {
  delivery: Delivery;
  access: Omit<PostRequest, 'post'>;
}

/** Takes all parts of a delivery away. Repeatable; never throws for a platform's sake. */
export const removePosts = async (
  strapi: Core.Strapi,
  request: RemovalRequest
): Promise<RemovalOutcome> => {
  const { delivery } = request;
  const early = whatStateSays(delivery);
  if (early) return early;
  const entry = {
    uid: delivery.entryUid,
    documentId: delivery.entryDocumentId,
    locale: delivery.entryLocale,
  };
  if (await isStillPublished(strapi, entry)) {
    return { kind: 'kept', message: 'The entry was published again, so the post stays.' };
  }
  const { connectionId } = delivery;
  const connections = getService(strapi, 'connections');
  const connection = connectionId === null ? null : await connections.find(connectionId);
  if (!connection) return byHand(strapi, delivery, `${nameOf(delivery)} was disconnected`);
  if (connection.status !== 'active') return later(`${nameOf(delivery)} is not connected.`);
  return removeThrough(strapi, connection, request);
};

const whatStateSays = ({ state, finishedAt, removedAt }: Delivery): RemovalOutcome | null => {
  if (removedAt !== null) return { kind: 'over' };
  if (state === 'published') return null;
  // It is on its way, or in doubt that may clear up; what ended otherwise left nothing.
  return finishedAt === null ? later('It is not known yet whether it is out.') : { kind: 'over' };
};

const removeThrough = async (
  strapi: Core.Strapi,
  connection: Connection,
  { delivery, signal }: RemovalRequest
): Promise<RemovalOutcome> => {
  try {
    const adapter = await getService(strapi, 'adapters').adapterFor(connection);
    if (!adapter.can('remove')) {
      return byHand(strapi, delivery, 'the platform lets no program remove posts of this account');
    }
    const posts = postsOf(delivery);
    if (posts.length === 0) {
      return byHand(strapi, delivery, 'it is not known under which id it was posted');
    }
    const credentials = await getService(strapi, 'connections').usableCredentials(connection);
    const access = { account: connection.account, credentials, signal };
    const calls = removalCalls(adapter, { delivery, access, posts });
    const quotas = getService(strapi, 'quotas');
    const admission = await quotas.takeForRemoval(delivery, connection, calls.length);
    if (!admission.ok) return { kind: 'waits', message: admission.reason, until: admission.at };
    await callAll(calls, { adapter, place: admission.place });
    return { kind: 'removed' };
  } catch (error) {
    await tellLimits(strapi, connection, error);
    return afterFailure(strapi, delivery, error);
  }
};

type RemovalCall = () => Promise<unknown>;

/** The comment first, then the posts. */
const removalCalls = (
  adapter: PlatformAdapter,
  { delivery, access, posts }: CommentedPosts & { posts: readonly PostedPart[] }
): RemovalCall[] => [
  ...(delivery.firstComment?.id ? [() => removeComment(adapter, { delivery, access })] : []),
  ...posts.map((post) => async () => adapter.remove?.({ ...access, post })),
];

/** One after the other; what was called counts in the limits, whatever came of it. */
const callAll = async (
  calls: readonly RemovalCall[],
  { adapter, place }: { adapter: PlatformAdapter; place: Place }
): Promise<void> => {
  let begun = 0;
  try {
    for (const call of calls) {
      begun += 1;
      await call();
    }
  } finally {
    place.answered(adapter.getRateLimitStatus());
    await place.settle({ begun, landed: begun }, null);
  }
};

const tellLimits = async (
  strapi: Core.Strapi,
  connection: Connection,
  error: unknown
): Promise<void> => {
  if (!(error instanceof PlatformFailure) || error.failure.family !== 'rate_limited') return;
  await getService(strapi, 'quotas').closeRemovalsUntil(connection, error.failure.until);
};

/** The end of a thread first, so that what is left of it at any moment still reads well. */
const postsOf = ({ posted, platformPostId, platformUrl }: Delivery): PostedPart[] => {
  if (posted.length > 0) return [...posted].reverse();
  return platformPostId === null ? [] : [{ index: 0, id: platformPostId, url: platformUrl }];
};

/**
 * Where a comment is a post of its own it would outlive the post. Where it is not, the platform may
 * refuse, and the comment goes with the post.
 */
const removeComment = async (
  adapter: PlatformAdapter,
  { delivery, access }: CommentedPosts
): Promise<void> => {
  const { firstComment } = delivery;
  if (!firstComment?.id) return;
  const { id, url } = firstComment;
  try {
    await adapter.remove?.({ ...access, post: { index: 0, id, url } });
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.family !== 'rejected') throw error;
  }
};

const afterFailure = (strapi: Core.Strapi, delivery: Delivery, error: unknown): RemovalOutcome => {
  if (!(error instanceof PlatformFailure)) {
    strapi.log.error(
      `Social distribution: removing the post of delivery ${delivery.id} failed: ${String(error)}`
    );
    return later("Something went wrong in the server; look at the server's log.");
  }
  if (error.family === 'rejected') return byHand(strapi, delivery, error.message);
  const { failure } = error;
  if (failure.family === 'rate_limited') {
    return { kind: 'waits', message: error.message, until: failure.until };
  }
  return later(error.message);
};

const later = (message: string): RemovalOutcome => ({ kind: 'later', message });

const byHand = (strapi: Core.Strapi, delivery: Delivery, because: string): RemovalOutcome => {
  const { label } = getService(strapi, 'adapters').descriptorOf(delivery.platform);
  const cause = because.replace(/\.$/, '');
  return {
    kind: 'impossible',
    message: `The entry is not published any more, but its post stays: ${cause}. Remove it on ${label} by hand.`,
  };
};

const nameOf = ({ platform, accountHandle }: Delivery): string =>
  accountName(platform, accountHandle);
