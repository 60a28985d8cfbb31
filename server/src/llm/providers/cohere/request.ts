import type { LlmRequest } from '../../contract';
import { dataUrlOf } from '../pictures';

/** Beyond what a model can write it answers 400 (https://docs.cohere.com/docs/models, 2026-11-22). */
const mostTokensOf = (model: string): number => {
  if (/^command-r/.test(model)) return 4000;
  return /^command-a-(?:03|vision)/.test(model) ? 8000 : Infinity;
};

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
