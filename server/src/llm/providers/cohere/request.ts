import type { LlmRequest } from '../../contract';
import { dataUrlOf } from '../pictures';

/**
 * "Maximum Output Tokens" of the table at https://docs.cohere.com/docs/models (2026-11-23), as far
 * as a long answer could reach them; a model that is not in it gets what is asked for.
 */
const MOST_TOKENS: readonly { model: RegExp; tokens: number }[] = [
  { model: /^command-r/, tokens: 4_000 },
  { model: /^command-a-(?:03|vision|translate)/, tokens: 8_000 },
];

const mostTokensOf = (model: string): number =>
  MOST_TOKENS.find((known) => known.model.test(model))?.tokens ?? Infinity;

export const cohereBody = (request: LlmRequest, model: string) => ({
  model,
  stream: false,
  max_tokens: Math.min(request.maxOutputTokens, mostTokensOf(model)),
  messages: [
    { role: 'system', content: request.system },
    {
      role: 'user',
      content: [
        { type: 'text', text: request.user },
        ...request.images.map((image) => ({
          type: 'image_url',
          image_url: { url: dataUrlOf(image) },
        })),
      ],
    },
  ],
  response_format: { type: 'json_object', json_schema: request.schema },
});
