import { z } from 'zod';

import type { MediaFile, PublishJournal } from '../contract';
import type { LinkedInApi } from './client';
import type { AssetKind } from './upload-client';
import { uploadInstructionSchema } from './wire';

/** Where files go: one author's account and one delivery's journal. */
export interface MediaUpload {
  api: LinkedInApi;
  /** Must equal the post's author, else INVALID_CONTENT_OWNERSHIP (IMG). */
  owner: string;
  journal: PublishJournal;
}

/** How far the parts of a video are. */
const partsSchema = z.object({
  uploadToken: z.string(),
  instructions: z.array(uploadInstructionSchema),
  /** Of the parts that arrived, in order. */
  etags: z.array(z.string()),
});

/** What is kept of an uploaded file, so that a crash does not upload again. */
const handleSchema = z.object({
  urn: z.string(),
  /** `ready`: usable as far as we can know. */
  state: z.enum(['uploading', 'uploaded', 'ready', 'failed']),
  /** How often the file was uploaded: once more after a failure, then never again. */
  uploads: z.number(),
  /** Epoch ms. */
  expiresAt: z.number(),
  /** Of a video that is being uploaded. */
  parts: partsSchema.nullable().default(null),
});

export type MediaHandle = z.infer<typeof handleSchema>;
export type VideoParts = z.infer<typeof partsSchema>;

/** LinkedIn publishes no lifetime of unused files; a day is our own bound. */
export const ASSET_LIFETIME_MS = 24 * 60 * 60 * 1000;
/** "Re-upload once, then fail" (ERR, checked 2026-11-22). */
export const MAX_UPLOADS = 2;

/** IMG: an animated GIF is an image. */
export const assetKindOf = ({ kind }: MediaFile): AssetKind => (kind === 'gif' ? 'image' : kind);

const handleName = (file: MediaFile): string => `${assetKindOf(file)}:${file.key}`;

export const storedHandle = (journal: PublishJournal, file: MediaFile): MediaHandle | null => {
  const parsed = handleSchema.safeParse(journal.handles[handleName(file)]);
  return parsed.success ? parsed.data : null;
};

export const storeHandle = async (
  journal: PublishJournal,
  file: MediaFile,
  handle: MediaHandle
): Promise<MediaHandle> => {
  await journal.saveHandle(handleName(file), handle);
  return handle;
};
