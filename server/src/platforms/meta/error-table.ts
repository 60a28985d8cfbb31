import type { Failure } from '../contract';

/** What a failure's sentence is about. */
export interface GraphSubject {
  /** The platform as people write it: "Facebook". */
  platform: string;
  /** Who the call was about, for the middle of a sentence: `the Page "Quay News"`. */
  subject: string;
  /**
   * Config key of the API version, for when there is no such version.
   * @default `platforms.<platform, in lower case>.apiVersion`
   */
  versionKey?: string;
}

/** One line of Meta's error table (ERR); the first that fits counts. */
export interface ErrorRow {
  /** Error codes, single or as a span with both ends. */
  codes: readonly (number | readonly [number, number])[];
  subcodes?: readonly number[];
  message?: RegExp;
  /** The failure's code. */
  code: string;
  /** `throttled`: until the answer's headers say, else a plain retry. */
  failure: Failure | 'throttled';
  /** True: Meta may have done all the same what it was asked for. @default false */
  isDoubtful?: boolean;
  /** What happened and the next step, before Meta's own words. */
  says(about: GraphSubject): string;
}

export const FIELD_UNKNOWN = 'FIELD_UNKNOWN';

const AUTH_EXPIRED: Failure = { family: 'auth_expired' };
const ACCOUNT_PROBLEM: Failure = { family: 'account_problem' };
const OPERATOR_PROBLEM: Failure = { family: 'operator_problem' };
const RETRYABLE: Failure = { family: 'retryable' };

/** "Posting too fast" passes after minutes; no answer says how many. */
const TOO_FAST: Failure = { family: 'retryable', retryAfterMs: 15 * 60_000 };

/** ERR: an invalid token, or a session that is over. */
const TOKEN_CODES = [102, 190];

const appRows: readonly ErrorRow[] = [
  {
    codes: [100],
    message: /appsecret_proof/i,
    code: 'APP_SECRET_WRONG',
    failure: OPERATOR_PROBLEM,
    says: ({ platform }) =>
      `${platform} does not accept the app's secret. Check the id and the secret of the app in the settings.`,
  },
  {
    // A deleted or disabled app comes as 190, though the token is not to blame.
    codes: [101, 190],
    message: /validating application/i,
    code: 'APP_UNKNOWN',
    failure: OPERATOR_PROBLEM,
    says: ({ platform }) => appUnknown(platform),
  },
  {
    codes: [101],
    code: 'APP_UNKNOWN',
    failure: OPERATOR_PROBLEM,
    says: ({ platform }) => appUnknown(platform),
  },
];

const versionRow: ErrorRow = {
  // Expired versions are served by the oldest live one; of others the version is read as an object (VER).
  codes: [2500],
  message: /unknown path components/i,
  code: 'API_VERSION_UNKNOWN',
  failure: OPERATOR_PROBLEM,
  says: ({ platform, versionKey }) =>
    `${platform} does not know the version of its API that is set. Set "${versionKey ?? `platforms.${platform.toLowerCase()}.apiVersion`}" to one that it still serves.`,
};

const appUnknown = (platform: string): string =>
  `${platform} does not know the app. Check its id and secret in the settings, and that it is switched on in Meta's App Dashboard.`;

const tokenRows: readonly ErrorRow[] = [
  {
    codes: TOKEN_CODES,
    subcodes: [458],
    code: 'APP_REMOVED',
    failure: AUTH_EXPIRED,
    says: ({ subject }) =>
      `The person who connected ${subject} has removed this app from their account. Connect it again.`,
  },
  {
    codes: TOKEN_CODES,
    subcodes: [459, 464],
    code: 'CHECKPOINT',
    failure: AUTH_EXPIRED,
    says: ({ platform, subject }) =>
      `${platform} wants the person who connected ${subject} to confirm who they are. Sign in at ${platform}, follow the steps there, then connect it again.`,
  },
  {
    codes: TOKEN_CODES,
    subcodes: [460],
    code: 'PASSWORD_CHANGED',
    failure: AUTH_EXPIRED,
    says: ({ platform, subject }) =>
      `The password of the person who connected ${subject} was changed, or ${platform} ended their session for safety. Connect it again.`,
  },
  {
    codes: TOKEN_CODES,
    subcodes: [463],
    code: 'TOKEN_EXPIRED',
    failure: AUTH_EXPIRED,
    says: ({ subject }) => `The sign-in for ${subject} has expired. Connect it again.`,
  },
  {
    codes: TOKEN_CODES,
    subcodes: [467],
    code: 'SESSION_ENDED',
    failure: AUTH_EXPIRED,
    says: ({ platform, subject }) =>
      `${platform} has ended the session of the person who connected ${subject}, as after signing out. Connect it again.`,
  },
  {
    // The token is dead for good, so deliveries wait for a reconnect, by somebody with a role.
    codes: TOKEN_CODES,
    subcodes: [492],
    code: 'ROLE_LOST',
    failure: AUTH_EXPIRED,
    says: ({ subject }) =>
      `The person who connected ${subject} has lost their role on it. Let one of its admins connect it again, or give the role back and then connect it again.`,
  },
  {
    codes: TOKEN_CODES,
    code: 'TOKEN_INVALID',
    failure: AUTH_EXPIRED,
    says: ({ platform, subject }) =>
      `${platform} does not accept the sign-in for ${subject} any more. Connect it again.`,
  },
];

const accountRows: readonly ErrorRow[] = [
  {
    codes: [3, 10, [200, 299]],
    code: 'PERMISSION_MISSING',
    failure: ACCOUNT_PROBLEM,
    says: ({ platform, subject }) =>
      `${platform} does not let this app use ${subject}: a permission was not given, or was taken back. Connect it again and leave everything ticked.`,
  },
  {
    codes: [100],
    subcodes: [33],
    code: 'NOT_FOUND',
    failure: ACCOUNT_PROBLEM,
    says: ({ platform, subject }) =>
      `${platform} does not find ${subject}: it was deleted, or is not yours any more. Ask one of its admins, then connect it again or disconnect it here.`,
  },
  {
    // Instagram: the account itself is locked until its owner has acted in the app.
    codes: [25],
    code: 'ACCOUNT_RESTRICTED',
    failure: ACCOUNT_PROBLEM,
    says: ({ platform, subject }) =>
      `${platform} has restricted ${subject}. Open the ${platform} app, follow the steps there, then check the connection again.`,
  },
  {
    codes: [368],
    subcodes: [1390008],
    code: 'TOO_FAST',
    failure: TOO_FAST,
    says: ({ platform, subject }) =>
      `${platform} finds that too much happens on ${subject} at once; it is asked again later.`,
  },
  {
    codes: [368],
    code: 'ACCOUNT_BLOCKED',
    failure: ACCOUNT_PROBLEM,
    says: ({ platform, subject }) =>
      `${platform} has blocked ${subject} for a while because of its rules. Sign in at ${platform} to see why and until when.`,
  },
];

const otherRows: readonly ErrorRow[] = [
  {
    // RL: the app, the person, the Page, the app for a while, an own limit, Pages, Instagram.
    codes: [4, 17, 32, 341, 613, 80001, 80002],
    code: 'RATE_LIMITED',
    failure: 'throttled',
    says: ({ platform, subject }) =>
      `${platform} allows no more calls for ${subject} just now; it is asked again later.`,
  },
  {
    // -1 and -2 are Instagram's.
    codes: [-2, -1, 1, 2],
    code: 'PLATFORM_TROUBLE',
    failure: RETRYABLE,
    isDoubtful: true,
    says: ({ platform }) => `${platform} has trouble of its own; it is asked again later.`,
  },
  {
    codes: [100],
    message: /nonexisting field/i,
    code: FIELD_UNKNOWN,
    failure: { family: 'rejected' },
    says: ({ platform }) => `${platform} does not know a field that it was asked for.`,
  },
];

/** Reads and token trouble; what only posting can meet belongs to the adapters. */
export const ERROR_ROWS: readonly ErrorRow[] = [
  versionRow,
  ...appRows,
  ...tokenRows,
  ...accountRows,
  ...otherRows,
];
