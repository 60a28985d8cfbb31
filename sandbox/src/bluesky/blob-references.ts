import type { LexValue } from './dag-cbor';
import { invalidRequest, XrpcError } from './errors';
import { blobRefSchema, type BlobRef } from './lexicon/blob-ref';
import { liveBlob } from './blobs';
import type { Bluesky } from './state';

/** Every blob object anywhere in a record. */
export const blobRefsIn = (value: LexValue): BlobRef[] => {
  if (typeof value !== 'object' || value === null) return [];
  const blob = blobRefSchema.safeParse(value);
  return blob.success ? [blob.data] : Object.values(value).flatMap(blobRefsIn);
};

/**
 * Refuses blobs that were never uploaded (or are collected already) and objects that do not say
 * the truth about the upload.
 */
export const checkBlobs = (bluesky: Bluesky, did: string, record: LexValue): void => {
  for (const { ref, mimeType, size } of blobRefsIn(record)) {
    const stored = liveBlob(bluesky, { did, cid: ref.$link });
    if (!stored) throw new XrpcError(400, 'BlobNotFound', `Could not find blob: ${ref.$link}`);
    if (stored.mimeType !== mimeType)
      throw new XrpcError(
        400,
        'InvalidMimeType',
        `Referenced Mimetype does not match stored blob. Expected: ${stored.mimeType}, Got: ${mimeType}`
      );
    if (stored.sizeBytes !== size)
      throw invalidRequest(`Referenced size does not match stored blob ${ref.$link}`);
  }
};

/** Keeps the blobs of a written record from being collected. */
export const keepBlobs = ({ state }: Bluesky, did: string, record: LexValue): void => {
  for (const { ref } of blobRefsIn(record)) {
    const stored = state.blobs[did]?.[ref.$link];
    if (stored) stored.isReferenced = true;
  }
};
