import type { Failure } from '../contract';

/** What the call was for: the same answer means different things. */
export type CallKind =
  | 'account'
  | 'registration'
  | 'instance'
  /** Sends a file. */
  | 'upload'
  /** Looks at an uploaded file, or describes it. */
  | 'media'
  /** Makes a post visible. */
  | 'commit'
  /** Looks at posts. */
  | 'read'
  | 'remove';

/** One line of the page's error tables; a row fits when everything it names fits. */
export interface ErrorRow {
  /** Left out: any call. */
  call?: readonly CallKind[];
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
const REJECTED: Failure = { family: 'rejected' };

/** Calls that are made with a person's token. */
const SIGNED_IN: readonly CallKind[] = ['account', 'upload', 'media', 'commit', 'read', 'remove'];

export const NOT_MASTODON = 'NOT_A_MASTODON_SERVER';
/** A file was not there (any more) when it was to be attached; it has to be uploaded anew. */
export const MEDIA_GONE = 'MEDIA_GONE';
export const MEDIA_NOT_READY = 'MEDIA_NOT_READY';
export const MEDIA_PROCESSING_FAILED = 'MEDIA_PROCESSING_FAILED';
/** The post under our key, or the one that is answered, was deleted. */
export const POST_GONE = 'POST_GONE';

/** Completes "mastodon.example …". */
export const NOT_MASTODON_SAYS =
  'does not answer like a Mastodon server. Check the address: it is what stands after the last @ of the handle, as in @ana@mastodon.example.';

/** Processing takes seconds; the words ask for "a moment" (MEDIA). */
const PROCESSING_MS = 10_000;

const AUTH_ROWS: readonly ErrorRow[] = [
  {
    call: SIGNED_IN,
    status: [401],
    words: /revoked/i,
    code: 'TOKEN_REVOKED',
    says: 'says that the access was revoked in the settings of the account; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    call: SIGNED_IN,
    status: [401],
    words: /expired/i,
    code: 'TOKEN_EXPIRED',
    says: 'says that the sign-in has expired; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    call: SIGNED_IN,
    status: [401],
    code: 'TOKEN_INVALID',
    says: 'does not accept the sign-in any more; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    // 422: a token of nobody (CODE), or a server that gives no better reason (SNAC).
    call: ['account'],
    status: [422],
    code: 'TOKEN_INVALID',
    says: 'does not accept the sign-in any more; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    call: SIGNED_IN,
    status: [422],
    words: /requires an authenticated user/i,
    code: 'TOKEN_INVALID',
    says: 'does not take the sign-in for that of a person; connect the account again.',
    failure: AUTH_EXPIRED,
  },
  {
    call: SIGNED_IN,
    status: [403],
    words: /outside the authorized scopes/i,
    code: 'SCOPE_MISSING',
    says: 'did not give every permission that is needed; connect the account again.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: SIGNED_IN,
    status: [403],
    words: /disabled/i,
    code: 'LOGIN_DISABLED',
    says: 'has disabled the login of this account; its owner has to ask the moderators there.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: SIGNED_IN,
    status: [403],
    words: /confirmed e-?mail|not confirmed/i,
    code: 'EMAIL_UNCONFIRMED',
    says: 'waits for the owner of the account to confirm the e-mail address.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: SIGNED_IN,
    status: [403],
    words: /pending/i,
    code: 'APPROVAL_PENDING',
    says: 'has not approved this account yet; try again when the moderators there have.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: SIGNED_IN,
    status: [403],
    words: /suspended/i,
    code: 'ACCOUNT_SUSPENDED',
    says: 'has suspended this account; its owner has to ask the moderators there.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: SIGNED_IN,
    status: [403],
    code: 'FORBIDDEN',
    says: 'does not allow this account to be used; look at it there, then connect it again.',
    failure: ACCOUNT_PROBLEM,
  },
];

const REGISTRATION_ROWS: readonly ErrorRow[] = [
  {
    call: ['registration'],
    status: [401, 403],
    code: 'REGISTRATION_REFUSED',
    says: 'does not let apps register; ask the people who run it.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: ['registration'],
    status: [400, 422],
    words: /redirect/i,
    code: 'REDIRECT_REFUSED',
    says: 'refuses the address that people are sent back to; check the public URL of this Strapi.',
    failure: ACCOUNT_PROBLEM,
  },
  {
    call: ['registration'],
    status: [400, 422],
    words: /./,
    code: 'REGISTRATION_REFUSED',
    says: 'refuses to register our app.',
    failure: ACCOUNT_PROBLEM,
  },
];

/** MEDIA and its table; the sentences of config/locales/en.yml (CODE). */
const MEDIA_ROWS: readonly ErrorRow[] = [
  {
    call: ['upload'],
    status: [413],
    code: 'MEDIA_TOO_LARGE',
    says: 'does not take a file of that size.',
    failure: REJECTED,
  },
  {
    call: ['upload'],
    status: [400, 415, 422],
    code: 'MEDIA_REFUSED',
    says: 'refuses a file.',
    failure: REJECTED,
  },
  {
    call: ['media'],
    status: [422],
    code: MEDIA_PROCESSING_FAILED,
    says: 'could not process a file.',
    failure: REJECTED,
  },
  {
    call: ['media'],
    status: [404, 410],
    code: MEDIA_GONE,
    says: 'does not know a file any more.',
    failure: { family: 'retryable' },
  },
  {
    call: ['commit'],
    status: [422],
    words: /not finished processing/i,
    code: MEDIA_NOT_READY,
    says: 'is still processing a file.',
    failure: { family: 'retryable', retryAfterMs: PROCESSING_MS },
  },
  {
    // Files were looked at just before: who took one since may be an earlier try of ours that was
    // thought lost (STATUS). Older servers post without the file instead.
    call: ['commit'],
    status: [404, 422],
    words: /media.*(not found|already attached)/i,
    code: MEDIA_GONE,
    says: 'does not know a file any more, or a post has it already.',
    failure: { family: 'unknown_outcome' },
  },
  {
    call: ['commit'],
    status: [422],
    words: /cannot attach/i,
    code: 'MEDIA_COMBINATION',
    says: 'does not take these files together.',
    failure: REJECTED,
  },
];

/** STATUS and its errors. */
const POST_ROWS: readonly ErrorRow[] = [
  {
    call: ['commit'],
    status: [422],
    words: /character limit/i,
    code: 'TEXT_TOO_LONG',
    says: 'finds the text too long.',
    failure: REJECTED,
  },
  {
    call: ['commit'],
    status: [422],
    words: /can.t be blank/i,
    code: 'EMPTY_POST',
    says: 'wants a text or a file.',
    failure: REJECTED,
  },
  {
    call: ['commit'],
    status: [422],
    words: /poll|options|choices/i,
    code: 'POLL_REFUSED',
    says: 'refuses the poll.',
    failure: REJECTED,
  },
  {
    call: ['commit'],
    status: [404, 410],
    words: /./,
    code: POST_GONE,
    says: 'says that the post was deleted there: the one that this one answers, or an earlier copy of it.',
    failure: REJECTED,
  },
  {
    call: ['commit'],
    status: [400, 413, 415, 422],
    code: 'POST_REFUSED',
    says: 'refuses the post.',
    failure: REJECTED,
  },
  {
    call: ['read', 'remove'],
    status: [404, 410],
    code: POST_GONE,
    says: 'does not know the post.',
    failure: REJECTED,
  },
];

/**
 * First match wins. CODE, APPS. No row is `operator_problem`: that concerns every connection of
 * the platform, and here each server is one of many.
 */
export const ERROR_ROWS: readonly ErrorRow[] = [
  ...AUTH_ROWS,
  ...REGISTRATION_ROWS,
  ...MEDIA_ROWS,
  ...POST_ROWS,
  {
    status: [400, 404, 405, 406, 410, 415, 422],
    code: NOT_MASTODON,
    says: NOT_MASTODON_SAYS,
    failure: ACCOUNT_PROBLEM,
  },
];
