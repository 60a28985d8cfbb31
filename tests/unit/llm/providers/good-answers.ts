import type { LlmProviderId } from '../../../../server/src/llm/contract';

export const TEXT = '{"text":"hi","hashtags":[]}';

/** One good answer of each vendor, as its reference has it. */
export const GOOD = {
  gemini: {
    candidates: [
      { content: { role: 'model', parts: [{ text: TEXT }] }, finishReason: 'STOP', index: 0 },
    ],
    usageMetadata: {
      promptTokenCount: 10,
      candidatesTokenCount: 5,
      thoughtsTokenCount: 3,
      cachedContentTokenCount: 4,
      totalTokenCount: 18,
    },
    modelVersion: 'gemini-3.1-flash-lite-001',
    responseId: 'r1',
  },
  openai: {
    id: 'resp_1',
    object: 'response',
    status: 'completed',
    model: 'gpt-6-luna-2026-09-22',
    incomplete_details: null,
    error: null,
    output: [
      {
        type: 'message',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text: TEXT, annotations: [] }],
      },
    ],
    usage: {
      input_tokens: 10,
      input_tokens_details: { cached_tokens: 4, cache_write_tokens: 0 },
      output_tokens: 8,
      output_tokens_details: { reasoning_tokens: 3 },
      total_tokens: 18,
    },
  },
  anthropic: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-haiku-5-5-20261007',
    content: [{ type: 'text', text: TEXT }],
    stop_reason: 'end_turn',
    usage: {
      input_tokens: 3,
      cache_creation_input_tokens: 3,
      cache_read_input_tokens: 4,
      output_tokens: 8,
      output_tokens_details: { thinking_tokens: 3 },
    },
  },
  cohere: {
    id: 'c1',
    finish_reason: 'COMPLETE',
    message: { role: 'assistant', content: [{ type: 'text', text: TEXT }] },
    usage: {
      billed_units: { input_tokens: 10, output_tokens: 8 },
      tokens: { input_tokens: 71, output_tokens: 9 },
      cached_tokens: 0,
    },
  },
  compatible: {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model: 'llama4:scout',
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        message: { role: 'assistant', content: TEXT, refusal: null },
      },
    ],
    usage: {
      prompt_tokens: 10,
      completion_tokens: 8,
      total_tokens: 18,
      prompt_tokens_details: { cached_tokens: 4 },
    },
  },
} as const satisfies Record<LlmProviderId, unknown>;
