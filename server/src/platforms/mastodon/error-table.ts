import type { Failure } from '../contract';

/** What the call was for: the same answer means different things. */
export type CallKind = 'account' | 'registration';

/** One line of the page's error tables; a row fits when everything it names fits. */
export interface ErrorRow {
  /** Left out: any call. */
  call?: CallKind;
  status: readonly number[];
  /** In the server's own words; left out: whatever it says. */
  words?: RegExp;
  code: string;
  /** What people read after the server's name. */
  says: string;
  failure: Failure;
}

const AUTH_EXPIRED: Failure = { family: 'auth_expired' };
const ACCOUNT_PROBLEM: Failure = { family: 'account_problem' };

export const NOT_MASTODON = 'NOT_A_MASTODON_SERVER';

/** Completes "mastodon.example …". */
export const NOT_MASTODON_SAYS =
  'does not answer like a Mastodon server. Check the address: it is what stands after the last @ of the handle, as in @ana@mastodon.example.';

/**
 * First match wins. CODE, APPS. No row is `operator_problem`: that concerns every connection of
 * the platform, and here each server is one of many.
 */
export const ERROR_ROWS: readonly ErrorRow[] = [
  {
    call: 'account',
    status: [401],
    words: /revoked/i,
    code: 'TOKEN_REVOKED',
    says: 'says that the access was revoked in the settings of the account; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    call: 'account',
    status: [401],
    words: /expired/i,
    code: 'TOKEN_EXPIRED',
    says: 'says that the sign-in has expired; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    // 422: a token of nobody (CODE), or a server that gives no better reason (SNAC).
    call: 'account',
    status: [401, 422],
    code: 'TOKEN_INVALID',
    says: 'does not accept the sign-in any more; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    call: 'account',
    status: [403],
    words: /outside the authorized scopes/i,
    code: 'SCOPE_MISSING',
    says: 'did not give every permission that is needed; connect the account again.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: 'account',
    status: [403],
    words: /disabled/i,
    code: 'LOGIN_DISABLED',
    says: 'has disabled the login of this account; its owner has to ask the moderators there.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: 'account',
    status: [403],
    words: /confirmed e-?mail|not confirmed/i,
    code: 'EMAIL_UNCONFIRMED',
    says: 'waits for the owner of the account to confirm the e-mail address.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: 'account',
    status: [403],
    words: /pending/i,
    code: 'APPROVAL_PENDING',
    says: 'has not approved this account yet; try again when the moderators there have.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: 'account',
    status: [403],
    words: /suspended/i,
    code: 'ACCOUNT_SUSPENDED',
    says: 'has suspended this account; its owner has to ask the moderators there.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: 'account',
    status: [403],
    code: 'FORBIDDEN',
    says: 'does not allow this account to be used; look at it there, then connect it again.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: 'registration',
    status: [401, 403],
    code: 'REGISTRATION_REFUSED',
    says: 'does not let apps register; ask the people who run it.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: 'registration',
    status: [400, 422],
    words: /redirect/i,
    code: 'REDIRECT_REFUSED',
    says: 'refuses the address that people are sent back to; check the public URL of this Strapi.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: 'registration',
    status: [400, 422],
    words: /./,
    code: 'REGISTRATION_REFUSED',
    says: 'refuses to register our app.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    status: [400, 404, 405, 406, 410, 415, 422],
    code: NOT_MASTODON,
    says: NOT_MASTODON_SAYS,
    failure: ACCOUNT_PROBLEM,
  },
];
