import type { Reply } from '../engine/dialect';
import type { Refusal, RefusalReason } from '../engine/refusal';

type Known = readonly [status: number, type: string, message: string];

const KNOWN: Readonly<Record<RefusalReason, Known>> = {
  invalid: [400, 'invalid_request_error', 'invalid character in request body'],
  'key-missing': [401, 'authentication_error', 'unauthorized'],
  'key-refused': [401, 'authentication_error', 'unauthorized'],
  unauthorized: [401, 'authentication_error', 'unauthorized'],
  'no-money': [402, 'api_error', 'payment required'],
  'out-of-credit': [402, 'api_error', 'payment required'],
  'out-of-quota': [429, 'rate_limit_error', 'you have reached your usage limit'],
  forbidden: [403, 'api_error', 'forbidden'],
  'model-unknown': [404, 'not_found_error', ''],
  'model-retired': [404, 'not_found_error', ''],
  'no-route': [404, 'not_found_error', '404 page not found'],
  'too-large': [413, 'invalid_request_error', 'request body too large'],
  busy: [429, 'rate_limit_error', 'too many requests'],
  'input-blocked': [400, 'invalid_request_error', 'input blocked'],
  slow: [504, 'api_error', 'timed out waiting for llama runner to start'],
  internal: [500, 'api_error', 'llama runner process has terminated: exit status 2'],
  unavailable: [
    503,
    'api_error',
    'server busy, please try again. maximum pending requests exceeded',
  ],
  overloaded: [
    503,
    'api_error',
    'server busy, please try again. maximum pending requests exceeded',
  ],
};

/** OpenAI's frame in the words of a local server. */
export const refuseAsCompatible = (refusal: Refusal): Reply => {
  const { reason, details } = refusal;
  const [usual, type, words] = KNOWN[reason];
  const seconds = details.retryAfterSeconds ?? null;
  const isModel = reason === 'model-unknown' || reason === 'model-retired';
  const message =
    refusal.message ||
    (isModel ? `model "${details.subject}" not found, try pulling it first` : words);
  return {
    status: details.status ?? usual,
    headers: seconds === null ? {} : { 'retry-after': String(seconds) },
    body: { error: { message, type, param: null, code: null } },
  };
};
