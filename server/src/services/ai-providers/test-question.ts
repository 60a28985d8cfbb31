import type { LlmRequest } from '../../llm/contract';

/** Small, harmless and the same for everybody: nothing of any entry. */
export const TEST_QUESTION: LlmRequest = {
  system:
    'You help to check a connection. Answer with a JSON object that has one property, "word".',
  user: 'Put the word "ready" into "word".',
  images: [],
  schemaName: 'connection_check',
  schema: {
    type: 'object',
    properties: { word: { type: 'string' } },
    required: ['word'],
    additionalProperties: false,
  },
  // Models that think first need room for it; what is not used is not paid.
  maxOutputTokens: 2_000,
};

/** How long a person looks at the button, ms. */
export const TEST_TIMEOUT_MS = 30_000;
