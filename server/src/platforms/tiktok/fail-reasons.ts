import { PlatformFailure } from '../contract';
import type { Failure } from '../contract';
import { rateLimitedUntil } from '../waits';

import type { RowFailure } from './error-table';

/** Why TikTok gave a post up after it had taken it. */
interface FailReason {
  says: string;
  failure: RowFailure;
}

const DAY_MS = 24 * 60 * 60_000;

const REJECTED: RowFailure = { family: 'rejected' };
const RETRYABLE: RowFailure = { family: 'retryable' };

/** STATUS. A failed post stays failed, so each of these may be begun anew once its cause is gone. */
const FAIL_REASONS: Readonly<Record<string, FailReason>> = {
  file_format_check_failed: {
    says: 'TikTok cannot read the file: it takes H.264, H.265, VP8 or VP9 in MP4, MOV or WebM, and pictures in JPEG or WebP.',
    failure: REJECTED,
  },
  duration_check_failed: {
    says: 'The video is longer than TikTok allows this account.',
    failure: REJECTED,
  },
  frame_rate_check_failed: {
    says: 'TikTok takes 23 to 60 frames a second.',
    failure: REJECTED,
  },
  picture_size_check_failed: {
    says: 'The picture has a size that TikTok does not take: videos have 360 to 4096 pixels a side, the short side of a photo has 1080 at most.',
    failure: REJECTED,
  },
  publish_cancelled: { says: 'The post was cancelled at TikTok.', failure: REJECTED },
  auth_removed: {
    says: 'The account took the permission away while TikTok worked on the post; connect it again.',
    failure: { family: 'auth_expired' },
  },
  spam_risk_too_many_posts: {
    says: 'The account has posted as much as TikTok allows in a day.',
    failure: { family: 'rate_limited', waitMs: DAY_MS },
  },
  spam_risk_user_banned_from_posting: {
    says: 'TikTok does not let this account post; look into the TikTok app.',
    failure: { family: 'account_problem' },
  },
  spam_risk_text: { says: 'TikTok takes the text for spam.', failure: REJECTED },
  spam_risk: { says: 'TikTok takes the post for spam.', failure: REJECTED },
  internal: { says: 'TikTok broke off its work on the post.', failure: RETRYABLE },
  video_pull_failed: {
    says: 'TikTok could not fetch the video from this site: it must answer without redirects, with its length and in time.',
    failure: RETRYABLE,
  },
  photo_pull_failed: {
    says: 'TikTok could not fetch a picture from this site: it must answer without redirects, with its length and in time.',
    failure: RETRYABLE,
  },
};

/** Whether the same post may be begun anew at once. */
export const mayRepeat = (reason: string): boolean => rowOf(reason)?.failure.family === 'retryable';

/** What the reason means. One that nobody knows speaks against the content. */
export const failureOfReason = (reason: string, now: number): PlatformFailure => {
  const row = rowOf(reason);
  return new PlatformFailure(failureOf(row?.failure ?? REJECTED, now), {
    code: reason === '' ? 'PUBLISH_FAILED' : reason.toUpperCase(),
    message: row?.says ?? `TikTok did not publish the post (${reason || 'no reason given'}).`,
  });
};

/** Own entries only: the reason comes from an answer. */
const rowOf = (reason: string): FailReason | undefined =>
  Object.hasOwn(FAIL_REASONS, reason) ? FAIL_REASONS[reason] : undefined;

const failureOf = (failure: RowFailure, now: number): Failure =>
  failure.family === 'rate_limited' ? rateLimitedUntil(now + failure.waitMs, now) : failure;
