import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { findAccount, type SampleAccount } from './accounts';
import { readServiceJwt } from './jwt';
import { serverDid } from './session-tokens';
import type { Bluesky } from './state';
import { jobOfSameFile, startJob, statusOf, type JobStatus } from './video-jobs';
import type { XrpcCall, XrpcMethod } from './xrpc';

/** app/bsky/embed/video.json, 300 MB since 2026 (platforms/bluesky.md §3, checked 2026-11-22). */
const MAX_BYTES = 300_000_000;
const DAY_MS = 24 * 3_600_000;
const UPLOAD_METHOD = 'com.atproto.repo.uploadBlob';
const LIMITS_METHOD = 'app.bsky.video.getUploadLimits';

type Status = 400 | 401 | 403 | 409 | 413 | 415 | 429;

/** This service answers errors as a job without state; `error` may be a name or a sentence. */
class VideoRefusal extends Error {
  constructor(
    readonly status: Status,
    readonly error: string,
    message: string = error
  ) {
    super(message);
    this.name = 'VideoRefusal';
  }
}

/** The account for which a service token opens `method` at `audience`. */
const openedBy = (
  { world, state }: Bluesky,
  context: Context<SandboxEnv>,
  { audience, method }: { audience: string; method: string }
): SampleAccount => {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
  if (!token) throw new VideoRefusal(401, 'missing authorization');
  const claims = readServiceJwt(token, state.jwtSecret);
  if (!claims) throw new VideoRefusal(401, 'invalid token: not a service token');
  if (claims.aud !== audience || state.knobs.videoServiceRefuses)
    throw new VideoRefusal(401, `invalid token: invalid token audience ${claims.aud}`);
  if (claims.lxm !== method)
    throw new VideoRefusal(401, `invalid token: wrong lxm ${String(claims.lxm)}`);
  if (claims.exp * 1000 <= world.clock.now()) throw new VideoRefusal(401, 'token is expired');
  const account = findAccount(state, claims.iss);
  if (account?.status !== 'active') throw new VideoRefusal(403, 'account is not active');
  return account;
};

const usedToday = ({ world, state }: Bluesky, did: string) => {
  const since = world.clock.now() - DAY_MS;
  const jobs = Object.values(state.videoJobs).filter(
    (job) => job.did === did && job.startedAt > since
  );
  return { videos: jobs.length, bytes: jobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
};

const limitsOf = (bluesky: Bluesky, account: SampleAccount) => {
  const { videosPerDay, videoBytesPerDay } = bluesky.state.knobs;
  const used = usedToday(bluesky, account.did);
  const remainingDailyVideos = Math.max(0, videosPerDay - used.videos);
  const remainingDailyBytes = Math.max(0, videoBytesPerDay - used.bytes);
  const canUpload = account.emailConfirmed && remainingDailyVideos > 0 && remainingDailyBytes > 0;
  if (canUpload) return { canUpload, remainingDailyVideos, remainingDailyBytes };
  return account.emailConfirmed
    ? {
        canUpload,
        remainingDailyVideos,
        remainingDailyBytes,
        error: 'daily_limit_exceeded',
        message: 'Daily upload limit reached',
      }
    : { canUpload, error: 'unconfirmed_email', message: 'Please confirm your email address' };
};

const getUploadLimits = (bluesky: Bluesky, { context }: XrpcCall): Response => {
  const opens = { audience: serverDid(bluesky), method: LIMITS_METHOD };
  return context.json(limitsOf(bluesky, openedBy(bluesky, context, opens)));
};

const checkUpload = (bluesky: Bluesky, { context, bytes }: XrpcCall): SampleAccount => {
  // Here the account's server and this service have one address, and so one DID.
  const opens = { audience: serverDid(bluesky), method: UPLOAD_METHOD };
  const account = openedBy(bluesky, context, opens);
  const { did, name } = context.req.query();
  if (did !== account.did) throw new VideoRefusal(401, 'did does not match the token');
  if (!name) throw new VideoRefusal(400, 'name is required');
  const [type = ''] = (context.req.header('content-type') ?? '').split(';');
  if (type.trim() !== 'video/mp4') throw new VideoRefusal(415, `unsupported type ${type.trim()}`);
  if (context.req.header('content-length') === undefined)
    throw new VideoRefusal(400, 'content-length is required');
  if (bytes.length > MAX_BYTES) throw new VideoRefusal(413, 'video is too large');
  const limits = limitsOf(bluesky, account);
  if (limits.error === 'unconfirmed_email')
    throw new VideoRefusal(401, limits.error, limits.message);
  if (limits.error !== undefined) throw new VideoRefusal(429, limits.error, limits.message);
  return account;
};

const told = ({ state }: Bluesky, status: JobStatus) =>
  state.knobs.videoAnswersWrapped ? { jobStatus: status } : status;

const uploadVideo = async (bluesky: Bluesky, call: XrpcCall): Promise<Response> => {
  const { context, bytes } = call;
  const { did } = checkUpload(bluesky, call);
  const known = jobOfSameFile(bluesky, { did, bytes });
  if (known !== null) {
    const status = statusOf(bluesky, known);
    const error = { error: 'already_exists', message: 'Video already processed' };
    return context.json({ ...status, ...error }, 409);
  }
  const jobId = await startJob(bluesky, { did, bytes });
  const status = statusOf(bluesky, jobId);
  if (!status) throw new VideoRefusal(400, 'job not found');
  return context.json(told(bluesky, status));
};

const getJobStatus = (bluesky: Bluesky, { context }: XrpcCall): Response => {
  const status = statusOf(bluesky, context.req.query('jobId') ?? '');
  if (!status) throw new VideoRefusal(400, 'job not found');
  return context.json(told(bluesky, status));
};

const refusalsTold =
  (handle: XrpcMethod['handle']): XrpcMethod['handle'] =>
  async (call) => {
    try {
      return await handle(call);
    } catch (error) {
      if (!(error instanceof VideoRefusal)) throw error;
      const body = { did: '', error: error.error, message: error.message };
      return call.context.json(body, error.status);
    }
  };

/** The service that makes films playable before their post is out (platforms/bluesky.md §3.2). */
export const videoServiceMethods = (bluesky: Bluesky): XrpcMethod[] => [
  {
    nsid: 'app.bsky.video.uploadVideo',
    kind: 'procedure',
    operation: 'upload-video',
    input: 'bytes',
    handle: refusalsTold((call) => uploadVideo(bluesky, call)),
  },
  {
    nsid: 'app.bsky.video.getJobStatus',
    kind: 'query',
    operation: 'video-job',
    handle: refusalsTold((call) => getJobStatus(bluesky, call)),
  },
  {
    nsid: 'app.bsky.video.getUploadLimits',
    kind: 'query',
    operation: 'video-limits',
    handle: refusalsTold((call) => getUploadLimits(bluesky, call)),
  },
];
