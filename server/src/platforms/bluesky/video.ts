import { z } from 'zod';

import type { AdapterDeps, Clock } from '../contract';
import { PlatformFailure } from '../contract';
import { cidOf, uploadSchema } from './answers';
import type { Upload } from './blobs';
import { ensureBlob, keepBlob, storedBlob } from './blobs';
import type { Client, UploadedBlob } from './client';
import { DEFAULT_VIDEO_URL } from './descriptor';
import { rejected } from './errors';
import { readClaims } from './jwt';
import { createTid } from './tid';
import type { VideoJob } from './video-client';
import { getJobStatus, getServiceAuth, getUploadLimits, uploadVideo } from './video-client';
import { failureOfJob, failureOfLimits, VIDEO_REFUSED } from './video-errors';

const MAX_WAIT_MS = 10 * 60_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15_000;
const ASK_AGAIN_MS = 60_000;
const UPLOAD_METHOD = 'com.atproto.repo.uploadBlob';
const LIMITS_METHOD = 'app.bsky.video.getUploadLimits';
/** Servers that Bluesky runs itself: bsky.social and the hosts behind it. */
const OWN_SERVER = /^(?:bsky\.social|.+\.bsky\.network)$/;

export interface VideoContext {
  client: Client;
  clock: Clock;
  random: AdapterDeps['random'];
  /** Base URL of the video service. */
  videoUrl: string;
}

/** `job`: the service works on it. `plain`: what the service made is gone, so it is not asked again. */
const handleSchema = z.union([
  z.object({ jobId: z.string() }),
  z.object({ plain: z.literal(true) }),
]);

const nameOf = ({ file }: Pick<Upload, 'file'>): string => `video.${file.key}`;

/**
 * The blob of a video. The service makes it ready to play before the post is out; a server of
 * somebody else's, or a service that refuses, gets the bare file, which is processed afterwards
 * (docs/tutorials/video, checked 2026-11-22).
 */
export const ensureVideo = async (context: VideoContext, upload: Upload): Promise<UploadedBlob> => {
  const { client } = context;
  const stored = storedBlob(client, upload);
  if (stored) return stored;
  const handle = handleSchema.safeParse(upload.request.journal.handles[nameOf(upload)]).data;
  const isPlain = handle !== undefined && 'plain' in handle;
  if (isPlain || !usesService(context, upload)) return ensureBlob(client, upload);
  try {
    const jobId = handle && 'jobId' in handle ? handle.jobId : null;
    const uploaded = await processed(context, upload, jobId);
    await keepBlob(client, { ...upload, uploaded });
    return uploaded;
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.code !== VIDEO_REFUSED) throw error;
    return uploadInstead(client, upload, error);
  }
};

/** After BlobNotFound: the service would only name the same blob again. */
export const forgetVideo = ({ request, file }: Pick<Upload, 'request' | 'file'>): Promise<void> =>
  request.journal.saveHandle(nameOf({ file }), { plain: true });

/** A service that the operator chose is used whatever the server. */
const usesService = ({ videoUrl }: VideoContext, { session }: Upload): boolean =>
  videoUrl !== DEFAULT_VIDEO_URL || OWN_SERVER.test(new URL(session.serviceUrl).hostname);

const uploadInstead = async (
  client: Client,
  upload: Upload,
  refusal: PlatformFailure
): Promise<UploadedBlob> => {
  try {
    return await ensureBlob(client, upload);
  } catch (error) {
    const isRefused = error instanceof PlatformFailure && error.family === 'rejected';
    throw isRefused ? refusal : error;
  }
};

const processed = async (
  context: VideoContext,
  upload: Upload,
  knownJob: string | null
): Promise<UploadedBlob> => {
  const known = knownJob === null ? null : await resume(context, upload, knownJob);
  const job = known ?? (await send(context, upload));
  return awaitBlob(context, upload, job);
};

/** Null when the service has forgotten the job: the file is sent again. */
const resume = async (
  context: VideoContext,
  { session }: Upload,
  jobId: string
): Promise<VideoJob | null> => {
  const { client, videoUrl } = context;
  try {
    const job = await getJobStatus(client, { videoUrl, jobId, signal: session.signal });
    return { ...job, jobId };
  } catch (error) {
    if (error instanceof PlatformFailure && error.code === VIDEO_REFUSED) return null;
    throw error;
  }
};

const send = async (context: VideoContext, upload: Upload): Promise<VideoJob> => {
  const { client, videoUrl, random } = context;
  const { request, session, file } = upload;
  await checkLimits(context, upload);
  // Named for the server that will receive the blob; a port is written %3A in a did:web.
  const audience =
    readClaims(session.accessToken).serverDid ?? didOfHost(new URL(session.serviceUrl));
  const token = await getServiceAuth(client, { session, audience, method: UPLOAD_METHOD });
  const name = `${createTid({ atMs: client.clock.now(), random })}.mp4`;
  const { signal } = session;
  const did = request.account.id;
  const job = await uploadVideo(client, { videoUrl, signal, token, did, name, file });
  if (job.jobId) await request.journal.saveHandle(nameOf(upload), { jobId: job.jobId });
  return job;
};

const didOfHost = ({ host }: URL): string => `did:web:${host.replace(':', '%3A')}`;

/** Asked first, as a large file is sent for nothing otherwise. No answer is no reason not to try. */
const checkLimits = async (context: VideoContext, { session }: Upload): Promise<void> => {
  const { client, videoUrl } = context;
  const audience = didOfHost(new URL(videoUrl));
  const token = await getServiceAuth(client, { session, audience, method: LIMITS_METHOD });
  const limits = await getUploadLimits(client, { videoUrl, token, signal: session.signal }).catch(
    (error: unknown) => {
      if (error instanceof PlatformFailure) return null;
      throw error;
    }
  );
  const failure = limits && failureOfLimits(limits, client.clock.now());
  if (failure) throw failure;
};

const awaitBlob = async (
  context: VideoContext,
  upload: Upload,
  first: VideoJob
): Promise<UploadedBlob> => {
  const { client, videoUrl } = context;
  const { signal } = upload.session;
  const deadline = client.clock.now() + MAX_WAIT_MS;
  let pauseMs = FIRST_PAUSE_MS;
  let job = first;
  for (;;) {
    const blob = uploadSchema.safeParse(job).data?.blob;
    if (blob !== undefined) return { blob, cid: cidOf(blob) };
    if (job.state === 'JOB_STATE_FAILED') throw await failed(upload, job);
    // States we do not know mean that it is being worked on (app/bsky/video/defs.json).
    const { jobId } = job.jobId ? job : first;
    if (!jobId) throw rejected('VIDEO_WITHOUT_JOB', 'Bluesky took the video and named no job.');
    if (client.clock.now() >= deadline) throw stillProcessing();
    await pause(context, { ms: pauseMs, signal });
    pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS);
    job = await getJobStatus(client, { videoUrl, jobId, signal });
  }
};

/** A failed job stays failed: without it the next attempt sends the file again. */
const failed = async ({ request, file }: Upload, job: VideoJob): Promise<PlatformFailure> => {
  await request.journal.saveHandle(nameOf({ file }), null);
  return failureOfJob(job);
};

const pause = async (
  { clock }: VideoContext,
  { ms, signal }: { ms: number; signal?: AbortSignal }
): Promise<void> => {
  try {
    await clock.sleep(ms, signal);
  } catch (cause) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'ABORTED', message: 'Waiting for a video was interrupted.', cause }
    );
  }
};

const stillProcessing = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs: ASK_AGAIN_MS },
    { code: 'VIDEO_STILL_PROCESSING', message: 'Bluesky is still processing the video.' }
  );
