import type { HttpResponse, RateLimitStatus } from '../contract';

import type { CallKind } from './error-table';

type Headers = HttpResponse['headers'];

/** RATE: an ISO 8601 time, not seconds; a number read as one would make a tight loop. Epoch ms. */
export const readResetAt = (headers: Headers): number | null => {
  const value = headers['x-ratelimit-reset'] ?? '';
  const at = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : at;
};

const readCount = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,12}$/.test(value.trim()) ? Number(value) : null;

/** Null where the headers are missing, as on many compatible servers. */
export const rateLimitOf = (headers: Headers): RateLimitStatus | null => {
  const limit = readCount(headers['x-ratelimit-limit']);
  const remaining = readCount(headers['x-ratelimit-remaining']);
  const resetsAt = readResetAt(headers);
  if (limit === null || remaining === null || resetsAt === null) return null;
  return { limit, remaining, resetsAt };
};

/** Remembers what the headers said. Posts have a window of their own (RATE), which matters most. */
export class RateLimitMemory {
  #posting: RateLimitStatus | null = null;
  #other: RateLimitStatus | null = null;

  observe(headers: Headers, kind: CallKind): void {
    const status = rateLimitOf(headers);
    if (!status) return;
    if (kind === 'commit') this.#posting = status;
    else this.#other = status;
  }

  get status(): RateLimitStatus | null {
    return this.#posting ?? this.#other;
  }
}
