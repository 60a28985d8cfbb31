import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { MediaFile, PublishJournal } from '../contract';

import type { MastodonSession } from './call';
import { MEDIA_GONE, MEDIA_PROCESSING_FAILED } from './error-table';
import { failureAt } from './errors';
import { describeMedia, fetchMedia, uploadMedia } from './media-calls';
import type { MediaDescription, UploadedMedia } from './media-calls';

/** Files that no post took are removed "later, about a day" (MEDIA, UNCERTAIN): half of that. */
const LIFETIME_MS = 12 * 60 * 60_000;
const MAX_PROCESSING_MS = 10 * 60_000;
/** Waits between looks, the last one for ever. */
const LOOK_AFTER_MS = [1_000, 2_000, 3_000, 5_000, 10_000] as const;

const handleSchema = z.object({
  id: z.string().min(1),
  altText: z.string(),
  focus: z.string().nullable(),
  /** Epoch ms. */
  expiresAt: z.number(),
});

type MediaHandle = z.output<typeof handleSchema>;

export interface MediaContext {
  session: MastodonSession;
  journal: PublishJournal;
  signal: AbortSignal;
}

export interface WantedMedia {
  file: MediaFile;
  /** "x,y"; null: not chosen. */
  focus: string | null;
}

/** The id of the file at the server, processed and described; uploads only what is not there yet. */
export const ensureMedia = async (context: MediaContext, wanted: WantedMedia): Promise<string> => {
  const known = readHandle(context.journal, wanted.file.key);
  const kept = known && (await stillThere(context, known));
  const { id, isReady } = kept ?? (await upload(context, wanted));
  if (!isReady) await awaitProcessing(context, { id, file: wanted.file });
  if (kept && known && !isDescribed(known, wanted)) {
    await describe(context, { handle: known, wanted });
  }
  return id;
};

/** What was uploaded for the file; null when nothing is known of it. */
export const storedMediaId = (journal: PublishJournal, fileKey: string): string | null =>
  readHandle(journal, fileKey)?.id ?? null;

/** The next run uploads the file anew. */
export const forgetMedia = (journal: PublishJournal, fileKey: string): Promise<void> =>
  journal.saveHandle(nameOf(fileKey), null);

const nameOf = (fileKey: string): string => `media:${fileKey}`;

const readHandle = (journal: PublishJournal, fileKey: string): MediaHandle | null => {
  const parsed = handleSchema.safeParse(journal.handles[nameOf(fileKey)]);
  return parsed.success ? parsed.data : null;
};

const descriptionOf = ({ file, focus }: WantedMedia): MediaDescription => ({
  altText: file.altText,
  focus,
});

const isDescribed = ({ altText, focus }: MediaHandle, wanted: WantedMedia): boolean =>
  altText === wanted.file.altText && focus === wanted.focus;

/**
 * The upload of an earlier run, if the server still has it. Servers before 4.4 post without files
 * they do not know, so nothing is attached that was not seen there just now.
 */
const stillThere = async (
  { session }: MediaContext,
  handle: MediaHandle
): Promise<UploadedMedia | null> => {
  if (session.deps.clock.now() >= handle.expiresAt) return null;
  const { id } = handle;
  return (
    (await unlessGone(fetchMedia(session, id))) ??
    // SNAC cannot be asked about a file, but describes it again; Mastodon refuses both.
    unlessGone(describeMedia(session, { id, description: handle }))
  );
};

const unlessGone = async (looking: Promise<UploadedMedia>): Promise<UploadedMedia | null> => {
  try {
    return await looking;
  } catch (error) {
    const isGone =
      error instanceof PlatformFailure &&
      (error.code === MEDIA_GONE || error.code === MEDIA_PROCESSING_FAILED);
    if (isGone) return null;
    throw error;
  }
};

const upload = async (
  { session, journal }: MediaContext,
  wanted: WantedMedia
): Promise<UploadedMedia> => {
  const startedAt = session.deps.clock.now();
  const description = descriptionOf(wanted);
  const media = await uploadMedia(session, { file: wanted.file, description });
  const handle = { id: media.id, ...description, expiresAt: startedAt + LIFETIME_MS };
  await journal.saveHandle(nameOf(wanted.file.key), handle);
  return media;
};

const describe = async (
  { session, journal }: MediaContext,
  { handle, wanted }: { handle: MediaHandle; wanted: WantedMedia }
): Promise<void> => {
  const description = descriptionOf(wanted);
  await describeMedia(session, { id: handle.id, description });
  await journal.saveHandle(nameOf(wanted.file.key), { ...handle, ...description });
};

const awaitProcessing = async (
  context: MediaContext,
  { id, file }: { id: string; file: MediaFile }
): Promise<void> => {
  const { session, journal } = context;
  const { clock } = session.deps;
  const deadline = clock.now() + MAX_PROCESSING_MS;
  for (let look = 0; clock.now() < deadline; look += 1) {
    await pause(context, LOOK_AFTER_MS[Math.min(look, LOOK_AFTER_MS.length - 1)] ?? 0);
    try {
      if ((await fetchMedia(session, id)).isReady) return;
    } catch (error) {
      if (isEnd(error)) await forgetMedia(journal, file.key);
      throw error;
    }
  }
  throw failureAt(
    session.serviceUrl,
    { family: 'retryable', retryAfterMs: 60_000 },
    { code: 'MEDIA_STILL_PROCESSING', message: 'is still processing a file.' }
  );
};

/** A file that failed stays failed, and one that is gone does not come back. */
const isEnd = (error: unknown): boolean =>
  error instanceof PlatformFailure &&
  (error.code === MEDIA_PROCESSING_FAILED || error.code === MEDIA_GONE);

const pause = async ({ session, signal }: MediaContext, ms: number): Promise<void> => {
  try {
    await session.deps.clock.sleep(ms, signal);
  } catch (cause) {
    throw failureAt(
      session.serviceUrl,
      { family: 'retryable' },
      { code: 'ABORTED', message: 'was asked about a file, but the wait was interrupted.', cause }
    );
  }
};
