import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { Clock } from '../contract';

import { sendCall } from './client';
import type { TikTokApi } from './client';
import { unreadableAnswer } from './errors';

const count = z.coerce.number().nonnegative().nullish().catch(null);

const statusSchema = z.object({
  data: z.object({
    status: z.string().min(1),
    fail_reason: z.string().nullish().catch(null),
    uploaded_bytes: count,
  }),
});

/** Where a begun post stands (STATUS). */
export interface PostStatus {
  /** `published`: also a draft that reached the inbox. */
  state: 'published' | 'failed' | 'working';
  /** As TikTok names it. */
  name: string;
  /** Empty unless it failed. */
  failReason: string;
  /** Bytes that arrived; null when it does not say. */
  uploadedBytes: number | null;
  /** Of the public post; null before moderation, and for ever for posts that are not public. */
  postId: string | null;
}

const DONE: ReadonlySet<string> = new Set(['PUBLISH_COMPLETE', 'SEND_TO_USER_INBOX']);

/**
 * A list, seen as a single value too, of numbers beyond what JSON can keep: read from the text. One
 * post may have several ids; the first is kept. The name is misspelt, and may be mended one day.
 */
const PUBLIC_POST_ID = /"publica?l?ly_available_post_id"\s*:\s*\[?\s*"?([1-9]\d{0,19})/;

export const fetchStatus = async (api: TikTokApi, publishId: string): Promise<PostStatus> => {
  const response = await sendCall(api, {
    ...{ method: 'POST', path: '/v2/post/publish/status/fetch/', what: 'the state of the post' },
    body: { publish_id: publishId },
  });
  const parsed = statusSchema.safeParse(response.json);
  if (!parsed.success) throw unreadableAnswer(response, 'the state of the post');
  const { status, fail_reason, uploaded_bytes } = parsed.data.data;
  return {
    state: DONE.has(status) ? 'published' : status === 'FAILED' ? 'failed' : 'working',
    name: status,
    failReason: status === 'FAILED' ? (fail_reason ?? '') : '',
    uploadedBytes: uploaded_bytes ?? null,
    postId: PUBLIC_POST_ID.exec(response.text)?.[1] ?? null,
  };
};

/** Whether TikTok does not know the post, or not as one of this account (STATUS). */
export const isUnknownPost = (error: unknown): boolean =>
  error instanceof PlatformFailure &&
  ['INVALID_PUBLISH_ID', 'TOKEN_NOT_AUTHORIZED_FOR_SPECIFIED_PUBLISH_ID'].includes(error.code);

const FIRST_WAIT_MS = 2_000;
const WAIT_FACTOR = 1.5;
const MAX_WAIT_MS = 60_000;
/** Beyond this the post is left to reconcile; 4 GB take some two minutes (STATUS). */
const MAX_WORK_MS = 10 * 60_000;

/**
 * Waits until TikTok is done with a post that it has all it needs for. Trouble with asking is no
 * answer; what only the account's owner can cure is thrown, and the stored post is found again.
 *
 * @throws {PlatformFailure} `unknown_outcome` when TikTok is not done in time
 */
export const awaitOutcome = async (
  api: TikTokApi & { deps: { clock: Clock } },
  publishId: string
): Promise<PostStatus> => {
  const { clock } = api.deps;
  const deadline = clock.now() + MAX_WORK_MS;
  let waitMs = FIRST_WAIT_MS;
  for (;;) {
    let trouble: unknown = null;
    try {
      const status = await fetchStatus(api, publishId);
      if (status.state !== 'working') return status;
    } catch (error) {
      if (isUnknownPost(error)) {
        throw undecided('TikTok does not say what became of the post.', error);
      }
      if (!(error instanceof PlatformFailure) || error.family !== 'retryable') throw error;
      trouble = error;
    }
    if (clock.now() >= deadline) throw undecided('TikTok still works on the post.', trouble);
    await pause(clock, waitMs, api.signal);
    waitMs = Math.min(waitMs * WAIT_FACTOR, MAX_WAIT_MS);
  }
};

const pause = async (clock: Clock, waitMs: number, signal?: AbortSignal): Promise<void> => {
  try {
    await clock.sleep(waitMs, signal);
  } catch (cause) {
    throw undecided('Waiting for TikTok was interrupted.', cause);
  }
};

const undecided = (message: string, cause: unknown): PlatformFailure =>
  new PlatformFailure({ family: 'unknown_outcome' }, { code: 'STILL_PROCESSING', message, cause });
