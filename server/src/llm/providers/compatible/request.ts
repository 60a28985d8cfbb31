import type { OpenAI } from 'openai';

import type { LlmRequest } from '../../contract';
import { dataUrlOf } from '../pictures';

/** How a server is told to answer in JSON. */
export type JsonDialect = 'json_schema' | 'json_object';

type Body = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming;

/** `max_tokens`: most servers do not know the newer `max_completion_tokens` of OpenAI's own. */
export const chatBody = ({
  request,
  model,
  dialect,
}: {
  request: LlmRequest;
  model: string;
  dialect: JsonDialect;
}): Body => ({
  model,
  messages: [
    { role: 'system', content: dialect === 'json_schema' ? request.system : inWords(request) },
    { role: 'user', content: contentOf(request) },
  ],
  response_format: formatOf(request, dialect),
  max_tokens: request.maxOutputTokens,
});

/** A plain string where there are no pictures: servers for text alone know no parts. */
const contentOf = ({ user, images }: LlmRequest) =>
  images.length === 0
    ? user
    : [
        { type: 'text' as const, text: user },
        ...images.map((image) => ({
          type: 'image_url' as const,
          image_url: { url: dataUrlOf(image) },
        })),
      ];

const formatOf = ({ schemaName, schema }: LlmRequest, dialect: JsonDialect) =>
  dialect === 'json_schema'
    ? {
        type: 'json_schema' as const,
        json_schema: { name: schemaName, strict: true, schema: { ...schema } },
      }
    : { type: 'json_object' as const };

const inWords = ({ system, schema }: LlmRequest): string =>
  `${system}\n\nAnswer with one JSON object by this JSON Schema and with nothing else:\n` +
  JSON.stringify(schema);
