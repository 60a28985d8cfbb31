import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { ByteSource, HttpResponse } from '../contract';
import { readGraphError } from '../meta/errors';
import type { ContainerHandle } from './container-handle';
import { pause } from './await-container';
import { fetchUploadPhase, isUnknownNode, type UploadPhase } from './container-wire';
import { classifyRefusal, classifyTransport } from './errors';
import type { InstagramApi } from './graph-call';

/** 300 MB over a slow line. */
const TIMEOUT_MS = 30 * 60_000;

const MAX_TRIES = 3;

/** After a broken connection: until what has arrived is counted. */
const SETTLING_MS = 3_000;

export interface VideoUpload {
  api: InstagramApi;
  handle: ContainerHandle & { uploadUri: string };
  file: ByteSource;
  /** A container of an earlier run, of whose bytes some may have arrived. */
  isResumed: boolean;
}

/**
 * Sends a video's bytes to its container (MED, resumable uploads). After a broken connection it goes
 * on where Instagram says it stands; that this works is not documented, so that a refusal of the
 * rest makes the container worthless.
 */
export const uploadVideo = async (upload: VideoUpload): Promise<void> => {
  const { api, handle, isResumed } = upload;
  let isBroken = isResumed;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const phase = isBroken ? await phaseOf(api, handle.id) : null;
    if (phase?.isComplete) return;
    const result = await send(upload, phase?.bytesTransferred ?? 0);
    if (result === 'done') return;
    isBroken = true;
    await pause({ clock: api.deps.clock, signal: api.signal }, SETTLING_MS);
  }
  throw new PlatformFailure(
    { family: 'retryable' },
    { code: 'UPLOAD_BROKEN', message: 'The upload of the video broke off; it goes on later.' }
  );
};

/** A container that is gone takes no bytes, which says nothing about the account. */
const phaseOf = async (api: InstagramApi, containerId: string): Promise<UploadPhase> => {
  try {
    return await fetchUploadPhase(api, containerId);
  } catch (error) {
    if (!isUnknownNode(error)) throw error;
    const message = 'Instagram lost the upload of the video; it begins anew.';
    throw new PlatformFailure({ family: 'retryable' }, { code: UPLOAD_REFUSED, message });
  }
};

const send = async (upload: VideoUpload, offset: number): Promise<'done' | 'broken'> => {
  const { api, handle, file } = upload;
  const url = trustedUri(api, handle.uploadUri);
  let response: HttpResponse;
  try {
    response = await api.deps.http({
      method: 'POST',
      url,
      headers: {
        // Not Bearer, as everywhere else.
        authorization: `OAuth ${api.accessToken}`,
        offset: String(offset),
        file_size: String(file.byteLength),
        'content-type': 'application/octet-stream',
      },
      body: { kind: 'stream', source: restOf(file, offset) },
      timeoutMs: TIMEOUT_MS,
      signal: api.signal,
    });
  } catch (error) {
    // An aborted run must not go on.
    if (api.signal?.aborted) throw classifyTransport(api, error, 'none');
    return 'broken';
  }
  return readAnswer(upload, response, offset);
};

const answerSchema = z.union([
  z.object({ success: z.literal(true) }),
  z.object({
    debug_info: z.object({
      retriable: z.boolean().catch(false),
      type: z.string().catch(''),
      message: z.string().catch(''),
    }),
  }),
]);

const readAnswer = (
  { api, isResumed }: VideoUpload,
  response: HttpResponse,
  offset: number
): 'done' | 'broken' => {
  const parsed = answerSchema.safeParse(response.json);
  if (parsed.success && 'success' in parsed.data && response.status < 300) return 'done';
  if (readGraphError(response)) throw classifyRefusal({ api, response, effect: 'none' });
  if (!parsed.success || !('debug_info' in parsed.data)) return 'broken';
  const { retriable, type, message } = parsed.data.debug_info;
  if (retriable) return 'broken';
  // The rest of an upload, or an old one, may be refused where a new one is not.
  throw new PlatformFailure(
    offset > 0 || isResumed ? { family: 'retryable' } : { family: 'rejected' },
    {
      code: UPLOAD_REFUSED,
      message: `Instagram refused the bytes of the video (${type}: ${message.replaceAll(api.accessToken, '[redacted]')}).`,
      httpStatus: response.status,
    }
  );
};

const UPLOAD_REFUSED = 'UPLOAD_REFUSED';
const UPLOAD_ADDRESS = 'UPLOAD_ADDRESS';

/** The container takes no bytes any more. */
export const isUploadOver = (error: unknown): boolean =>
  error instanceof PlatformFailure && [UPLOAD_REFUSED, UPLOAD_ADDRESS].includes(error.code);

const META_HOST = /(^|\.)facebook\.com$/;

/** The token goes to Meta, or to the host that is configured in its place, and nowhere else. */
const trustedUri = (api: InstagramApi, uri: string): string => {
  const url = URL.canParse(uri) ? new URL(uri) : null;
  const isMeta = url?.protocol === 'https:' && META_HOST.test(url.hostname);
  if (url && (isMeta || url.origin === new URL(api.url).origin)) return uri;
  throw new PlatformFailure(
    { family: 'retryable' },
    { code: UPLOAD_ADDRESS, message: 'Instagram named a strange address for the upload.' }
  );
};

const restOf = (file: ByteSource, offset: number): ByteSource => ({
  byteLength: file.byteLength - offset,
  read: (range) =>
    file.read({
      start: offset + (range?.start ?? 0),
      end: range ? offset + range.end : file.byteLength,
    }),
});
