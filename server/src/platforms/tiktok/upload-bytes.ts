import type { ByteSource, HttpResponse, MediaFile } from '../contract';

import { TIKTOK_BASE_URLS } from './base-urls';
import type { TikTokApi } from './client';
import { classifyTransport } from './errors';
import type { CallKind } from './errors';

/** 64 MB over a slow line. */
const CHUNK_TIMEOUT_MS = 15 * 60_000;

/** TRANSFER: the host varies (open-upload, upload.us, open-upload-sg …). */
const UPLOAD_HOST = /\.tiktokapis\.com$/;

export interface Piece {
  url: string;
  file: MediaFile;
  /** Bytes [start, end). */
  start: number;
  end: number;
  kind: CallKind;
}

/** PUTs one piece. The address is its own key, so no token goes with it (TRANSFER). */
export const putPiece = async (api: TikTokApi, piece: Piece): Promise<HttpResponse> => {
  const { url, file, start, end, kind } = piece;
  try {
    return await api.deps.http({
      method: 'PUT',
      url,
      headers: {
        'content-type': file.mimeType,
        'content-range': `bytes ${start}-${end - 1}/${file.byteLength}`,
      },
      body: { kind: 'stream', source: sliceOf(file, start, end) },
      timeoutMs: CHUNK_TIMEOUT_MS,
      ...(kind === 'commit' ? {} : { signal: api.signal }),
    });
  } catch (error) {
    throw classifyTransport(error, kind);
  }
};

const sliceOf = (file: MediaFile, start: number, end: number): ByteSource => ({
  byteLength: end - start,
  read: (range) =>
    file.read(range ? { start: start + range.start, end: start + range.end } : { start, end }),
});

/** How many bytes an answer says are stored; null when it does not say. */
export const storedBytes = ({ headers }: HttpResponse): number | null => {
  const found = /^bytes\s+0-(\d{1,15})\//i.exec(headers['content-range'] ?? '');
  return found ? Number(found[1]) + 1 : null;
};

/** Whether bytes may be sent there: TikTok's own hosts, or where its API is configured to be. */
export const isUploadUrl = (url: string, { deps }: TikTokApi): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin, username } = new URL(url);
  if (origin === originOf(deps.baseUrls.api ?? TIKTOK_BASE_URLS.api)) return true;
  return protocol === 'https:' && username === '' && UPLOAD_HOST.test(hostname);
};

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);
