import { z } from 'zod';

import type { Failure, HttpResponse } from '../contract';
import { PlatformFailure } from '../contract';
import { rateLimitFailure, retryableAfter } from '../waits';
import { readResetAt } from './rate-limit';
import type { VideoJob, VideoLimits } from './video-client';

/** The service will not take the file; the account's own server may (docs/tutorials/video). */
export const VIDEO_REFUSED = 'VIDEO_SERVICE_REFUSED';

const EMAIL_MISSING = 'VIDEO_EMAIL_UNCONFIRMED';
const LIMIT_ASK_AGAIN_MS = 60 * 60_000;

const wordsSchema = z.looseObject({
  error: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

/** An answer of the video service that is no job. Its `error` may be a name or a sentence. */
export const failureOfVideoService = (response: HttpResponse, now: number): PlatformFailure => {
  const { status, headers } = response;
  const words = wordsSchema.safeParse(response.json).data;
  const said = words?.message ?? words?.error ?? `HTTP ${status}`;
  if (/unconfirmed_email/i.test(words?.error ?? '')) return unconfirmedEmail(status);
  const make = (failure: Failure, code: string) =>
    new PlatformFailure(failure, {
      code,
      message: `Bluesky's video service refused the upload: ${said}`,
      httpStatus: status,
    });
  if (status === 429) {
    const failure = rateLimitFailure({ resetsAt: readResetAt(headers), headers, now });
    return make(failure, 'VIDEO_RATE_LIMITED');
  }
  // No answer of the service at all, or one that says neither yes nor no; 501 is a no.
  if ((status >= 500 && status !== 501) || status < 400 || status === 408) {
    return make(retryableAfter(headers, now), 'VIDEO_SERVICE_DOWN');
  }
  return make({ family: 'account_problem' }, VIDEO_REFUSED);
};

/** The service says before the upload that it will not take more; null when it will. */
export const failureOfLimits = (limits: VideoLimits, now: number): PlatformFailure | null => {
  if (limits.canUpload) return null;
  const said = limits.message ?? limits.error ?? 'no more videos today';
  if (/email/i.test(`${limits.error ?? ''} ${limits.message ?? ''}`)) return unconfirmedEmail();
  return new PlatformFailure(
    // When the day of the limit ends is not documented.
    { family: 'rate_limited', until: now + LIMIT_ASK_AGAIN_MS },
    {
      code: 'VIDEO_LIMIT_REACHED',
      message: `Bluesky takes no more videos of this account now: ${said}`,
    }
  );
};

/** Accounts must have confirmed their e-mail address before they upload a video. */
const unconfirmedEmail = (httpStatus?: number): PlatformFailure =>
  new PlatformFailure(
    { family: 'account_problem' },
    {
      code: EMAIL_MISSING,
      message:
        'Bluesky takes videos only from accounts with a confirmed e-mail address: confirm it in the settings of the account.',
      httpStatus,
    }
  );

/**
 * Families by failureCode (app/bsky/video/defs.json, checked 2026-11-22). What went wrong on their
 * side is tried anew; all else is about the file.
 */
const RETRIED_FAILURES: readonly string[] = ['pds_upload_failure', 'generic_failure'];

const HINTS: Readonly<Record<string, string>> = {
  pds_upload_unsupported_blob_size: "the account's server takes no file as large as this one",
};

export const failureOfJob = (job: VideoJob): PlatformFailure => {
  const code = job.failureCode ?? 'VIDEO_PROCESSING_FAILED';
  const isRetried = RETRIED_FAILURES.includes(code);
  const reason = HINTS[code] ?? job.message ?? job.error ?? code;
  return new PlatformFailure(
    { family: isRetried ? 'retryable' : 'rejected' },
    { code, message: `Bluesky could not process the video: ${reason}` }
  );
};
