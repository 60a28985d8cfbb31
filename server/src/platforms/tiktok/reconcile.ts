import { PlatformFailure } from '../contract';
import type { Doubt, PublishRequest, Reconciliation } from '../contract';

import type { TikTokApi } from './client';
import { findInListing } from './find-in-listing';
import { payloadSchema } from './post-body';
import type { PostPayload } from './post-body';
import { dropPostHandle, readPostHandle } from './post-handle';
import { postedPart } from './posted-part';
import { fetchStatus, isUnknownPost } from './status';
import type { PostStatus } from './status';

export interface DoubtfulPost {
  api: TikTokApi;
  request: PublishRequest;
  doubt: Doubt;
  webUrl: string;
}

/**
 * There is no idempotency key: the publish id tells for certain what became of a post. Where even
 * that was lost, the account's public posts are the only witness.
 */
export const reconcileDoubt = async (doubtful: DoubtfulPost): Promise<Reconciliation> => {
  const { request, doubt } = doubtful;
  const parsed = payloadSchema.safeParse(doubt.part.payload);
  if (!parsed.success) {
    return { outcome: 'unsure', reason: 'Nothing is known of this post to look for.' };
  }
  const publishId = readPostHandle(request.journal)?.publishId ?? parsed.data.publishId;
  return publishId === null
    ? findInListing(doubtful, parsed.data)
    : byStatus(doubtful, { publishId, payload: parsed.data });
};

const byStatus = async (
  { api, request, webUrl }: DoubtfulPost,
  { publishId, payload }: { publishId: string; payload: PostPayload }
): Promise<Reconciliation> => {
  const status = await statusOrNull(api, publishId);
  if (status === null) {
    // Should a person say "post again", a new one has to be begun.
    await dropPostHandle(request.journal);
    const reason = `TikTok does not know the post ${publishId} any more; look at the account.`;
    return { outcome: 'unsure', reason };
  }
  if (status.state === 'published') {
    const found = { publishId, postId: status.postId, payload, webUrl };
    return { outcome: 'posted', part: postedPart(found) };
  }
  // The next run asks once more and says why, or sends what is missing.
  if (status.state === 'failed' || isShort(request, status)) return { outcome: 'absent' };
  throw new PlatformFailure(
    { family: 'retryable', retryAfterMs: 60_000 },
    { code: 'STILL_PROCESSING', message: 'TikTok still works on the post.' }
  );
};

const statusOrNull = async (api: TikTokApi, publishId: string): Promise<PostStatus | null> => {
  try {
    return await fetchStatus(api, publishId);
  } catch (error) {
    if (isUnknownPost(error)) return null;
    throw error;
  }
};

/** The last bytes did not arrive; nobody but us can send them. */
const isShort = ({ journal }: PublishRequest, { name, uploadedBytes }: PostStatus): boolean => {
  const size = readPostHandle(journal)?.upload?.size ?? null;
  if (name !== 'PROCESSING_UPLOAD' || uploadedBytes === null || size === null) return false;
  return uploadedBytes < size;
};
