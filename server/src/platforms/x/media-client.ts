import { z } from 'zod';

import { json, read, send } from './client';
import type { Call, XSession } from './client';

/** Uploading megabytes over a slow line takes longer than a plain call. */
const APPEND_TIMEOUT_MS = 180_000;
/** Joining thousands of megabytes may take X a moment. */
const FINALIZE_TIMEOUT_MS = 120_000;

const processingSchema = z.object({
  state: z.string().catch('pending'),
  check_after_secs: z.number().nonnegative().nullish().catch(null),
  // Not in the schema, seen by clients.
  error: z
    .object({ message: z.string().catch('') })
    .nullish()
    .catch(null),
});

export type MediaProcessing = z.infer<typeof processingSchema>;

const uploadSchema = z.object({
  data: z.object({
    id: z.string().min(1).optional().catch(undefined),
    media_key: z.string().nullish().catch(null),
    expires_after_secs: z.number().positive().nullish().catch(null),
    processing_info: processingSchema.nullish(),
  }),
});

export type MediaUpload = z.infer<typeof uploadSchema>['data'];

export type UploadCategory = 'tweet_image' | 'tweet_gif' | 'tweet_video';

export interface UploadStart {
  mediaType: string;
  totalBytes: number;
  category: UploadCategory;
}

const startedUploadSchema = uploadSchema.refine((upload) => upload.data.id !== undefined);

/** POST /2/media/upload/initialize; the answer always has an id. */
export const initializeUpload = async (
  session: XSession,
  start: UploadStart
): Promise<MediaUpload & { id: string }> => {
  const body = json({
    media_type: start.mediaType,
    total_bytes: start.totalBytes,
    media_category: start.category,
  });
  const path = '/2/media/upload/initialize';
  const call: Call = { method: 'POST', path, body, kind: 'repeatable' };
  const { data } = await read(session, call, startedUploadSchema);
  return { ...data, id: data.id ?? '' };
};

export interface Segment {
  mediaId: string;
  index: number;
  bytes: Uint8Array;
}

/** POST /2/media/upload/{id}/append */
export const appendSegment = async (session: XSession, segment: Segment): Promise<void> => {
  await send(session, {
    method: 'POST',
    path: `/2/media/upload/${encodeURIComponent(segment.mediaId)}/append`,
    body: {
      kind: 'multipart',
      fields: { segment_index: String(segment.index) },
      file: {
        field: 'media',
        filename: `segment-${segment.index}`,
        contentType: 'application/octet-stream',
        bytes: segment.bytes,
      },
    },
    timeoutMs: APPEND_TIMEOUT_MS,
    kind: 'repeatable',
  });
};

/** POST /2/media/upload/{id}/finalize */
export const finalizeUpload = async (session: XSession, mediaId: string): Promise<MediaUpload> => {
  const path = `/2/media/upload/${encodeURIComponent(mediaId)}/finalize`;
  const call: Call = {
    method: 'POST',
    path,
    body: json({}),
    timeoutMs: FINALIZE_TIMEOUT_MS,
    kind: 'repeatable',
  };
  return (await read(session, call, uploadSchema)).data;
};

/** GET /2/media/upload?command=STATUS */
export const fetchUpload = async (session: XSession, mediaId: string): Promise<MediaUpload> => {
  const path = `/2/media/upload?command=STATUS&media_id=${encodeURIComponent(mediaId)}`;
  return (await read(session, { method: 'GET', path, kind: 'repeatable' }, uploadSchema)).data;
};

/** POST /2/media/metadata */
export const describeMedia = async (
  session: XSession,
  media: { mediaId: string; altText: string }
): Promise<void> => {
  const body = json({ id: media.mediaId, metadata: { alt_text: { text: media.altText } } });
  await send(session, { method: 'POST', path: '/2/media/metadata', body, kind: 'repeatable' });
};
