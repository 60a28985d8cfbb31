import type { Reply } from '../engine/dialect';
import type { Refusal, RefusalReason } from '../engine/refusal';

const BILLING =
  'You have exceeded your billing limit. Please visit https://dashboard.cohere.com/billing to add or update your payment method.';
const TRIAL_MINUTE =
  "You are using a Trial key, which is limited to 20 API calls / minute. You can continue to use the Trial key for free or upgrade to a Production key with higher rate limits at 'https://dashboard.cohere.com/api-keys'. Contact us on 'https://discord.gg/XW44jPfYJu' or email us at support@cohere.com with any questions";
const TRIAL_MONTH =
  "You are using a Trial key, which is limited to 1000 API calls / month. You can continue to use the Trial key for free or upgrade to a Production key with higher rate limits at 'https://dashboard.cohere.com/api-keys'.";

/** llm.md §6 */
const KNOWN: Readonly<Record<RefusalReason, readonly [status: number, message: string]>> = {
  invalid: [400, 'invalid request: the body is not valid JSON'],
  'key-missing': [401, 'no api key supplied'],
  'key-refused': [401, 'invalid api token'],
  unauthorized: [401, 'invalid api token'],
  'no-money': [402, BILLING],
  'out-of-credit': [402, BILLING],
  'out-of-quota': [429, TRIAL_MONTH],
  forbidden: [403, 'your API key is not allowed to use this model'],
  'model-unknown': [404, ''],
  'model-retired': [404, ''],
  'no-route': [404, 'page not found'],
  'too-large': [413, 'the request is too large'],
  busy: [429, TRIAL_MINUTE],
  'input-blocked': [498, 'blocked input: the prompt contains a blocked token'],
  slow: [504, 'the request timed out'],
  internal: [500, 'internal server error, this has been reported to our developers'],
  unavailable: [503, 'the service is temporarily unavailable, please try again'],
  overloaded: [503, 'the service is temporarily unavailable, please try again'],
};

export const refuseAsCohere = (refusal: Refusal, requestId: string): Reply => {
  const { reason, details } = refusal;
  const [usual, words] = KNOWN[reason];
  const seconds = details.retryAfterSeconds ?? null;
  return {
    status: details.status ?? usual,
    headers: seconds === null ? {} : { 'retry-after': String(seconds) },
    body: { id: requestId, message: refusal.message || modelWords(refusal) || words },
  };
};

const modelWords = ({ reason, details: { subject } }: Refusal): string => {
  if (reason === 'model-unknown') {
    return `model '${subject}' not found, make sure the correct model ID was used and that you have access to the model.`;
  }
  if (reason === 'model-retired') {
    return `model '${subject}' was removed. See https://docs.cohere.com/docs/models for the most up-to-date model list`;
  }
  return '';
};
