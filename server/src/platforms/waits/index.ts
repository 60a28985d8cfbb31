export { rateLimitedUntil, rateLimitFailure, retryableAfter } from './failures';
export { MAX_WAIT_MS, retryAfterMs } from './retry-after';
