import { z } from 'zod';

import type { Asked, AskedImage } from '../engine/asked';
import type { Incoming } from '../engine/dialect';
import { bracketed, readAs } from '../engine/read-as';
import { parseDataUrl, readImage } from '../engine/read-image';
import { invalid } from '../engine/refusal';
import { isObject, type JsonSchema } from '../schema/json-schema';
import { chatImages, chatMessages, chatWords } from '../openai/chat-schemas';

/** It overlooks what it does not know: OpenAI's newer names for limits and effort too. */
const bodySchema = z.looseObject({
  model: z.string(),
  messages: chatMessages,
  max_tokens: z.int().min(1).nullish(),
  stream: z.literal(false).nullish(),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z.looseObject({ schema: z.looseObject({}).optional() }).optional(),
    })
    .optional(),
});

/** `POST /v1/chat/completions` as a server of one's own reads it. @throws {Refusal} */
export const readCompatibleChat = async (incoming: Incoming): Promise<Asked> => {
  const body = readAs(bodySchema, incoming.body, ({ path, message }) =>
    invalid(`invalid ${bracketed(path)}: ${message}`)
  );
  const model = incoming.modelNamed(body.model.replace(/:latest$/, ''));
  const images: AskedImage[] = [];
  for (const { url } of chatImages(body.messages)) {
    if (!model.seesImages) throw invalid('this model does not support image input');
    const data = parseDataUrl(url);
    const image = data && (await readImage(data));
    if (!image) throw invalid('invalid image input');
    images.push(image);
  }
  const words = chatWords(body.messages);
  return {
    model: body.model,
    ...words,
    images,
    schema: schemaOf(body.response_format, { system: words.system, knobs: incoming.knobs }),
    maxOutputTokens: body.max_tokens ?? null,
    thoughtTokens: 0,
  };
};

/** With `json_object` a model keeps to the schema that its instructions show. @throws {Refusal} */
const schemaOf = (
  format: z.output<typeof bodySchema>['response_format'],
  { system, knobs }: { system: string; knobs: Incoming['knobs'] }
): JsonSchema | null => {
  if (format?.type === 'json_object') return schemaIn(system);
  if (format?.type !== 'json_schema') return null;
  if (knobs.jsonSchemas === 'refused') {
    throw invalid("response_format: type 'json_schema' is not supported, use 'json_object'");
  }
  return format.json_schema?.schema ?? null;
};

const schemaIn = (words: string): JsonSchema => {
  const any = { type: 'object', properties: {} };
  try {
    const shown: unknown = JSON.parse(
      words.slice(words.indexOf('{"type"'), words.lastIndexOf('}') + 1)
    );
    return isObject(shown) ? shown : any;
  } catch {
    return any;
  }
};
