import { z } from 'zod';

import type { MediaFile, PublishJournal } from '../contract';

/** An uploaded file is not worth using when it expires before the post could go out. */
const EXPIRY_MARGIN_MS = 10 * 60_000;
/** The first refusal may be X's own delay; after the second one the id is taken for dead. */
const MAX_REFUSALS = 2;

const mediaHandleSchema = z.object({
  id: z.string().min(1),
  /** Appears in timelines where the id does not. */
  mediaKey: z.string().nullable(),
  /** Epoch ms. */
  expiresAt: z.number(),
  /** `uploading`: some bytes are there; `uploaded`: all; `ready`: processed and described. */
  stage: z.enum(['uploading', 'uploaded', 'ready']),
  /** What was announced; another file has another length. */
  totalBytes: z.number(),
  /** Segments that X has. */
  sentSegments: z.number(),
  /** The description it was given there. */
  altText: z.string(),
  /** How often a post was refused because of this id. */
  refusals: z.number(),
});

/** What is kept of an uploaded file. */
export type MediaHandle = z.infer<typeof mediaHandleSchema>;

export const mediaHandleName = (fileKey: string): string => `media:${fileKey}`;

export const readMediaHandle = (journal: PublishJournal, fileKey: string): MediaHandle | null => {
  const parsed = mediaHandleSchema.safeParse(journal.handles[mediaHandleName(fileKey)]);
  return parsed.success ? parsed.data : null;
};

/** The file's handle, unless it is as good as dead. */
export const usableHandle = (
  journal: PublishJournal,
  file: MediaFile,
  now: number
): MediaHandle | null => {
  const handle = readMediaHandle(journal, file.key);
  const isUsable =
    handle?.totalBytes === file.byteLength &&
    handle.expiresAt - now > EXPIRY_MARGIN_MS &&
    handle.refusals < MAX_REFUSALS;
  return isUsable ? handle : null;
};
