/**
 * How a file is cut for its upload (https://docs.x.com/x-api/media/quickstart/media-upload-chunked,
 * checked 2026-11-22): 5 MB are advised, 8 MB are the server's limit; a segment's index is at most
 * 999 in OpenAPI 2.167.
 */
const SEGMENT_BYTES = 4 * 1024 * 1024;
const MAX_SEGMENT_BYTES = 8_000_000;
const MAX_SEGMENTS = 999;

/** Nearly 8 GB: all that ordinary accounts have. Of Premium's 16 GB more does not fit through. */
export const MAX_UPLOAD_BYTES = MAX_SEGMENTS * MAX_SEGMENT_BYTES;

/** Small segments as long as there are enough of them. */
export const segmentBytesFor = (totalBytes: number): number =>
  Math.max(SEGMENT_BYTES, Math.ceil(totalBytes / MAX_SEGMENTS));
