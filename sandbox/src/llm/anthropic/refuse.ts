import type { Reply } from '../engine/dialect';
import type { Refusal, RefusalReason } from '../engine/refusal';

type Known = readonly [status: number, type: string, message: string];

const CREDIT =
  'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.';
const RATE =
  "This request would exceed your organization's rate limit of 50 requests per minute. For details, refer to: https://docs.claude.com/en/api/rate-limits.";

/** llm.md §5: money is an invalid request at Anthropic. */
const KNOWN: Readonly<Record<RefusalReason, Known>> = {
  invalid: [400, 'invalid_request_error', 'The request body is not valid JSON.'],
  'key-missing': [401, 'authentication_error', 'x-api-key header is required'],
  'key-refused': [401, 'authentication_error', 'invalid x-api-key'],
  unauthorized: [401, 'authentication_error', 'invalid x-api-key'],
  'no-money': [402, 'billing_error', 'There is a problem with your billing information.'],
  'out-of-credit': [400, 'invalid_request_error', CREDIT],
  'out-of-quota': [400, 'invalid_request_error', CREDIT],
  forbidden: [
    403,
    'permission_error',
    'Your API key does not have permission to use the specified resource.',
  ],
  'model-unknown': [404, 'not_found_error', ''],
  'model-retired': [404, 'not_found_error', ''],
  'no-route': [404, 'not_found_error', 'Not found'],
  'too-large': [413, 'request_too_large', 'Request exceeds the maximum size'],
  busy: [429, 'rate_limit_error', RATE],
  'input-blocked': [400, 'invalid_request_error', 'Output blocked by content filtering policy'],
  slow: [504, 'timeout_error', 'Request timed out'],
  internal: [500, 'api_error', 'Internal server error'],
  unavailable: [503, 'api_error', 'Service unavailable'],
  overloaded: [529, 'overloaded_error', 'Overloaded'],
};

/** Anthropic's error frame, which names the request in the body as well. */
export const refuseAsAnthropic = (refusal: Refusal, requestId: string): Reply => {
  const { reason, details } = refusal;
  const [usual, type, words] = KNOWN[reason];
  const seconds = details.retryAfterSeconds ?? null;
  const isModel = reason === 'model-unknown' || reason === 'model-retired';
  const message = refusal.message || (isModel ? `model: ${details.subject}` : words);
  return {
    status: details.status ?? usual,
    headers: seconds === null ? {} : { 'retry-after': String(seconds) },
    body: { type: 'error', error: { type, message }, request_id: requestId },
  };
};
