import type { Failure } from '../contract';

/** A failure, or a wait that ends a while after the answer. */
export type RowFailure =
  Exclude<Failure, { family: 'rate_limited' }> | { family: 'rate_limited'; waitMs: number };

/** One line of TikTok's error tables. */
export interface ErrorRow {
  codes: readonly string[];
  /** What people read before TikTok's own words. */
  says: string;
  failure: RowFailure;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const REJECTED: RowFailure = { family: 'rejected' };
const AUTH_EXPIRED: RowFailure = { family: 'auth_expired' };
const ACCOUNT_PROBLEM: RowFailure = { family: 'account_problem' };
const OPERATOR_PROBLEM: RowFailure = { family: 'operator_problem' };
const NEXT_DAY: RowFailure = { family: 'rate_limited', waitMs: DAY_MS };

/** ERR, POST, RULES. The code decides: the status may be 200. */
export const ERROR_ROWS: readonly ErrorRow[] = [
  {
    codes: ['access_token_invalid'],
    says: 'The sign-in to TikTok has expired or was revoked; if renewing it does not help, connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    codes: ['scope_not_authorized'],
    says: 'The account has not permitted this. Connect it again and leave every permission switched on.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    // RATE: counted over a sliding minute; no Retry-After is documented.
    codes: ['rate_limit_exceeded'],
    says: 'TikTok asks for a pause.',
    failure: { family: 'retryable', retryAfterMs: MINUTE_MS },
  },
  {
    codes: ['internal_error'],
    says: 'TikTok has trouble at the moment.',
    failure: { family: 'retryable' },
  },
  {
    // The codes of the token endpoint, should another one use them.
    codes: ['invalid_client', 'unauthorized_client'],
    says: 'TikTok does not accept the app: look at its key, its secret and its state in the developer portal.',
    failure: OPERATOR_PROBLEM,
  },
  {
    codes: ['invalid_grant'],
    says: 'TikTok does not accept the sign-in any more; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    codes: ['spam_risk_too_many_posts'],
    says: 'The account has posted as much as TikTok allows in a day.',
    failure: NEXT_DAY,
  },
  {
    codes: ['spam_risk_too_many_pending_share'],
    says: 'Five drafts wait in the inbox of the TikTok app; no more fit in a day.',
    failure: NEXT_DAY,
  },
  {
    // RULES: counts the people who use the app, whoever posts.
    codes: ['reached_active_user_cap'],
    says: 'The app has reached the number of people for whom TikTok lets it post in a day.',
    failure: NEXT_DAY,
  },
  {
    codes: ['spam_risk_user_banned_from_posting'],
    says: 'TikTok does not let this account post; look into the TikTok app.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    codes: ['unaudited_client_can_only_post_to_private_accounts'],
    says: 'TikTok has not audited the app, so it can post to private accounts only: set the account to private, or have the app audited.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    codes: ['app_version_check_failed'],
    says: 'The TikTok app of the account is too old for this; update it.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    codes: ['url_ownership_unverified'],
    says: 'The domain of the media is not verified: add it in the TikTok developer portal.',
    failure: OPERATOR_PROBLEM,
  },
  {
    codes: ['privacy_level_option_mismatch'],
    says: 'The account does not offer the chosen audience; choose another one.',
    failure: REJECTED,
  },
  {
    codes: ['spam_risk', 'spam_risk_text'],
    says: 'TikTok takes the post for spam.',
    failure: REJECTED,
  },
  {
    codes: ['invalid_param', 'invalid_params'],
    says: 'TikTok refused a value.',
    failure: REJECTED,
  },
  {
    codes: ['invalid_publish_id', 'token_not_authorized_for_specified_publish_id'],
    says: 'TikTok does not know this post of the account.',
    failure: REJECTED,
  },
];
