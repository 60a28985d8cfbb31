import type { LlmProviderId } from '../../../../server/src/llm/contract';

import { failureAfter, reply } from './builders';
import { GOOD } from './good-answers';

interface Row {
  what: string;
  id: LlmProviderId;
  body: unknown;
  kind: string;
  code: string;
  /** In the message. */
  says?: RegExp;
}

const [candidate] = GOOD.gemini.candidates;
const gemini = (changes: object, more: object = {}) => ({
  ...GOOD.gemini,
  candidates: [{ ...candidate, ...changes }],
  ...more,
});
const [message] = GOOD.openai.output;
const openai = (changes: object) => ({ ...GOOD.openai, ...changes });
const anthropic = (changes: object) => ({ ...GOOD.anthropic, ...changes });
const cohere = (changes: object) => ({ ...GOOD.cohere, ...changes });
const compatible = (changes: object) => ({
  ...GOOD.compatible,
  choices: [{ ...GOOD.compatible.choices[0], ...changes }],
});
const failed = (code: string) =>
  openai({ status: 'failed', output: [], error: { code, message: 'Words of its own.' } });

const BLOCKED_PROMPT = {
  promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
  usageMetadata: { promptTokenCount: 10, totalTokenCount: 10 },
  modelVersion: 'm',
};

const ROWS: readonly Row[] = [
  {
    what: 'a prompt that is blocked',
    id: 'gemini',
    body: BLOCKED_PROMPT,
    kind: 'blocked',
    code: 'PROMPT_BLOCKED',
    says: /\(PROHIBITED_CONTENT\)/,
  },
  ...[
    'SAFETY',
    'RECITATION',
    'LANGUAGE',
    'OTHER',
    'BLOCKLIST',
    'PROHIBITED_CONTENT',
    'SPII',
    'IMAGE_SAFETY',
  ].map((finishReason) => ({
    what: `an answer that is withheld (${finishReason})`,
    id: 'gemini' as const,
    body: gemini({ content: undefined, finishReason }),
    kind: 'blocked',
    code: 'ANSWER_BLOCKED',
    says: new RegExp(`\\(${finishReason}\\)`),
  })),
  {
    what: 'tokens that ran out',
    id: 'gemini',
    body: gemini({ content: { parts: [{ text: '{"text":"h' }] }, finishReason: 'MAX_TOKENS' }),
    kind: 'truncated',
    code: 'TRUNCATED',
  },
  {
    what: 'tokens that ran out while it thought',
    id: 'gemini',
    body: gemini({ content: {}, finishReason: 'MAX_TOKENS' }),
    kind: 'truncated',
    code: 'TRUNCATED',
  },
  {
    what: 'a reason that is new',
    id: 'gemini',
    body: gemini({ finishReason: 'MALFORMED_RESPONSE' }),
    kind: 'unusable',
    code: 'UNEXPECTED_STOP',
    says: /\(MALFORMED_RESPONSE\)/,
  },
  {
    what: 'nothing but thoughts',
    id: 'gemini',
    body: gemini({ content: { parts: [{ text: 'Hm.', thought: true }] } }),
    kind: 'unusable',
    code: 'EMPTY_ANSWER',
  },
  {
    what: 'a bill and nothing else',
    id: 'gemini',
    body: { usageMetadata: GOOD.gemini.usageMetadata },
    kind: 'unusable',
    code: 'EMPTY_ANSWER',
  },
  {
    what: 'a refusal',
    id: 'openai',
    body: openai({
      output: [{ ...message, content: [{ type: 'refusal', refusal: 'I will not.' }] }],
    }),
    kind: 'blocked',
    code: 'REFUSED',
  },
  {
    what: 'tokens that ran out',
    id: 'openai',
    body: openai({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
    kind: 'truncated',
    code: 'TRUNCATED',
  },
  {
    what: 'a filter',
    id: 'openai',
    body: openai({ status: 'incomplete', incomplete_details: { reason: 'content_filter' } }),
    kind: 'blocked',
    code: 'ANSWER_BLOCKED',
  },
  {
    what: 'an answer that is not there yet',
    id: 'openai',
    body: openai({ status: 'in_progress', output: [] }),
    kind: 'unusable',
    code: 'UNEXPECTED_STOP',
    says: /\(in_progress\)/,
  },
  {
    what: 'nothing but reasoning',
    id: 'openai',
    body: openai({ output: [{ type: 'reasoning', id: 'rs_1', summary: [] }] }),
    kind: 'unusable',
    code: 'EMPTY_ANSWER',
  },
  {
    what: 'a failure of the vendor',
    id: 'openai',
    body: failed('server_error'),
    kind: 'unavailable',
    code: 'VENDOR_ERROR',
    says: /\(server_error\)/,
  },
  {
    what: 'a rate limit inside',
    id: 'openai',
    body: failed('rate_limit_exceeded'),
    kind: 'busy',
    code: 'RATE_LIMITED',
  },
  {
    what: 'a prompt that is not allowed',
    id: 'openai',
    body: failed('invalid_prompt'),
    kind: 'blocked',
    code: 'PROMPT_BLOCKED',
  },
  {
    what: 'a picture that is not allowed',
    id: 'openai',
    body: failed('image_content_policy_violation'),
    kind: 'blocked',
    code: 'PROMPT_BLOCKED',
  },
  {
    what: 'a picture that cannot be read',
    id: 'openai',
    body: failed('invalid_image_format'),
    kind: 'unusable',
    code: 'PICTURE_REFUSED',
  },
  {
    what: 'tokens that ran out',
    id: 'anthropic',
    body: anthropic({ stop_reason: 'max_tokens' }),
    kind: 'truncated',
    code: 'TRUNCATED',
  },
  {
    what: 'a refusal',
    id: 'anthropic',
    body: anthropic({ stop_reason: 'refusal', stop_details: { category: 'bio' }, content: [] }),
    kind: 'blocked',
    code: 'REFUSED',
    says: /\(bio\)/,
  },
  {
    what: 'a window that is full',
    id: 'anthropic',
    body: anthropic({ stop_reason: 'model_context_window_exceeded' }),
    kind: 'unusable',
    code: 'CONTEXT_FULL',
  },
  ...['tool_use', 'pause_turn'].map((stop_reason) => ({
    what: `a stop for ${stop_reason}`,
    id: 'anthropic' as const,
    body: anthropic({ stop_reason }),
    kind: 'unusable',
    code: 'UNEXPECTED_STOP',
  })),
  {
    what: 'nothing but thoughts',
    id: 'anthropic',
    body: anthropic({ content: [{ type: 'thinking', thinking: 'Hm.' }] }),
    kind: 'unusable',
    code: 'EMPTY_ANSWER',
  },
  {
    what: 'tokens that ran out',
    id: 'cohere',
    body: cohere({ finish_reason: 'MAX_TOKENS' }),
    kind: 'truncated',
    code: 'TRUNCATED',
  },
  {
    what: 'a failure of the vendor',
    id: 'cohere',
    body: cohere({ finish_reason: 'ERROR' }),
    kind: 'unavailable',
    code: 'VENDOR_ERROR',
  },
  {
    what: 'a time-out of the vendor',
    id: 'cohere',
    body: cohere({ finish_reason: 'TIMEOUT' }),
    kind: 'unavailable',
    code: 'VENDOR_TIMEOUT',
  },
  {
    what: 'a call of a tool that nobody offered',
    id: 'cohere',
    body: cohere({ finish_reason: 'TOOL_CALL' }),
    kind: 'unusable',
    code: 'UNEXPECTED_STOP',
  },
  {
    what: 'white space',
    id: 'cohere',
    body: cohere({ message: { content: [{ type: 'text', text: ' \n' }] } }),
    kind: 'unusable',
    code: 'EMPTY_ANSWER',
  },
  {
    what: 'tokens that ran out',
    id: 'compatible',
    body: compatible({ finish_reason: 'length' }),
    kind: 'truncated',
    code: 'TRUNCATED',
  },
  {
    what: 'a filter',
    id: 'compatible',
    body: compatible({ finish_reason: 'content_filter' }),
    kind: 'blocked',
    code: 'ANSWER_BLOCKED',
  },
  {
    what: 'a refusal',
    id: 'compatible',
    body: compatible({ message: { content: null, refusal: 'I will not.' } }),
    kind: 'blocked',
    code: 'REFUSED',
  },
  {
    what: 'a call of a tool that nobody offered',
    id: 'compatible',
    body: compatible({ finish_reason: 'tool_calls' }),
    kind: 'unusable',
    code: 'UNEXPECTED_STOP',
  },
  {
    what: 'an empty text',
    id: 'compatible',
    body: compatible({ message: { content: '' } }),
    kind: 'unusable',
    code: 'EMPTY_ANSWER',
  },
];

describe('a success that is none', () => {
  it.each(ROWS)('$id: $what is $kind, $code', async ({ id, body, kind, code, says }) => {
    const failure = await failureAfter(id, reply(200, body));
    expect(failure).toMatchObject({ kind, code });
    if (says) expect(failure.message).toMatch(says);
  });

  it.each([
    ['gemini', gemini({ content: {}, finishReason: 'MAX_TOKENS' }), 8],
    ['openai', openai({ status: 'incomplete' }), 8],
    ['anthropic', anthropic({ stop_reason: 'refusal' }), 8],
    ['cohere', cohere({ finish_reason: 'MAX_TOKENS' }), 8],
    ['compatible', compatible({ finish_reason: 'content_filter' }), 8],
    ['gemini', BLOCKED_PROMPT, 0],
  ] as const)('of %s is billed all the same', async (id, body, outputTokens) => {
    const headers = { 'x-request-id': 'req-7', 'request-id': 'req-7' };
    const failure = await failureAfter(id, reply(200, body, headers));
    expect(failure.usage).toMatchObject({ inputTokens: 10, outputTokens });
  });
});
