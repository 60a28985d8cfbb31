import { parseHttpDate } from './http-date';

/** No platform asks for more; what says so is broken, or its clock is. */
export const MAX_WAIT_MS = 24 * 60 * 60 * 1000;

/**
 * How long a `Retry-After` header asks to wait (RFC 9110 §10.2.3): seconds, or one of the three
 * forms of an HTTP date.
 *
 * @param now epoch ms, what a date counts from
 * @returns ms, 0 for what is negative or past, at most {@link MAX_WAIT_MS}; null when there is no
 *   header or it cannot be read
 */
export const retryAfterMs = (value: string | undefined, now: number): number | null => {
  const text = value?.trim() ?? '';
  const asked = /^-?\d+$/.test(text) ? Number(text) * 1000 : untilDate(text, now);
  return asked === null ? null : Math.min(Math.max(asked, 0), MAX_WAIT_MS);
};

const untilDate = (text: string, now: number): number | null => {
  const at = parseHttpDate(text, now);
  return at === null ? null : at - now;
};
