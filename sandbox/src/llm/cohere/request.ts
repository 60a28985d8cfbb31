import { z } from 'zod';

import type { Asked, AskedImage } from '../engine/asked';
import type { Incoming, ModelFacts } from '../engine/dialect';
import { bracketed, readAs, type BodyFault } from '../engine/read-as';
import { parseDataUrl, readImage } from '../engine/read-image';
import { invalid, type Refusal } from '../engine/refusal';
import { chatImages, chatMessages, chatWords, type ChatMessages } from '../openai/chat-schemas';
import { schemaFault } from '../schema/schema-fault';

const number = z.number().optional();

const bodySchema = z.strictObject({
  model: z.string(),
  messages: chatMessages,
  stream: z.literal(false).optional(),
  max_tokens: z.int().min(1).optional(),
  response_format: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('text') }),
      z.strictObject({ type: z.literal('json_object'), json_schema: z.unknown().optional() }),
    ])
    .optional(),
  temperature: z.number().min(0).max(1).optional(),
  ...{ p: number, k: number, seed: number, frequency_penalty: number, presence_penalty: number },
  stop_sequences: z.array(z.string()).optional(),
  safety_mode: z.enum(['CONTEXTUAL', 'STRICT', 'OFF']).optional(),
  tools: z.array(z.looseObject({})).optional(),
  tool_choice: z.string().optional(),
  strict_tools: z.boolean().optional(),
  documents: z.array(z.unknown()).optional(),
  citation_options: z.looseObject({}).optional(),
  logprobs: z.boolean().optional(),
  thinking: z.looseObject({}).optional(),
  priority: z.int().optional(),
});

/** `POST /v2/chat` as Cohere reads it. @throws {Refusal} */
export const readCohereChat = async (incoming: Incoming): Promise<Asked> => {
  const body = readAs(bodySchema, incoming.body, refuse);
  const model = incoming.modelNamed(body.model);
  const format = body.response_format;
  const schema = format?.type === 'json_object' ? format.json_schema : undefined;
  if (schema !== undefined) checkSchema(schema);
  const most = model.maxOutputTokens ?? 4_000;
  if (body.max_tokens !== undefined && body.max_tokens > most) {
    throw invalid(
      `too many tokens: max tokens must be less than or equal to ${most}, the maximum output for this model - received ${body.max_tokens}.`
    );
  }
  return {
    model: model.id,
    ...chatWords(body.messages),
    images: await imagesIn(body.messages, model),
    schema: (schema as Asked['schema'] | undefined) ?? null,
    maxOutputTokens: body.max_tokens ?? most,
    thoughtTokens: 0,
  };
};

const checkSchema = (schema: unknown): void => {
  const fault = schemaFault(schema, { closed: false, complete: false });
  if (!fault) return;
  const at = fault.path.length > 0 ? ` at ${fault.path.join('.')}` : '';
  throw invalid(`invalid request: invalid json schema: '${fault.name}' is not supported${at}`);
};

const imagesIn = async (messages: ChatMessages, model: ModelFacts): Promise<AskedImage[]> => {
  const images: AskedImage[] = [];
  for (const { url, detail } of chatImages(messages)) {
    if (!model.seesImages) {
      throw invalid(`invalid request: image content is not supported for model '${model.id}'`);
    }
    const data = parseDataUrl(url);
    if (!data) throw invalid('invalid request: could not fetch the image from its url');
    const image = await readImage({ ...data, detail });
    if (!image) throw invalid('invalid request: unable to decode image');
    images.push(image);
  }
  return images;
};

/** Cohere cannot process what it can read but not understand: 422. */
const refuse = ({ kind, path, message }: BodyFault): Refusal => {
  const name = bracketed(path);
  const status = 422;
  if (kind === 'unknown') {
    return invalid(`unknown field: parameter '${name}' is not a valid field`, { status });
  }
  if (kind === 'missing') {
    return invalid(`invalid request: ${name} is required`, { status: 400 });
  }
  return invalid(`invalid type: parameter '${name}' is not valid: ${message}`, { status });
};
