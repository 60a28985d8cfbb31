import { z } from 'zod';

import type { MediaFile, PublishJournal, PublishRequest } from '../contract';
import { PlatformFailure } from '../contract';
import type { Client, Session, UploadedBlob } from './client';
import { uploadBlob } from './client';

/**
 * How long an uploaded blob is counted on. The server forgets one that no record refers to "after
 * some hours", without saying how many; an hour is well within. Checked 2026-11-22.
 */
export const BLOB_REUSE_MS = 60 * 60 * 1000;

const handleSchema = z.object({ cid: z.string(), blob: z.json(), uploadedAt: z.number() });

const nameOf = (file: MediaFile): string => `blob.${file.key}`;

/** Uploads a file, unless an earlier attempt did so recently. Same bytes give the same blob. */
export const ensureBlob = async (
  client: Client,
  input: { request: PublishRequest; session: Session; file: MediaFile }
): Promise<UploadedBlob> => {
  const { request, session, file } = input;
  const name = nameOf(file);
  const stored = handleSchema.safeParse(request.journal.handles[name]);
  if (stored.success && client.clock.now() - stored.data.uploadedAt < BLOB_REUSE_MS) {
    return { cid: stored.data.cid, blob: stored.data.blob };
  }
  const bytes = await readFile(file);
  const uploaded = await uploadBlob(client, { session, bytes, mimeType: file.mimeType });
  await request.journal.saveHandle(name, { ...uploaded, uploadedAt: client.clock.now() });
  return uploaded;
};

/** After BlobNotFound: the next attempt uploads again. */
export const forgetBlobs = async (
  journal: PublishJournal,
  files: readonly MediaFile[]
): Promise<void> => {
  for (const file of files) await journal.saveHandle(nameOf(file), null);
};

const readFile = async (file: MediaFile): Promise<Uint8Array> => {
  try {
    return await file.read();
  } catch (cause) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'MEDIA_UNREADABLE', message: 'A media file could not be read.', cause }
    );
  }
};
