import { readMediaFacts } from '../kernel/media-facts';
import { storeBlob } from './blobs';
import type { BlobRef } from './lexicon/blob-ref';
import type { Bluesky, VideoJob } from './state';

/** Ten minutes since 2026-09 (https://bsky.app/profile/bsky.app/post/3mtwf7gxkwc2r). */
const MAX_DURATION_MS = 10 * 60_000;

/** What a client that looks often sees one after the other (platforms/bluesky.md §3.2). */
const STEPS = ['CREATED', 'ENCODING', 'ENCODED', 'SCANNING', 'SCANNED', 'UPLOADING', 'UPLOADED'];

/** A job as the service tells of it. */
export interface JobStatus {
  jobId: string;
  did: string;
  state: string;
  progress?: number;
  blob?: BlobRef;
  error?: string;
  failureCode?: string;
  message?: string;
}

/** Why the service will not make a film of these bytes; null when it will. */
const failureOf = async (bytes: Uint8Array): Promise<string | null> => {
  const facts = await readMediaFacts(bytes);
  if (facts?.type !== 'video/mp4' || !facts.video) return 'validation_failure';
  if (facts.video.durationMs > MAX_DURATION_MS) return 'validation_failure';
  return facts.video.codec === null ? 'encoding_failure' : null;
};

export const startJob = async (
  { world, state }: Bluesky,
  { did, bytes }: { did: string; bytes: Uint8Array }
): Promise<string> => {
  const failure = state.knobs.videoFailure ?? (await failureOf(bytes));
  state.videoJobsStarted += 1;
  const jobId = `${world.random.token(20).toLowerCase()}${state.videoJobsStarted}`;
  state.videoJobs[jobId] = {
    did,
    sha256: world.blobs.put(bytes),
    sizeBytes: bytes.length,
    startedAt: world.clock.now(),
    failure,
    blobCid: null,
  };
  world.changed();
  return jobId;
};

/** The same file of the same account, unless it failed before: it is not processed twice. */
export const jobOfSameFile = (
  { world, state }: Bluesky,
  { did, bytes }: { did: string; bytes: Uint8Array }
): string | null => {
  const sha256 = world.blobs.put(bytes);
  const same = Object.entries(state.videoJobs).find(
    ([, job]) => job.did === did && job.sha256 === sha256 && job.failure === null
  );
  return same?.[0] ?? null;
};

/** Where the job stands now; what is due is done on the way. Null: no such job. */
export const statusOf = (bluesky: Bluesky, jobId: string): JobStatus | null => {
  const { world, state } = bluesky;
  const job = Object.hasOwn(state.videoJobs, jobId) ? state.videoJobs[jobId] : undefined;
  if (!job) return null;
  const common = { jobId, did: job.did };
  const share = (world.clock.now() - job.startedAt) / Math.max(1, state.knobs.videoProcessingMs);
  if (share < 1) {
    const step = STEPS[Math.floor(share * STEPS.length)] ?? 'CREATED';
    const progress = Math.floor(share * 100);
    return { ...common, state: `JOB_STATE_${step}`, progress };
  }
  if (job.failure === null) {
    return { ...common, state: 'JOB_STATE_COMPLETED', progress: 100, blob: deliver(bluesky, job) };
  }
  const message = `Video processing failed: ${job.failure.replaceAll('_', ' ')}`;
  const told = { error: message, failureCode: job.failure, message };
  return { ...common, state: 'JOB_STATE_FAILED', ...told };
};

/** The finished film goes to the account's own server once, and may be collected there. */
const deliver = (bluesky: Bluesky, job: VideoJob): BlobRef => {
  const { world, state } = bluesky;
  const { did, sizeBytes: size } = job;
  const mimeType = 'video/mp4';
  if (job.blobCid !== null) {
    return { $type: 'blob', ref: { $link: job.blobCid }, mimeType, size };
  }
  const bytes = world.blobs.get(job.sha256) ?? new Uint8Array();
  const blob = storeBlob(bluesky, { did, bytes, mimeType });
  const stored = state.blobs[did]?.[blob.ref.$link];
  // Collected some hours after it was there, not after somebody looked.
  if (stored) stored.uploadedAt = job.startedAt + state.knobs.videoProcessingMs;
  job.blobCid = blob.ref.$link;
  return blob;
};
