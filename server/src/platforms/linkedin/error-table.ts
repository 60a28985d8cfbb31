import type { Failure } from '../contract';

/** One line of the platform's error table (ERR). */
export interface ErrorRow {
  status: number;
  /** One of LinkedIn's codes … */
  codes?: readonly string[];
  /** … or, where no code says more, its sentence. A row with neither takes the rest of its status. */
  message?: RegExp;
  /** The failure's code. */
  code: string;
  /** What an editor or operator reads before LinkedIn's own words. */
  says: string;
  failure: Failure;
}

export const DUPLICATE_POST = 'DUPLICATE_POST';
export const MEDIA_FAILED = 'MEDIA_ASSET_PROCESSING_FAILED';
export const MEDIA_WAITING = 'MEDIA_ASSET_WAITING_UPLOAD';
export const UPLOAD_EXPIRED = 'EXPIRED_UPLOAD_URL';
/** An image that LinkedIn does not know (any more). */
export const IMAGE_GONE = 'INVALID_IMAGE_ID';
export const REVOKED_TOKEN = 'REVOKED_ACCESS_TOKEN';
/** A throttle that lasts until midnight UTC. */
export const DAY_LIMIT = 'DAY_LIMIT';
/** A throttle that may be a burst; see throttle.ts. */
export const THROTTLED = 'TOO_MANY_REQUESTS';

const CHANGE_VERSION =
  'set "platforms.linkedin.apiVersion" in the plugin\'s configuration to a newer one (YYYYMM), or update the plugin.';

const REJECTED: Failure = { family: 'rejected' };
const AUTH_EXPIRED: Failure = { family: 'auth_expired' };
const ACCOUNT_PROBLEM: Failure = { family: 'account_problem' };
const OPERATOR_PROBLEM: Failure = { family: 'operator_problem' };
const RETRYABLE: Failure = { family: 'retryable' };
const retryAfter = (retryAfterMs: number): Failure => ({ family: 'retryable', retryAfterMs });

/**
 * LM/shared/api-guide/concepts/error-handling, LM/marketing/versioning and the posts, images and
 * videos pages (LM = https://learn.microsoft.com/en-us/linkedin), checked 2026-11-22. 5xx is not here: it depends on the call, see errors.ts.
 */
export const ERROR_ROWS: readonly ErrorRow[] = [
  {
    status: 400,
    codes: ['VERSION_MISSING', 'NONEXISTENT_VERSION'],
    message: /\bversion\b.*\b(?:must be present|not active|not supported|deprecated)\b/i,
    code: 'VERSION_MISSING',
    says: `LinkedIn does not take the API version in use: ${CHANGE_VERSION}`,
    failure: OPERATOR_PROBLEM,
  },
  {
    status: 400,
    codes: [MEDIA_WAITING],
    message: /still (?:being )?process|waiting.?upload/i,
    code: MEDIA_WAITING,
    says: 'LinkedIn is still processing a file.',
    failure: retryAfter(5_000),
  },
  {
    status: 400,
    codes: [IMAGE_GONE],
    code: IMAGE_GONE,
    says: 'LinkedIn does not know an image of the post.',
    failure: REJECTED,
  },
  {
    // "Re-upload once, then fail": media.ts counts the uploads.
    status: 400,
    codes: [MEDIA_FAILED],
    code: MEDIA_FAILED,
    says: 'LinkedIn could not process a file.',
    failure: REJECTED,
  },
  {
    status: 400,
    codes: [UPLOAD_EXPIRED],
    code: UPLOAD_EXPIRED,
    says: 'The upload of a file has expired.',
    failure: REJECTED,
  },
  {
    status: 400,
    code: 'BAD_REQUEST',
    says: 'LinkedIn refused the content.',
    failure: REJECTED,
  },
  {
    // The numbers 65600 to 65602 are swapped in some reports, so only codes and text are read.
    status: 401,
    codes: ['EXPIRED_ACCESS_TOKEN'],
    message: /expired/i,
    code: 'EXPIRED_ACCESS_TOKEN',
    says: 'The LinkedIn sign-in has expired; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    status: 401,
    codes: [REVOKED_TOKEN],
    message: /revoked/i,
    code: REVOKED_TOKEN,
    says: 'The LinkedIn sign-in was revoked; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    status: 401,
    code: 'INVALID_ACCESS_TOKEN',
    says: 'LinkedIn does not accept the sign-in; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    status: 403,
    code: 'ACCESS_DENIED',
    says: 'LinkedIn denies access: the app lacks a product or scope, or the member lost the role on the page. Connect the account again.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    status: 404,
    code: 'NOT_FOUND',
    says: 'LinkedIn does not find the author or something that the post refers to.',
    failure: REJECTED,
  },
  {
    status: 409,
    code: 'CONFLICT',
    says: 'LinkedIn was busy with another change.',
    failure: retryAfter(2_000),
  },
  {
    status: 411,
    code: 'LENGTH_REQUIRED',
    says: 'LinkedIn refused an upload without a length.',
    failure: REJECTED,
  },
  {
    status: 413,
    code: 'TOO_LARGE',
    says: 'A file is too large for LinkedIn.',
    failure: REJECTED,
  },
  {
    status: 415,
    code: 'UNSUPPORTED_TYPE',
    says: 'LinkedIn does not take this type of file.',
    failure: REJECTED,
  },
  {
    // Literal body: https://github.com/Arisamiga/Linkedin-RSS/issues/5
    status: 422,
    codes: [DUPLICATE_POST],
    message: /content is a duplicate/i,
    code: DUPLICATE_POST,
    says: 'LinkedIn says that this was already posted.',
    failure: REJECTED,
  },
  {
    status: 422,
    code: 'UNPROCESSABLE',
    says: 'LinkedIn refused the content.',
    failure: REJECTED,
  },
  {
    // Literal body: https://github.com/ComposioHQ/composio/issues/4320
    status: 426,
    code: 'NONEXISTENT_VERSION',
    says: `LinkedIn has switched off the API version in use: ${CHANGE_VERSION}`,
    failure: OPERATOR_PROBLEM,
  },
  {
    // Literal body of 2026-10, checked 2026-11-22: a posting cap per member.
    status: 429,
    message: /share limit has been reached/i,
    code: DAY_LIMIT,
    says: 'The member has reached the number of posts that LinkedIn allows in a day.',
    failure: RETRYABLE,
  },
  {
    status: 429,
    message: /\bday limit\b/i,
    code: DAY_LIMIT,
    says: 'The number of calls that LinkedIn allows in a day is used up.',
    failure: RETRYABLE,
  },
  {
    status: 429,
    code: THROTTLED,
    says: 'LinkedIn asks for a pause.',
    failure: RETRYABLE,
  },
];
