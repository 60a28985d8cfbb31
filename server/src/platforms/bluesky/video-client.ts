import { z } from 'zod';

import type { HttpResponse, MediaFile } from '../contract';
import { readAnswer } from './answers';
import type { Client, Session } from './client';
import { isSuccess } from './errors';
import { failureOfVideoService } from './video-errors';

const MS_PER_S = 1000;
/** The service uses the token once more when it is done, so it must outlive the processing. */
const TOKEN_LIFETIME_S = 30 * 60;
const UPLOAD_TIMEOUT_MS = TOKEN_LIFETIME_S * MS_PER_S;

/** A call to the video service. */
export interface VideoCall {
  /** Base URL of the service. */
  videoUrl: string;
  signal?: AbortSignal;
}

/** Fields we do not understand are no reason to lose a job. */
const text = z.string().optional().catch(undefined);

const jobSchema = z.object({
  jobId: text,
  state: text,
  blob: z.json().optional(),
  error: text,
  failureCode: text,
  message: text,
});

export type VideoJob = z.infer<typeof jobSchema>;

const tokenSchema = z.object({ token: z.string().min(1) });

const limitsSchema = z.object({
  canUpload: z.boolean(),
  remainingDailyVideos: z.number().optional().catch(undefined),
  remainingDailyBytes: z.number().optional().catch(undefined),
  message: text,
  error: text,
});

export type VideoLimits = z.infer<typeof limitsSchema>;

/** A token by which another service may call one method in the account's name. */
export const getServiceAuth = async (
  client: Client,
  { session, audience, method }: { session: Session; audience: string; method: string }
): Promise<string> => {
  const { serviceUrl, accessToken: token, signal } = session;
  const now = client.clock.now();
  const response = await client.xrpc({
    serviceUrl,
    token,
    signal,
    method: 'GET',
    nsid: 'com.atproto.server.getServiceAuth',
    query: {
      aud: audience,
      lxm: method,
      exp: String(Math.floor(now / MS_PER_S) + TOKEN_LIFETIME_S),
    },
  });
  return readAnswer({ response, schema: tokenSchema, now }).token;
};

/** What the account may still upload today. */
export const getUploadLimits = async (
  client: Client,
  { videoUrl, signal, token }: VideoCall & { token: string }
): Promise<VideoLimits> => {
  const response = await client.xrpc({
    serviceUrl: videoUrl,
    token,
    signal,
    method: 'GET',
    nsid: 'app.bsky.video.getUploadLimits',
  });
  return readAnswer({ response, schema: limitsSchema, now: client.clock.now() });
};

/** Sends the file, piece by piece. A file that the service has already is answered with its job. */
export const uploadVideo = async (
  client: Client,
  upload: VideoCall & { token: string; did: string; name: string; file: MediaFile }
): Promise<VideoJob> => {
  const { videoUrl, signal, token, did, name, file } = upload;
  const response = await client.xrpc({
    serviceUrl: videoUrl,
    token,
    signal,
    method: 'POST',
    nsid: 'app.bsky.video.uploadVideo',
    query: { did, name },
    body: { kind: 'stream', source: file },
    contentType: file.mimeType,
    timeoutMs: UPLOAD_TIMEOUT_MS,
  });
  const job = jobOf(response);
  const isKnown = job?.error === 'already_exists' && (job.jobId ?? job.blob) !== undefined;
  if (job && (isSuccess(response) || isKnown)) return job;
  throw failureOfVideoService(response, client.clock.now());
};

export const getJobStatus = async (
  client: Client,
  { videoUrl, signal, jobId }: VideoCall & { jobId: string }
): Promise<VideoJob> => {
  const response = await client.xrpc({
    serviceUrl: videoUrl,
    signal,
    method: 'GET',
    nsid: 'app.bsky.video.getJobStatus',
    query: { jobId },
  });
  const job = jobOf(response);
  if (job && isSuccess(response)) return job;
  throw failureOfVideoService(response, client.clock.now());
};

/** Wrapped in `jobStatus` or flat: both are seen (docs/tutorials/video, checked 2026-11-22). */
const jobOf = ({ json }: HttpResponse): VideoJob | null => {
  const wrapped = z.object({ jobStatus: z.looseObject({}) }).safeParse(json);
  const job = jobSchema.safeParse(wrapped.success ? wrapped.data.jobStatus : json).data;
  return job && (job.jobId ?? job.blob ?? job.error) !== undefined ? job : null;
};
