import { isCancel } from 'axios';

import { BLOCKED_ADDRESS_CODE } from './guarded-agents';

/** Why there was no answer to work with. */
export type UnreachableReason =
  /** It is no http(s) address, or one with a password in it. */
  | 'no-address'
  | 'unknown-host'
  | 'no-connection'
  /** Of this machine or network, and that is not allowed. */
  | 'private'
  | 'certificate'
  | 'timeout'
  /** Sent on more often than browsers would bear, or to nowhere. */
  | 'redirects'
  /** The connection broke, or what came is no HTTP. */
  | 'broken';

/** No answer of the page. The original error is not kept: axios puts the whole request into it. */
export class UnreachableError extends Error {
  constructor(readonly reason: UnreachableReason) {
    super(`The page could not be read: ${reason}`);
    this.name = 'UnreachableError';
  }
}

const REASONS: Readonly<Record<string, UnreachableReason>> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ECONNREFUSED: 'no-connection',
  EHOSTUNREACH: 'no-connection',
  ENETUNREACH: 'no-connection',
  EADDRNOTAVAIL: 'no-connection',
  ETIMEDOUT: 'timeout',
  ECONNABORTED: 'timeout',
  ERR_INVALID_URL: 'no-address',
  EPROTO: 'certificate',
  [BLOCKED_ADDRESS_CODE]: 'private',
};

export const reasonOf = (error: unknown): UnreachableReason => {
  if (error instanceof UnreachableError) return error.reason;
  if (isCancel(error)) return 'timeout';
  const code = codeOf(error);
  const isTls = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/.test(code);
  return REASONS[code] ?? (isTls ? 'certificate' : 'broken');
};

const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error && error.cause !== error ? codeOf(error.cause) : '';
};
