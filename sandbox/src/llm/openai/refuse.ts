import type { Reply } from '../engine/dialect';
import type { Refusal, RefusalReason } from '../engine/refusal';

type Known = readonly [status: number, type: string, code: string | null, message: string];

const UNREADABLE =
  'We could not parse the JSON body of your request. (HINT: This likely means you aren’t using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)';
const NO_KEY =
  "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).";
const WRONG_KEY =
  'Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.';
const QUOTA =
  'You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.';
const SERVER = 'The server had an error while processing your request. Sorry about that!';
const OVERLOADED = 'The engine is currently overloaded, please try again later';
const BAD = 'invalid_request_error';

/** llm.md §3.3: an empty account is a 429 that no waiting helps. */
const KNOWN: Readonly<Record<RefusalReason, Known>> = {
  invalid: [400, BAD, null, UNREADABLE],
  'key-missing': [401, BAD, null, NO_KEY],
  'key-refused': [401, BAD, 'invalid_api_key', WRONG_KEY],
  unauthorized: [401, BAD, 'invalid_api_key', WRONG_KEY],
  'no-money': [
    402,
    BAD,
    'billing_not_active',
    'Your account is not active, please check your billing details on our website.',
  ],
  'out-of-credit': [429, 'insufficient_quota', 'insufficient_quota', QUOTA],
  'out-of-quota': [429, 'insufficient_quota', 'insufficient_quota', QUOTA],
  forbidden: [
    403,
    'request_forbidden',
    'unsupported_country_region_territory',
    'Country, region, or territory not supported',
  ],
  'model-unknown': [404, BAD, 'model_not_found', ''],
  'model-retired': [404, BAD, 'model_not_found', ''],
  'no-route': [404, BAD, null, ''],
  'too-large': [413, BAD, null, 'Maximum content size limit exceeded.'],
  busy: [429, 'requests', 'rate_limit_exceeded', ''],
  'input-blocked': [
    400,
    BAD,
    'invalid_prompt',
    'Invalid prompt: your prompt was flagged as potentially violating our usage policy.',
  ],
  slow: [504, 'server_error', null, 'The request timed out.'],
  internal: [500, 'server_error', null, SERVER],
  unavailable: [503, 'server_error', null, OVERLOADED],
  overloaded: [503, 'server_error', null, OVERLOADED],
};

/** OpenAI's error frame. */
export const refuseAsOpenAi = (refusal: Refusal): Reply => {
  const { reason, details } = refusal;
  const [usual, type, code, words] = KNOWN[reason];
  const seconds = details.retryAfterSeconds ?? null;
  const message = refusal.message || subjectWords(refusal) || words;
  const param = reason === 'invalid' ? (details.subject ?? null) : null;
  return {
    status: details.status ?? usual,
    headers: seconds === null ? {} : { 'retry-after': String(seconds) },
    body: { error: { message, type, param, code: codeOf(refusal) ?? code } },
  };
};

/** An unreadable body has no code at OpenAI. */
const codeOf = ({ details: { code } }: Refusal): string | null =>
  code === undefined || code === 'unreadable' ? null : code;

const subjectWords = ({ reason, details }: Refusal): string => {
  const { subject, retryAfterSeconds } = details;
  if (reason === 'no-route') return `Invalid URL (${subject})`;
  if (reason === 'model-unknown') {
    return `The model '${subject}' does not exist or you do not have access to it.`;
  }
  if (reason === 'model-retired') {
    return `The model '${subject}' has been deprecated, learn more here: https://platform.openai.com/docs/deprecations`;
  }
  if (reason !== 'busy') return '';
  const wait = retryAfterSeconds ? ` Please try again in ${retryAfterSeconds}s.` : '';
  return `Rate limit reached for ${subject ?? 'this model'} in organization org-sandbox on requests per min (RPM): Limit 500, Used 500, Requested 1.${wait}`;
};
