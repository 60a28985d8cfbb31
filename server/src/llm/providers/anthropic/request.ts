import type { LlmRequest } from '../../contract';

/** From 5 on a model takes `effort` for certain; before, some did and some refused it. */
const TAKES_EFFORT = /^claude-[a-z]+-(?:[5-9]|\d{2})(?:-|$)/;

/** It ends with the user's turn: words put into the model's mouth are refused by now. */
export const anthropicBody = (request: LlmRequest, model: string) => ({
  model,
  max_tokens: request.maxOutputTokens,
  system: request.system,
  messages: [
    {
      role: 'user',
      content: [
        ...request.images.map(({ mimeType, base64 }) => ({
          type: 'image',
          source: { type: 'base64', media_type: mimeType, data: base64 },
        })),
        { type: 'text', text: request.user },
      ],
    },
  ],
  output_config: {
    ...(TAKES_EFFORT.test(model) ? { effort: 'low' } : {}),
    format: { type: 'json_schema', schema: request.schema },
  },
});
