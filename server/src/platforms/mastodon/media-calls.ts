import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { HttpResponse, MediaFile } from '../contract';

import { call } from './call';
import type { MastodonSession } from './call';
import { unreadableAnswer } from './errors';

/** What a file is described by; the same words for an upload and a change (MEDIA). */
export interface MediaDescription {
  altText: string;
  /** "x,y", each from -1 to 1; null: not chosen. */
  focus: string | null;
}

/** `url` is null while a file is processed (MEDIA). */
const mediaSchema = z.object({ id: z.string().min(1), url: z.string().nullish() });

export interface UploadedMedia {
  id: string;
  isReady: boolean;
}

/** 206 and 202 mean "not yet" (MEDIA). */
const readMedia = (response: HttpResponse, session: MastodonSession): UploadedMedia => {
  const parsed = mediaSchema.safeParse(response.json);
  if (!parsed.success) {
    throw unreadableAnswer({ call: 'media', response, serviceUrl: session.serviceUrl });
  }
  return { id: parsed.data.id, isReady: response.status === 200 };
};

/** Uploads at this pace are still waited for, bytes a second. */
const SLOWEST_UPLOAD = 100_000;
const MIN_UPLOAD_MS = 2 * 60_000;

/** v2 answers at once and processes later; compatible servers may know v1 only (MEDIA). */
const UPLOAD_PATHS = ['/api/v2/media', '/api/v1/media'] as const;

/** Sends a file piece by piece. Has no idempotency: a lost answer leaves a file that nobody sees. */
export const uploadMedia = async (
  session: MastodonSession,
  { file, description }: { file: MediaFile; description: MediaDescription }
): Promise<UploadedMedia> => {
  const [path, olderPath] = UPLOAD_PATHS;
  const send = async (to: string) => {
    const response = await call(session, 'upload', {
      method: 'POST',
      path: to,
      body: {
        kind: 'multipart',
        fields: fieldsOf(description),
        file: { field: 'file', filename: file.name, contentType: file.mimeType, bytes: file },
      },
      timeoutMs: Math.max(MIN_UPLOAD_MS, (file.byteLength / SLOWEST_UPLOAD) * 1000),
    });
    return readMedia(response, session);
  };
  try {
    return await send(path);
  } catch (error) {
    if (error instanceof PlatformFailure && error.httpStatus === 404) return send(olderPath);
    throw error;
  }
};

/** Where the processing stands; only until the file is attached to a post. */
export const fetchMedia = async (session: MastodonSession, id: string): Promise<UploadedMedia> => {
  const path = `/api/v1/media/${encodeURIComponent(id)}`;
  return readMedia(await call(session, 'media', { method: 'GET', path }), session);
};

/** Before the file is attached (MEDIA). */
export const describeMedia = async (
  session: MastodonSession,
  { id, description }: { id: string; description: MediaDescription }
): Promise<UploadedMedia> => {
  const path = `/api/v1/media/${encodeURIComponent(id)}`;
  const value = { description: description.altText, ...focusOf(description) };
  const body = { kind: 'json', value } as const;
  return readMedia(await call(session, 'media', { method: 'PUT', path, body }), session);
};

const fieldsOf = (description: MediaDescription): Record<string, string> => ({
  ...(description.altText === '' ? {} : { description: description.altText }),
  ...focusOf(description),
});

const focusOf = ({ focus }: MediaDescription): { focus?: string } =>
  focus === null ? {} : { focus };
