import { z } from 'zod';

import type { MediaFile, PublishJournal } from '../contract';

/**
 * Neither unpublished photos nor unfinished uploads have a documented life; temporary photos end
 * after about a day ([S1] of the sources, checked 2026-11-22), so nothing older is trusted.
 */
const LIFETIME_MS = 23 * 3_600_000;

const expiresAt = z.number();

const handleSchema = z.discriminatedUnion('kind', [
  /** An unpublished photo; its alternative text cannot be changed later. */
  z.object({ kind: z.literal('photo'), id: z.string(), altText: z.string(), expiresAt }),
  /** An upload in pieces for the feed. `start` and `end`: the piece that is wanted next. */
  z.object({
    kind: z.literal('feed-video'),
    videoId: z.string(),
    sessionId: z.string(),
    start: z.number(),
    end: z.number(),
    expiresAt,
  }),
  /** An upload in one go; `isComplete`: Facebook has all bytes. */
  z.object({
    kind: z.enum(['video_reels', 'video_stories']),
    videoId: z.string(),
    isComplete: z.boolean(),
    expiresAt,
  }),
]);

/** What is kept of an uploaded file. */
export type MediaHandle = z.infer<typeof handleSchema>;

export type HandleOf<Kind extends MediaHandle['kind']> = Extract<MediaHandle, { kind: Kind }>;

export const expiryFrom = (now: number): number => now + LIFETIME_MS;

const nameOf = (file: MediaFile): string => `media:${file.key}`;

export const saveHandle = (
  journal: PublishJournal,
  file: MediaFile,
  handle: MediaHandle
): Promise<void> => journal.saveHandle(nameOf(file), handle);

/** The next publish uploads the file again. */
export const forgetHandle = (journal: PublishJournal, file: MediaFile): Promise<void> =>
  journal.saveHandle(nameOf(file), null);

/** What an earlier run has left of the file, if it is of use still. */
export const readHandle = (
  journal: PublishJournal,
  file: MediaFile,
  now: number
): MediaHandle | null => {
  const parsed = handleSchema.safeParse(journal.handles[nameOf(file)]);
  return parsed.success && parsed.data.expiresAt > now ? parsed.data : null;
};
