import { isAxiosError, isCancel } from 'axios';

import { TransportError, type TransportErrorKind } from '../platforms/contract';
import { BLOCKED_ADDRESS_CODE } from './guarded-agents';

/** Error codes of Node that say: no connection was made, so nothing was sent. */
const UNREACHABLE_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ERR_INVALID_URL',
  BLOCKED_ADDRESS_CODE,
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const WORDS: Record<TransportErrorKind, string> = {
  unreachable: 'could not be reached',
  timeout: 'did not answer in time',
  reset: 'broke the connection',
  cut: 'sent an answer that was cut off or too long',
  aborted: 'was not waited for',
};

/**
 * What happened to an exchange without an answer. The original error is not kept as the cause:
 * axios puts the request with its Authorization header into it.
 */
export const toTransportError = (error: unknown, host: string): TransportError => {
  const kind = kindOf(error);
  const code = codeOf(error);
  if (code === BLOCKED_ADDRESS_CODE && error instanceof Error) {
    return new TransportError(kind, error.message);
  }
  return new TransportError(kind, `${host} ${WORDS[kind]}${code ? ` (${code})` : ''}.`);
};

const kindOf = (error: unknown): TransportErrorKind => {
  if (isCancel(error)) return 'aborted';
  const code = codeOf(error) ?? '';
  const message = error instanceof Error ? error.message : '';
  if (UNREACHABLE_CODES.has(code)) return 'unreachable';
  if (code === 'ECONNABORTED' && /timeout/i.test(message)) return 'timeout';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (/maxContentLength|aborted|ERR_BAD_RESPONSE/.test(`${message} ${code}`)) return 'cut';
  return 'reset';
};

const codeOf = (error: unknown): string | null => {
  if (isAxiosError(error)) return error.code ?? causeCode(error.cause);
  return causeCode(error);
};

const causeCode = (cause: unknown): string | null =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
