import { z } from 'zod';

import { findAccount } from './accounts';
import { writer } from './auth';
import { blobCid } from './cid';
import { payloadTooLarge, XrpcError } from './errors';
import type { BlobRef } from './lexicon/blob-ref';
import { sniffMimeType } from './magic-bytes';
import { chargeUpload } from './rate-limits';
import type { Bluesky, StoredBlob } from './state';
import { parseParams, type XrpcCall, type XrpcMethod } from './xrpc';

const getBlobSchema = z.object({ did: z.string(), cid: z.string() });

/** A blob that is still there: what no record uses is garbage-collected after a while. */
export const liveBlob = (
  { world, state }: Bluesky,
  { did, cid }: { did: string; cid: string }
): StoredBlob | null => {
  const blob = state.blobs[did]?.[cid];
  if (!blob) return null;
  const ageMs = world.clock.now() - blob.uploadedAt;
  return blob.isReferenced || ageMs < state.knobs.unreferencedBlobLifetimeMs ? blob : null;
};

/** Keeps bytes for an account and answers the object that names them. */
export const storeBlob = (
  { world, state }: Bluesky,
  { did, bytes, mimeType }: { did: string; bytes: Uint8Array; mimeType: string }
): BlobRef => {
  const cid = blobCid(bytes);
  const blobs = (state.blobs[did] ??= {});
  blobs[cid] = {
    sha256: world.blobs.put(bytes),
    mimeType,
    sizeBytes: bytes.length,
    uploadedAt: world.clock.now(),
    isReferenced: blobs[cid]?.isReferenced ?? false,
  };
  world.changed();
  return { $type: 'blob', ref: { $link: cid }, mimeType, size: bytes.length };
};

const uploadBlob = (bluesky: Bluesky, { context, bytes }: XrpcCall): Response => {
  const { did } = writer(bluesky, context);
  chargeUpload(bluesky, context, did);
  if (bytes.length > bluesky.state.knobs.blobMaxBytes) throw payloadTooLarge();
  const [header = ''] = (context.req.header('content-type') ?? '').split(';');
  const mimeType = sniffMimeType(bytes) ?? header.trim();
  return context.json({ blob: storeBlob(bluesky, { did, bytes, mimeType }) });
};

/** The stored bytes, fenced so that an uploaded page or script cannot run here. */
export const blobResponse = (
  bluesky: Bluesky,
  { did, cid, range }: { did: string; cid: string; range?: string | undefined }
): Response | null => {
  const blob = liveBlob(bluesky, { did, cid });
  const bytes = blob && bluesky.world.blobs.get(blob.sha256);
  if (!blob || !bytes) return null;
  const headers = {
    'content-type': blob.mimeType,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  };
  const piece = pieceOf(range, bytes.length);
  if (!piece) return new Response(Buffer.from(bytes), { headers });
  const { start, end } = piece;
  return new Response(Buffer.from(bytes.subarray(start, end)), {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end - 1}/${bytes.length}` },
  });
};

/** Players ask for a film in pieces; anything but one usable piece is answered whole. */
const pieceOf = (range: string | undefined, length: number) => {
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  const start = Number(first);
  if (first === '' || start >= length) return null;
  return { start, end: last === '' ? length : Math.min(Number(last) + 1, length) };
};

const getBlob = (bluesky: Bluesky, { context }: XrpcCall): Response => {
  const params = parseParams(getBlobSchema, context);
  if (!findAccount(bluesky.state, params.did))
    throw new XrpcError(400, 'RepoNotFound', `Could not find repo for DID: ${params.did}`);
  const response = blobResponse(bluesky, params);
  if (!response) throw new XrpcError(400, 'BlobNotFound', 'Blob not found');
  return response;
};

/** Raw bytes in, content-addressed object out (platforms/bluesky.md §3.1, checked 2026-11-22). */
export const blobMethods = (bluesky: Bluesky): XrpcMethod[] => [
  {
    nsid: 'com.atproto.repo.uploadBlob',
    kind: 'procedure',
    operation: 'upload-bytes',
    input: 'bytes',
    handle: (call) => uploadBlob(bluesky, call),
  },
  {
    nsid: 'com.atproto.sync.getBlob',
    kind: 'query',
    operation: 'get-blob',
    handle: (call) => getBlob(bluesky, call),
  },
];
