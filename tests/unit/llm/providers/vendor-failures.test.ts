import type { LlmProviderId } from '../../../../server/src/llm/contract';

import { failureAfter } from './builders';
import { answerOf, type Row } from './vendor-errors';

const rowsOf = (id: LlmProviderId, rows: readonly Row[]) =>
  describe(`${id} in its own words`, () => {
    it.each(rows)('$status "$message" is $kind, $code', async (row) => {
      expect(await failureAfter(id, answerOf(id, row))).toMatchObject({
        kind: row.kind,
        code: row.code,
        retryAfterMs: row.retryAfterMs ?? null,
      });
    });
  });

const retryInfo = (retryDelay: string) => ({
  '@type': 'type.googleapis.com/google.rpc.RetryInfo',
  retryDelay,
});

const quotaFailure = (quotaId: string) => ({
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [{ quotaId }],
});

rowsOf('gemini', [
  {
    status: 400,
    message: 'API key not valid. Please pass a valid API key.',
    more: {
      status: 'INVALID_ARGUMENT',
      details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
    },
    kind: 'misconfigured',
    code: 'KEY_REFUSED',
  },
  {
    status: 400,
    message: 'Bad key',
    more: { details: [{ reason: 'API_KEY_INVALID' }] },
    kind: 'misconfigured',
    code: 'KEY_REFUSED',
  },
  {
    status: 400,
    message: 'User location is not supported for the API use.',
    more: { status: 'FAILED_PRECONDITION' },
    kind: 'misconfigured',
    code: 'REGION_REFUSED',
  },
  {
    status: 402,
    message: 'Billing is not enabled for this project.',
    more: { status: 'FAILED_PRECONDITION' },
    kind: 'exhausted',
    code: 'OUT_OF_CREDIT',
  },
  {
    status: 403,
    message: 'Your API key was reported as leaked. Please use another API key.',
    more: { status: 'PERMISSION_DENIED' },
    kind: 'misconfigured',
    code: 'KEY_REFUSED',
  },
  {
    status: 400,
    message: 'Request payload size exceeds the limit: 20971520 bytes.',
    kind: 'unusable',
    code: 'REQUEST_TOO_LARGE',
  },
  {
    status: 400,
    message: 'The input token count (1200000) exceeds the maximum number of tokens allowed.',
    more: { status: 'INVALID_ARGUMENT' },
    kind: 'unusable',
    code: 'CONTEXT_FULL',
  },
  {
    status: 404,
    message: 'models/old is not found for API version v1beta, or is not supported.',
    more: { status: 'NOT_FOUND' },
    kind: 'misconfigured',
    code: 'MODEL_RETIRED',
  },
  {
    status: 429,
    message: 'You exceeded your current quota.',
    more: {
      status: 'RESOURCE_EXHAUSTED',
      details: [quotaFailure('GenerateRequestsPerMinutePerProject'), retryInfo('13s')],
    },
    kind: 'busy',
    code: 'RATE_LIMITED',
    retryAfterMs: 13_000,
  },
  {
    status: 429,
    message: 'Its own wait beats a header.',
    more: { details: [retryInfo('0.25s')] },
    headers: { 'retry-after': '60' },
    kind: 'busy',
    code: 'RATE_LIMITED',
    retryAfterMs: 250,
  },
  {
    status: 429,
    message: 'You exceeded your current quota.',
    more: {
      details: [
        quotaFailure('GenerateRequestsPerDayPerProjectPerModel-FreeTier'),
        retryInfo('40s'),
      ],
    },
    kind: 'exhausted',
    code: 'QUOTA_SPENT',
    retryAfterMs: 40_000,
  },
  {
    status: 503,
    message: 'The model is overloaded.',
    more: { status: 'UNAVAILABLE' },
    kind: 'unavailable',
    code: 'OVERLOADED',
  },
]);

const OPENAI_ROWS: readonly Row[] = [
  {
    status: 429,
    message: 'You exceeded your current quota, please check your plan and billing details.',
    more: { type: 'insufficient_quota', code: 'insufficient_quota' },
    kind: 'exhausted',
    code: 'OUT_OF_CREDIT',
  },
  {
    status: 400,
    message: 'Billing hard limit has been reached',
    more: { code: 'billing_hard_limit_reached' },
    kind: 'exhausted',
    code: 'OUT_OF_CREDIT',
  },
  {
    status: 429,
    message: 'Rate limit reached for requests per day (RPD): Limit 200.',
    more: { code: 'rate_limit_exceeded' },
    kind: 'exhausted',
    code: 'QUOTA_SPENT',
  },
  {
    status: 429,
    message: 'you have reached your usage limit',
    kind: 'exhausted',
    code: 'QUOTA_SPENT',
  },
  {
    status: 429,
    message: 'Rate limit reached for requests per min (RPM): Limit 3.',
    more: { type: 'requests', code: 'rate_limit_exceeded' },
    headers: { 'retry-after': '20' },
    kind: 'busy',
    code: 'RATE_LIMITED',
    retryAfterMs: 20_000,
  },
  {
    status: 403,
    message: 'Project does not have access',
    more: { code: 'model_not_found' },
    kind: 'misconfigured',
    code: 'MODEL_RETIRED',
  },
  {
    status: 403,
    message: 'Country, region, or territory not supported',
    more: { code: 'unsupported_country_region_territory' },
    kind: 'misconfigured',
    code: 'REGION_REFUSED',
  },
  {
    status: 400,
    message: 'Your input exceeds the context window of this model.',
    more: { code: 'context_length_exceeded' },
    kind: 'unusable',
    code: 'CONTEXT_FULL',
  },
  {
    status: 400,
    message: 'Invalid prompt',
    more: { code: 'invalid_prompt' },
    kind: 'blocked',
    code: 'PROMPT_BLOCKED',
  },
  {
    status: 400,
    message: 'Image violates our policies',
    more: { code: 'image_content_policy_violation' },
    kind: 'blocked',
    code: 'PROMPT_BLOCKED',
  },
  {
    status: 400,
    message: 'Filtered',
    more: { code: 'content_filter' },
    kind: 'blocked',
    code: 'PROMPT_BLOCKED',
  },
  {
    status: 400,
    message: "Unsupported value: 'temperature'",
    more: { code: 'unsupported_value', param: 'temperature' },
    kind: 'misconfigured',
    code: 'REQUEST_REFUSED',
  },
];

rowsOf('openai', OPENAI_ROWS);
rowsOf('compatible', OPENAI_ROWS);

rowsOf('anthropic', [
  {
    status: 400,
    message: 'Your credit balance is too low to access the Anthropic API.',
    more: { type: 'invalid_request_error' },
    kind: 'exhausted',
    code: 'OUT_OF_CREDIT',
  },
  {
    status: 400,
    message: 'You have reached your specified API usage limits.',
    more: { type: 'invalid_request_error' },
    kind: 'exhausted',
    code: 'OUT_OF_CREDIT',
  },
  {
    status: 400,
    message: 'prompt is too long: 1200000 tokens > 1000000 maximum',
    kind: 'unusable',
    code: 'CONTEXT_FULL',
  },
  {
    status: 400,
    message: 'Output blocked by content filtering policy',
    kind: 'blocked',
    code: 'ANSWER_BLOCKED',
  },
  {
    status: 404,
    message: 'model: claude-old',
    more: { type: 'not_found_error' },
    kind: 'misconfigured',
    code: 'MODEL_RETIRED',
  },
  {
    status: 529,
    message: 'Overloaded',
    more: { type: 'overloaded_error' },
    kind: 'unavailable',
    code: 'OVERLOADED',
  },
]);

rowsOf('cohere', [
  {
    status: 429,
    message: 'You are using a Trial key, which is limited to 20 API calls / minute.',
    kind: 'busy',
    code: 'RATE_LIMITED',
  },
  {
    status: 429,
    message: 'You are using a Trial key, which is limited to 1000 API calls / month.',
    kind: 'exhausted',
    code: 'QUOTA_SPENT',
  },
  { status: 498, message: 'blocked input', kind: 'blocked', code: 'PROMPT_BLOCKED' },
  { status: 499, message: 'cancelled', kind: 'unavailable', code: 'VENDOR_TIMEOUT' },
]);
