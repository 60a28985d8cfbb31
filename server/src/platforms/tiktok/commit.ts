import { PlatformFailure } from '../contract';
import type { PostedPart, PreparedPart, PublishRequest } from '../contract';

import { initPost } from './client';
import type { TikTokApi } from './client';
import { failureOfReason } from './fail-reasons';
import { payloadSchema } from './post-body';
import type { PostPayload } from './post-body';
import { dropPostHandle, isUpload, readPostHandle, savePostHandle } from './post-handle';
import type { PostHandle } from './post-handle';
import { postedPart } from './posted-part';
import { sendTail } from './send-tail';
import { awaitOutcome } from './status';

export interface Commit {
  api: TikTokApi;
  request: PublishRequest;
  part: PreparedPart;
  webUrl: string;
}

/** Gives TikTok what it lacks (the last bytes, or the order itself) and waits for its word. */
export const commitPost = async (commit: Commit): Promise<PostedPart> => {
  const { api, request, webUrl } = commit;
  const payload = payloadSchema.parse(commit.part.payload);
  const handle = await handOver(commit, payload);
  const status = await awaitOutcome(api, handle.publishId);
  if (status.state === 'published') {
    return postedPart({ publishId: handle.publishId, postId: status.postId, payload, webUrl });
  }
  // Failed is final: should it be tried again, then as a new post.
  await dropPostHandle(request.journal);
  throw failureOfReason(status.failReason, api.deps.clock.now());
};

/** A post that TikTok has all it needs for; sends nothing when an earlier run did. */
const handOver = async (commit: Commit, payload: PostPayload): Promise<PostHandle> => {
  const { api, request } = commit;
  const handle = readPostHandle(request.journal);
  if (!handle) return orderPost(commit, payload);
  const [file] = request.content.parts[0]?.media ?? [];
  if (handle.stage === 'sent' || !isUpload(handle) || !file) return handle;
  return sendTail({ api, request, file }, handle);
};

/** TikTok fetches the files: from here on the post may appear without another word from us. */
const orderPost = async (
  { api, request: { journal } }: Commit,
  { path, body, publishId }: PostPayload
): Promise<PostHandle> => {
  // An upload without its handle has lost its address.
  if (publishId !== null) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'UPLOAD_LOST', message: 'The upload to TikTok has to be begun anew.' }
    );
  }
  const begun = await initPost(api, { path, body, kind: 'commit' });
  const handle: PostHandle = { publishId: begun.publishId, stage: 'sent', upload: null };
  await savePostHandle(journal, handle);
  return handle;
};
