import type { HttpResponse } from '../../../platforms/contract';
import { retryAfterMs } from '../../../platforms/waits';

/**
 * How long an answer asks to wait, ms; null: it does not. A date is counted from the answer's own
 * `Date`, so that no clock of ours can be wrong about it.
 */
export const waitOf = ({ headers }: HttpResponse): number | null => {
  const exact = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (Number.isFinite(exact) && exact >= 0) return Math.ceil(exact);
  const sentAt = Date.parse(headers.date ?? '');
  const header = headers['retry-after'];
  if (Number.isNaN(sentAt) && !/^\s*-?\d+\s*$/.test(header ?? '')) return null;
  return retryAfterMs(header, Number.isNaN(sentAt) ? 0 : sentAt);
};

/** A `google.protobuf.Duration` in JSON: `13s`, `0.5s`. */
export const durationMs = (value: string): number | null => {
  const seconds = /^(\d{1,9}(?:\.\d+)?)s$/.exec(value)?.[1];
  return seconds === undefined ? null : Math.ceil(Number(seconds) * 1000);
};
