import type { PublishJournal, PublishRequest } from '../contract';

import type { TikTokApi } from './client';
import { failureOfReason, mayRepeat } from './fail-reasons';
import { dropPostHandle, isUpload, readPostHandle, savePostHandle } from './post-handle';
import type { PostHandle, UploadHandle } from './post-handle';
import { fetchStatus, isUnknownPost } from './status';

/** What an earlier run left at TikTok. */
export type Resumed =
  /** Nothing, or nothing that can ever appear: begin a post. */
  | { kind: 'none' }
  /** An upload that goes on at this byte. */
  | { kind: 'upload'; handle: UploadHandle; from: number }
  /** TikTok has all it needs: only its word is missing. */
  | { kind: 'sent'; handle: PostHandle };

/** An upload that ends sooner than this is begun anew. */
const EXPIRY_MARGIN_MS = 5 * 60_000;

/**
 * Asks TikTok about the post of an earlier run. A post that was begun is never begun again unless
 * it failed, or its bytes are missing and can come no more.
 *
 * @throws {PlatformFailure} when it failed for a reason that a repetition would meet again
 */
export const resumePost = async (
  api: TikTokApi,
  { journal, content }: Pick<PublishRequest, 'journal' | 'content'>
): Promise<Resumed> => {
  const handle = readPostHandle(journal);
  if (!handle) return { kind: 'none' };
  const status = await statusOrNull(api, handle);
  if (status === null) return none(journal);
  if (status.state === 'published') return sent(journal, handle);
  if (status.state === 'failed') {
    await dropPostHandle(journal);
    if (mayRepeat(status.failReason)) return { kind: 'none' };
    throw failureOfReason(status.failReason, api.deps.clock.now());
  }
  if (!isUpload(handle)) return sent(journal, handle);
  const size = content.parts[0]?.media[0]?.byteLength ?? 0;
  return resumeUpload(api, journal, { handle, size, ...status });
};

/** Null: TikTok has forgotten a post whose bytes never were complete. */
const statusOrNull = async (api: TikTokApi, { publishId, stage }: PostHandle) => {
  try {
    return await fetchStatus(api, publishId);
  } catch (error) {
    if (stage === 'open' && isUnknownPost(error)) return null;
    throw error;
  }
};

const resumeUpload = async (
  api: TikTokApi,
  journal: PublishJournal,
  at: { handle: UploadHandle; size: number; name: string; uploadedBytes: number | null }
): Promise<Resumed> => {
  const { handle, name, uploadedBytes } = at;
  const { size, expiresAt } = handle.upload;
  // Once the last bytes went out, only a count that is short says that they did not arrive.
  const isShort = uploadedBytes === null ? handle.stage === 'open' : uploadedBytes < size;
  if (name !== 'PROCESSING_UPLOAD' || !isShort) return sent(journal, handle);
  // Bytes of another file do not fit behind those that are there.
  const isOver = expiresAt - api.deps.clock.now() < EXPIRY_MARGIN_MS || at.size !== size;
  if (isOver) return none(journal);
  const open: UploadHandle = { ...handle, stage: 'open' };
  if (handle.stage === 'sent') await savePostHandle(journal, open);
  return { kind: 'upload', handle: open, from: uploadedBytes ?? 0 };
};

const sent = async (journal: PublishJournal, handle: PostHandle): Promise<Resumed> => {
  const known: PostHandle = { ...handle, stage: 'sent' };
  if (handle.stage === 'open') await savePostHandle(journal, known);
  return { kind: 'sent', handle: known };
};

const none = async (journal: PublishJournal): Promise<Resumed> => {
  await dropPostHandle(journal);
  return { kind: 'none' };
};
