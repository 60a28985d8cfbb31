import type { Failure } from '../contract';

// EC: https://developers.facebook.com/documentation/instagram-platform/instagram-graph-api/reference/error-codes
// (2026-06-02), checked 2026-11-22; rows marked P are from peers' published code.

/** What posting can meet, by Instagram's subcode; codes count where an answer has no subcode. */
export interface InstagramErrorRow {
  subcodes: readonly number[];
  codes?: readonly number[];
  /** What an answer without a subcode must say besides. */
  message?: RegExp;
  /** The failure's code. */
  code: string;
  /**
   * `daily-limit`: the day's posts are used up. `trouble`: Instagram's own, so that a call which
   * makes something visible is left in doubt.
   */
  failure: Failure | 'daily-limit' | 'trouble';
  /** For the middle of the account's name. */
  says: (subject: string) => string;
}

const REJECTED: Failure = { family: 'rejected' };
const ACCOUNT_PROBLEM: Failure = { family: 'account_problem' };
const RETRYABLE: Failure = { family: 'retryable' };

const retryAfter = (retryAfterMs: number): Failure => ({ family: 'retryable', retryAfterMs });

const mediaRows: readonly InstagramErrorRow[] = [
  {
    subcodes: [2207004],
    codes: [36000],
    code: 'IMAGE_TOO_LARGE',
    failure: REJECTED,
    says: () => 'A picture is larger than the 8 MB that Instagram takes.',
  },
  {
    subcodes: [2207005],
    codes: [36001],
    code: 'IMAGE_FORMAT',
    failure: REJECTED,
    says: () => 'Instagram does not take the format of a picture; it wants JPEG.',
  },
  {
    subcodes: [2207009],
    codes: [36003],
    code: 'IMAGE_RATIO',
    failure: REJECTED,
    says: () => 'A picture is too tall or too wide: Instagram takes 4:5 to 1.91:1.',
  },
  {
    subcodes: [2207026],
    codes: [352],
    code: 'VIDEO_FORMAT',
    failure: REJECTED,
    says: () => 'Instagram cannot use the video: it wants MP4 or MOV with H.264 or HEVC and AAC.',
  },
  {
    subcodes: [2207057],
    code: 'THUMB_OFFSET',
    failure: REJECTED,
    says: () => 'The frame for the cover lies beyond the end of the video.',
  },
  {
    // Transient for single files of a batch (P); repeated three times, then refused.
    subcodes: [2207052],
    codes: [9004],
    code: 'MEDIA_NOT_FETCHED',
    failure: retryAfter(20_000),
    says: () =>
      'Instagram could not fetch a file from this Strapi. Check that its public address is reachable from outside without a login.',
  },
  {
    // P: seen in container statuses only.
    subcodes: [2207077, 2207082],
    code: 'VIDEO_NOT_FETCHED',
    failure: RETRYABLE,
    says: () => 'Instagram could not fetch or store the video; it is tried again later.',
  },
];

const postRows: readonly InstagramErrorRow[] = [
  {
    subcodes: [2207010],
    codes: [36004],
    code: 'CAPTION_TOO_LONG',
    failure: REJECTED,
    says: () => 'The text is too long, or has too many hashtags, for Instagram.',
  },
  {
    subcodes: [2207023],
    code: 'MEDIA_TYPE_UNKNOWN',
    failure: REJECTED,
    says: () => 'Instagram does not know this kind of post.',
  },
  {
    subcodes: [2207028],
    code: 'CAROUSEL_COUNT',
    failure: REJECTED,
    says: () => 'A carousel on Instagram has two to ten files.',
  },
  {
    subcodes: [2207040],
    code: 'TOO_MANY_TAGS',
    failure: REJECTED,
    says: () => 'Instagram takes at most 20 tags and mentions.',
  },
  {
    // P.
    subcodes: [2207081],
    code: 'TRIAL_UNAVAILABLE',
    failure: REJECTED,
    says: (subject) => `Instagram does not offer trial reels to ${subject}.`,
  },
  {
    subcodes: [2207073],
    code: 'REMOVAL_UNSUPPORTED',
    failure: REJECTED,
    says: () => 'Instagram lets nobody delete this kind of post from outside the app.',
  },
];

const containerRows: readonly InstagramErrorRow[] = [
  {
    subcodes: [2207027],
    codes: [9007],
    code: 'NOT_READY',
    failure: retryAfter(15_000),
    says: () => 'Instagram is still processing the post; it is published as soon as that is done.',
  },
  {
    subcodes: [2207006],
    code: 'MEDIA_NOT_FOUND',
    failure: RETRYABLE,
    says: () => 'Instagram does not find what was prepared; it is prepared anew.',
  },
  {
    // Also passes by itself.
    subcodes: [2207008],
    codes: [24],
    code: 'CONTAINER_UNKNOWN',
    failure: retryAfter(45_000),
    says: () => 'Instagram does not know what was prepared (yet); it is tried again.',
  },
  {
    subcodes: [2207020],
    code: 'CONTAINER_EXPIRED',
    failure: RETRYABLE,
    says: () => 'What was prepared at Instagram has expired; it is prepared anew.',
  },
  {
    subcodes: [2207001, 2207003, 2207032, 2207053],
    code: 'PLATFORM_TROUBLE',
    failure: 'trouble',
    says: () => 'Instagram has trouble of its own; it is asked again later.',
  },
];

const accountRows: readonly InstagramErrorRow[] = [
  {
    subcodes: [2207042],
    codes: [9],
    code: 'DAILY_LIMIT',
    failure: 'daily-limit',
    says: (subject) => `${subject} has used up the posts that Instagram allows in a day.`,
  },
  {
    subcodes: [2207050],
    code: 'ACCOUNT_RESTRICTED',
    failure: ACCOUNT_PROBLEM,
    says: (subject) =>
      `Instagram has restricted ${subject}. Open the Instagram app, follow the steps there, then check the connection again.`,
  },
  {
    // Comes as code 4, which alone would be a rate limit.
    subcodes: [2207051],
    code: 'ACTIVITY_RESTRICTED',
    failure: ACCOUNT_PROBLEM,
    says: (subject) =>
      `Instagram takes what ${subject} does for spam and holds it back for hours or days. Post less often, then check the connection again.`,
  },
  {
    // No error for a version that is over is documented: the oldest one that lives answers instead
    // (VER). A version that is not known makes the path unreadable.
    subcodes: [],
    codes: [12, 2500, 2635],
    message: /unknown path components|version|deprecated/i,
    code: 'API_VERSION',
    failure: { family: 'operator_problem' },
    says: () =>
      'Instagram does not serve the API version that is configured: change platforms.instagram.apiVersion.',
  },
];

/** Beyond these the rows that all of Meta's platforms share count. */
export const INSTAGRAM_ERROR_ROWS: readonly InstagramErrorRow[] = [
  ...mediaRows,
  ...postRows,
  ...containerRows,
  ...accountRows,
];

/**
 * Certainly nothing was made visible, though the call may be repeated: everything else that may be
 * repeated leaves a visible-making call in doubt.
 */
export const SURELY_NOT_POSTED: ReadonlySet<string> = new Set([
  'NOT_READY',
  'MEDIA_NOT_FOUND',
  'MEDIA_NOT_FETCHED',
  'CONTAINER_UNKNOWN',
  'CONTAINER_EXPIRED',
  'RATE_LIMITED',
  'TOO_FAST',
  'HTTP_429',
]);
