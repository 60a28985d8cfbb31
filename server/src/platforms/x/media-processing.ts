import { PlatformFailure } from '../contract';
import type { Clock, MediaFile } from '../contract';

import type { XSession } from './client';
import { fetchUpload } from './media-client';
import type { MediaProcessing } from './media-client';
import type { MediaContext } from './media-context';
import { mediaHandleName } from './media-handle';
import type { MediaHandle } from './media-handle';

const MAX_PROCESSING_MS = 10 * 60_000;
/** For "pending" without check_after_secs, which must not be taken for "ready". */
const DEFAULT_CHECK_S = 2;
const MAX_CHECK_S = 30;
const NEXT_LOOK_MS = 60_000;

/** Null: nothing is left to be done. Absent `processing_info` means the same. */
type Processing = MediaProcessing | null;

/** How far X is with an upload. */
export const processingOf = async (
  session: XSession,
  mediaId: string
): Promise<Processing | 'forgotten'> => {
  try {
    return (await fetchUpload(session, mediaId)).processing_info ?? null;
  } catch (error) {
    if (error instanceof PlatformFailure && isForgotten(error)) return 'forgotten';
    throw error;
  }
};

/** X says "not found" with a 4xx or with a 200 that has errors in place of data. */
export const isForgotten = ({ httpStatus, code }: PlatformFailure): boolean =>
  httpStatus === 400 || httpStatus === 404 || code === 'UNREADABLE_ANSWER';

interface ProcessedFile {
  context: MediaContext;
  file: MediaFile;
  handle: MediaHandle;
  processing: Processing;
}

/** Waits until X can post the file; what takes longer is looked at again in a later run. */
export const awaitProcessing = async (at: ProcessedFile): Promise<void> => {
  const { session, clock, signal } = at.context;
  const deadline = clock.now() + MAX_PROCESSING_MS;
  let { processing } = at;
  while (processing && processing.state !== 'succeeded') {
    if (processing.state === 'failed') throw await processingFailed(at, processing);
    if (clock.now() >= deadline) throw stillProcessing();
    await pause({ clock, signal, processing });
    const next = await processingOf(session, at.handle.id);
    if (next === 'forgotten') throw await uploadLost(at);
    processing = next;
  }
};

const pause = async (wait: {
  clock: Clock;
  signal: AbortSignal;
  processing: MediaProcessing;
}): Promise<void> => {
  const seconds = wait.processing.check_after_secs ?? DEFAULT_CHECK_S;
  try {
    await wait.clock.sleep(Math.min(Math.max(seconds, 1), MAX_CHECK_S) * 1000, wait.signal);
  } catch (cause) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'ABORTED', message: 'Waiting for a media file was interrupted.', cause }
    );
  }
};

/** Without its handle the next try uploads the file again. */
const forget = ({ context, file }: ProcessedFile): Promise<void> =>
  context.journal.saveHandle(mediaHandleName(file.key), null);

const processingFailed = async (
  at: ProcessedFile,
  processing: MediaProcessing
): Promise<PlatformFailure> => {
  await forget(at);
  const reason = processing.error?.message;
  return new PlatformFailure(
    { family: 'rejected' },
    {
      code: 'MEDIA_PROCESSING_FAILED',
      message: `X could not process ${at.file.name}${reason ? `: ${reason}` : '.'}`,
    }
  );
};

const uploadLost = async (at: ProcessedFile): Promise<PlatformFailure> => {
  await forget(at);
  return new PlatformFailure(
    { family: 'retryable' },
    { code: 'MEDIA_LOST', message: 'X no longer knows a media file that it was given.' }
  );
};

const stillProcessing = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs: NEXT_LOOK_MS },
    { code: 'MEDIA_STILL_PROCESSING', message: 'X is still processing a media file.' }
  );
