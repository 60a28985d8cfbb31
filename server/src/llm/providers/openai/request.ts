import type { OpenAI } from 'openai';

import type { LlmRequest } from '../../contract';
import { dataUrlOf } from '../pictures';

type Body = OpenAI.Responses.ResponseCreateParamsNonStreaming;

/** Models that reason, and take it amiss when others are told how much. */
const REASONING = /^(?:gpt-(?:[5-9]|\d{2})|o\d)/;

/** Nothing is kept there: the texts are not published yet. */
export const openAiBody = (request: LlmRequest, model: string): Body => ({
  model,
  instructions: request.system,
  max_output_tokens: request.maxOutputTokens,
  store: false,
  ...(REASONING.test(model) && !model.includes('chat') ? { reasoning: { effort: 'low' } } : {}),
  input: [
    {
      role: 'user',
      content: [
        { type: 'input_text', text: request.user },
        ...request.images.map((image) => ({
          type: 'input_image' as const,
          image_url: dataUrlOf(image),
          // The cheapest; a description needs no more.
          detail: 'low' as const,
        })),
      ],
    },
  ],
  text: {
    format: {
      type: 'json_schema',
      name: request.schemaName,
      strict: true,
      schema: { ...request.schema },
    },
  },
});
