import type { Failure } from '../contract';

/** One line of the page's error table; a row fits when everything it names fits. */
export interface ErrorRow {
  /** First and last code of a range. */
  codes?: readonly [number, number];
  subcodes?: readonly number[];
  /** Where Threads tells in words only. */
  words?: RegExp;
  /** What people read before Threads' own words. */
  says: string;
  failure: Failure;
  /** Calls are allowed again after that, unless the answer says when; then it is `rate_limited`. */
  pauseMs?: number;
  /** Trouble on their side: whether the call did something is open. */
  isTrouble?: boolean;
}

const MINUTE_MS = 60_000;

const REJECTED: Failure = { family: 'rejected' };
const AUTH_EXPIRED: Failure = { family: 'auth_expired' };
const ACCOUNT_PROBLEM: Failure = { family: 'account_problem' };
const OPERATOR_PROBLEM: Failure = { family: 'operator_problem' };
const RETRYABLE: Failure = { family: 'retryable' };
const retryAfter = (retryAfterMs: number): Failure => ({ family: 'retryable', retryAfterMs });

const DEAD = [190, 190] as const;
/** RL: throttles of the app, the person and the account; nothing says when they end. */
const THROTTLES = [4, 17, 32, 613, 80002] as const;
const THROTTLE_PAUSE_MS = 10 * MINUTE_MS;
/** The window rolls, so something of it is free again within the hour more often than not. */
export const QUOTA_PAUSE_MS = 60 * MINUTE_MS;

/** First match wins. ERR, RL, POSTS, TS, and what the publishers cited in the notes have met. */
export const ERROR_ROWS: readonly ErrorRow[] = [
  {
    // Whatever version is not served, the path below it is unknown as well.
    codes: [2500, 2500],
    words: /unknown path components/i,
    says: 'Threads does not know this version of its API: set platforms.threads.apiVersion to one that it still serves.',
    failure: OPERATOR_PROBLEM,
  },
  {
    words: /deprecated version|version .*(?:no longer|deprecated)/i,
    says: 'Threads has switched off this version of its API: set platforms.threads.apiVersion to a newer one.',
    failure: OPERATOR_PROBLEM,
  },
  {
    // Comes as 190 or 101 and is not about the token.
    words: /validating application/i,
    says: 'Threads does not accept the app: look at its state and its secret in the Meta dashboard.',
    failure: OPERATOR_PROBLEM,
  },
  {
    codes: DEAD,
    subcodes: [458],
    says: 'The app was removed in the settings of Threads; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    codes: DEAD,
    subcodes: [459, 464],
    says: 'Threads wants its owner to sign in and confirm the account; do that in the Threads app, then connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    codes: DEAD,
    subcodes: [460],
    says: 'The password of the account was changed, which ended the sign-in to Threads; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    codes: DEAD,
    subcodes: [463],
    says: 'The sign-in to Threads has expired; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    codes: DEAD,
    subcodes: [467],
    says: 'The sign-in to Threads was ended or revoked; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    codes: DEAD,
    says: 'Threads does not accept the sign-in any more; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    codes: [102, 102],
    says: 'The session at Threads is over; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    // The container of a moment ago is not there yet: nothing was published.
    subcodes: [4279009],
    says: 'Threads does not have the prepared post ready yet.',
    failure: retryAfter(15_000),
  },
  {
    subcodes: [4279013],
    says: 'Threads has restricted this account; look into the Threads app.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    subcodes: [2207051],
    says: 'Threads has blocked this account for a while because its activity looks like spam; try again in some hours.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    // 2207052 is Instagram's number for it.
    words: /could not be fetched from this uri/i,
    says: 'Threads could not fetch a file from its address.',
    failure: RETRYABLE,
  },
  {
    words: /THREADS_API__LINK_LIMIT_EXCEEDED/,
    says: 'A post on Threads may have at most five links.',
    failure: REJECTED,
  },
  {
    words: /THREADS_API__FEATURE_NOT_AVAILABLE/,
    says: 'Threads does not offer this to the account.',
    failure: REJECTED,
  },
  {
    // Not in its documentation; Instagram's code for the same.
    codes: [9, 9],
    says: 'The account has posted as much as Threads allows in 24 hours.',
    failure: RETRYABLE,
    pauseMs: QUOTA_PAUSE_MS,
  },
  ...THROTTLES.map((code): ErrorRow => ({
    codes: [code, code],
    says: 'Threads asks for a pause.',
    failure: RETRYABLE,
    pauseMs: THROTTLE_PAUSE_MS,
  })),
  {
    codes: [10, 10],
    says: 'The account has not permitted this, or the app did not pass App Review for it. Connect the account again and allow everything.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    codes: [200, 299],
    says: 'The account has not permitted this. Connect the account again and allow everything.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    codes: [100, 100],
    says: 'Threads refused a value.',
    failure: REJECTED,
  },
  {
    codes: [1, 2],
    says: 'Threads has trouble at the moment.',
    failure: RETRYABLE,
    isTrouble: true,
  },
];
