import { z } from 'zod';

import type { PublishJournal } from '../contract';

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
  /** `uploaded`: all bytes are there; `ready`: processed and described. */
  stage: z.enum(['uploaded', 'ready']),
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

export const isUsableHandle = (handle: MediaHandle, now: number): boolean =>
  handle.expiresAt - now > EXPIRY_MARGIN_MS && handle.refusals < MAX_REFUSALS;
