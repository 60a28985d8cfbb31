import { z } from 'zod';

import type { Asked, AskedImage } from '../engine/asked';
import type { Incoming } from '../engine/dialect';
import { readAs } from '../engine/read-as';
import {
  checkFormat,
  checkMaxTokens,
  checkSampling,
  imageAt,
  refuseBody,
  thoughtTokensOf,
} from './parameters';

const part = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('input_text'), text: z.string() }),
  z.strictObject({
    type: z.literal('input_image'),
    image_url: z.string(),
    detail: z.enum(['low', 'high', 'auto']).optional(),
  }),
  z.strictObject({ type: z.literal('output_text'), text: z.string() }),
]);

const asParts = (value: unknown): unknown =>
  typeof value === 'string' ? [{ type: 'input_text', text: value }] : value;

const message = z.strictObject({
  type: z.literal('message').optional(),
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content: z.preprocess(asParts, z.array(part)),
});

const asMessages = (value: unknown): unknown =>
  typeof value === 'string' ? [{ role: 'user', content: value }] : value;

const format = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text') }),
  z.strictObject({ type: z.literal('json_object') }),
  z.strictObject({
    type: z.literal('json_schema'),
    name: z.string(),
    schema: z.looseObject({}),
    strict: z.boolean().nullish(),
    description: z.string().optional(),
  }),
]);

const number = z.number().optional();
const text = z.string().optional();

const bodySchema = z.strictObject({
  model: z.string(),
  input: z.preprocess(asMessages, z.array(message)),
  instructions: z.string().nullish(),
  max_output_tokens: z.int().optional(),
  store: z.boolean().nullish(),
  reasoning: z.strictObject({ effort: text, summary: text }).optional(),
  text: z.strictObject({ format: format.optional(), verbosity: text }).optional(),
  metadata: z.record(z.string(), z.string()).nullish(),
  stream: z.literal(false).nullish(),
  include: z.array(z.string()).nullish(),
  tools: z.array(z.looseObject({})).optional(),
  tool_choice: z.unknown().optional(),
  parallel_tool_calls: z.boolean().nullish(),
  truncation: text,
  service_tier: text,
  ...{ user: text, safety_identifier: text, prompt_cache_key: text, previous_response_id: text },
  ...{ temperature: number, top_p: number },
});

type Body = z.output<typeof bodySchema>;

/** `POST /v1/responses` as OpenAI reads it. @throws {Refusal} */
export const readResponses = async (incoming: Incoming): Promise<Asked> => {
  const body = readAs(bodySchema, incoming.body, refuseBody);
  const model = incoming.modelNamed(body.model);
  checkSampling(body, model);
  checkMaxTokens(body.max_output_tokens, 'max_output_tokens');
  const wanted = body.text?.format;
  const isSchema = wanted?.type === 'json_schema';
  if (isSchema) {
    checkFormat(wanted, { namePath: 'text.format.name', schemaPath: 'text.format.schema' });
  }
  const effort = { effort: body.reasoning?.effort, subject: 'reasoning.effort' };
  const isSystem = (role: string) => role === 'system' || role === 'developer';
  return {
    model: body.model,
    system: [body.instructions ?? '', ...wordsOf(body, isSystem)].join('\n').trim(),
    user: wordsOf(body, (role) => !isSystem(role)).join('\n'),
    images: await imagesIn(body),
    schema: isSchema ? wanted.schema : null,
    maxOutputTokens: body.max_output_tokens ?? null,
    thoughtTokens: thoughtTokensOf(model, effort),
  };
};

const wordsOf = ({ input }: Body, isMeant: (role: string) => boolean): string[] =>
  input
    .filter(({ role }) => isMeant(role))
    .flatMap(({ content }) => content)
    .flatMap((piece) => (piece.type === 'input_image' ? [] : [piece.text]));

const imagesIn = async ({ input }: Body): Promise<AskedImage[]> => {
  const images: AskedImage[] = [];
  for (const [place, { content }] of input.entries()) {
    for (const [index, piece] of content.entries()) {
      if (piece.type !== 'input_image') continue;
      const subject = `input[${place}].content[${index}].image_url`;
      images.push(await imageAt({ url: piece.image_url, detail: piece.detail }, subject));
    }
  }
  return images;
};
