import { z } from 'zod';

import type { Asked, AskedImage } from '../engine/asked';
import type { Incoming, ModelFacts } from '../engine/dialect';
import { readAs } from '../engine/read-as';
import { invalid } from '../engine/refusal';
import { chatFormat, chatImages, chatMessages, chatWords } from './chat-schemas';
import {
  checkFormat,
  checkMaxTokens,
  checkSampling,
  imageAt,
  refuseBody,
  thoughtTokensOf,
} from './parameters';

const number = z.number().optional();
const text = z.string().optional();

const bodySchema = z.strictObject({
  model: z.string(),
  messages: chatMessages,
  response_format: chatFormat.optional(),
  max_completion_tokens: z.int().optional(),
  max_tokens: z.int().optional(),
  reasoning_effort: text,
  store: z.boolean().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  n: z.literal(1).optional(),
  stop: z.unknown().optional(),
  stream: z.literal(false).nullish(),
  tools: z.array(z.looseObject({})).optional(),
  tool_choice: z.unknown().optional(),
  parallel_tool_calls: z.boolean().optional(),
  seed: z.int().optional(),
  ...{ user: text, safety_identifier: text, prompt_cache_key: text },
  ...{ verbosity: text, service_tier: text },
  ...{ temperature: number, top_p: number, presence_penalty: number, frequency_penalty: number },
});

type Body = z.output<typeof bodySchema>;

/** `POST /v1/chat/completions` as OpenAI reads it. @throws {Refusal} */
export const readChat = async (incoming: Incoming): Promise<Asked> => {
  const body = readAs(bodySchema, incoming.body, refuseBody);
  const model = incoming.modelNamed(body.model);
  checkSampling(body, model);
  const maxOutputTokens = limitOf(body, model);
  const format = body.response_format;
  const wanted = format?.type === 'json_schema' ? format.json_schema : null;
  if (wanted) {
    const at = 'response_format.json_schema';
    checkFormat(wanted, { namePath: `${at}.name`, schemaPath: 'response_format' });
  }
  const images: AskedImage[] = [];
  for (const { subject, ...image } of chatImages(body.messages)) {
    images.push(await imageAt(image, subject));
  }
  const effort = { effort: body.reasoning_effort, subject: 'reasoning_effort' };
  return {
    model: body.model,
    ...chatWords(body.messages),
    images,
    schema: wanted?.schema ?? null,
    maxOutputTokens,
    thoughtTokens: thoughtTokensOf(model, effort),
  };
};

/** Reasoning models know the newer name alone. */
const limitOf = (body: Body, model: ModelFacts): number | null => {
  if (body.max_tokens !== undefined && model.hasEffort) {
    throw invalid(
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      { subject: 'max_tokens', code: 'unsupported_parameter' }
    );
  }
  checkMaxTokens(body.max_completion_tokens, 'max_completion_tokens');
  return body.max_completion_tokens ?? body.max_tokens ?? null;
};
