import type { ByteSource } from '../contract';
import { PlatformFailure } from '../contract';
import { apiUrl, call, headersFor, read, unreadable } from './client';
import type { LinkedInApi } from './client';
import { fileUploadSchema, mediaStatusSchema, videoUploadSchema } from './wire';
import type { UploadInstruction, VideoUpload } from './wire';

/** What an asset is to LinkedIn; a GIF is an image (IMG). */
export type AssetKind = 'image' | 'video' | 'document';

/** Up to 100 MB in one request, at half a megabyte a second. */
const FILE_TIMEOUT_MS = 4 * 60_000;
/** Four megabytes, which even a slow line sends in this time. */
const PART_TIMEOUT_MS = 2 * 60_000;

export interface FileUpload {
  uploadUrl: string;
  /** `urn:li:image:…` */
  urn: string;
}

const action = async (
  api: LinkedInApi,
  path: string,
  body: Record<string, unknown>
): Promise<unknown> => {
  const response = await call(api, 'upload', {
    method: 'POST',
    url: apiUrl(api, path),
    headers: headersFor(api, 'rest'),
    body: { kind: 'json', value: body },
    signal: api.signal,
  });
  return response.json;
};

/** Announces an image or a document; its owner must be the post's author (IMG, DOC). */
export const initializeFileUpload = async (
  api: LinkedInApi,
  { kind, owner }: { kind: 'image' | 'document'; owner: string }
): Promise<FileUpload> => {
  const body = { initializeUploadRequest: { owner } };
  const answer = await action(api, `/rest/${kind}s?action=initializeUpload`, body);
  const parsed = fileUploadSchema.safeParse(answer);
  const urn = parsed.data?.value[kind];
  if (!parsed.success || !urn) throw unreadable('an upload');
  return { uploadUrl: parsed.data.value.uploadUrl, urn };
};

/** Announces a video and learns which bytes go where (VID). */
export const initializeVideoUpload = async (
  api: LinkedInApi,
  { owner, byteLength }: { owner: string; byteLength: number }
): Promise<VideoUpload> => {
  const initializeUploadRequest = {
    owner,
    fileSizeBytes: byteLength,
    uploadCaptions: false,
    uploadThumbnail: false,
  };
  const answer = await action(api, '/rest/videos?action=initializeUpload', {
    initializeUploadRequest,
  });
  const parsed = videoUploadSchema.safeParse(answer);
  if (!parsed.success) throw unreadable('an upload');
  return parsed.data.value;
};

/** Sends the bytes in one request: splitting corrupts them (IMG, DOC). */
export const putFile = async (
  api: LinkedInApi,
  put: { uploadUrl: string; mimeType: string; source: ByteSource }
): Promise<void> => {
  const { source, orUnreadable } = watched(put.source);
  await orUnreadable(
    call(api, 'upload', {
      method: 'PUT',
      url: put.uploadUrl,
      headers: headersFor(api, 'unversioned', { 'Content-Type': put.mimeType }),
      body: { kind: 'stream', source },
      timeoutMs: FILE_TIMEOUT_MS,
      signal: api.signal,
    })
  );
};

/**
 * Sends one part of a video, without the token as documented (VID).
 *
 * @returns its ETag, without quotes
 */
export const putVideoPart = async (
  api: LinkedInApi,
  { instruction, file }: { instruction: UploadInstruction; file: ByteSource }
): Promise<string> => {
  const { source, orUnreadable } = watched(rangeOf(file, instruction));
  const response = await orUnreadable(
    call(api, 'upload', {
      method: 'PUT',
      url: instruction.uploadUrl,
      headers: { 'Content-Type': 'application/octet-stream' },
      body: { kind: 'stream', source },
      timeoutMs: PART_TIMEOUT_MS,
      signal: api.signal,
    })
  );
  const etag = (response.headers.etag ?? '').replace(/^W\//, '').replace(/^"(.*)"$/, '$1');
  if (etag === '') throw unreadable('a part of a video');
  return etag;
};

/** Puts the parts together, in this order; the token travels also when it is empty (VID). */
export const finalizeVideoUpload = async (
  api: LinkedInApi,
  finalizeUploadRequest: { video: string; uploadToken: string; uploadedPartIds: readonly string[] }
): Promise<void> => {
  await action(api, '/rest/videos?action=finalizeUpload', { finalizeUploadRequest });
};

export interface MediaStatus {
  /** Null when the answer has none. */
  status: string | null;
  /** LinkedIn's words. */
  reason: string | null;
}

/** How far LinkedIn is with a file (IMG, VID, DOC). */
export const fetchMediaStatus = async (
  api: LinkedInApi,
  { kind, urn }: { kind: AssetKind; urn: string }
): Promise<MediaStatus> => {
  const response = await read(api, `/rest/${kind}s/${encodeURIComponent(urn)}`);
  const { data } = mediaStatusSchema.safeParse(response.json);
  return { status: data?.status ?? null, reason: data?.processingFailureReason ?? null };
};

/** The bytes an instruction asks for; its last one may point beyond the file (VID). */
const rangeOf = (file: ByteSource, { firstByte, lastByte }: UploadInstruction): ByteSource => {
  const byteLength = Math.min(lastByte + 1, file.byteLength) - firstByte;
  return {
    byteLength,
    read: ({ start, end } = { start: 0, end: byteLength }) =>
      file.read({ start: firstByte + start, end: firstByte + end }),
  };
};

/** A source whose own trouble is told from that of the connection. */
const watched = (source: ByteSource) => {
  let trouble: { cause: unknown } | null = null;
  const watchedSource: ByteSource = {
    byteLength: source.byteLength,
    read: async (range) => {
      try {
        return await source.read(range);
      } catch (cause) {
        trouble = { cause };
        throw cause;
      }
    },
  };
  const orUnreadable = async <T>(sent: Promise<T>): Promise<T> => {
    try {
      return await sent;
    } catch (error) {
      throw trouble ? mediaUnreadable(trouble) : error;
    }
  };
  return { source: watchedSource, orUnreadable };
};

const mediaUnreadable = ({ cause }: { cause: unknown }): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    { code: 'MEDIA_UNREADABLE', message: 'A file of the post could not be read.', cause }
  );
