import { z } from 'zod';

import type { Asked, AskedImage } from '../engine/asked';
import type { Incoming, ModelFacts } from '../engine/dialect';
import { dotted, readAs, type BodyFault } from '../engine/read-as';
import { readImage } from '../engine/read-image';
import { invalid, type Refusal } from '../engine/refusal';
import { schemaFault, type SchemaFault } from '../schema/schema-fault';

const cached = { cache_control: z.looseObject({}).optional() };

const textBlock = z.strictObject({ type: z.literal('text'), text: z.string().min(1), ...cached });

const imageBlock = z.strictObject({
  type: z.literal('image'),
  source: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('base64'), media_type: z.string(), data: z.string() }),
    z.strictObject({ type: z.literal('url'), url: z.string() }),
  ]),
  ...cached,
});

/** A text stands for a list with one block of it. */
const asBlocks = (value: unknown): unknown =>
  typeof value === 'string' ? [{ type: 'text', text: value }] : value;

const blocks = z.preprocess(
  asBlocks,
  z.array(z.discriminatedUnion('type', [textBlock, imageBlock])).min(1)
);

const number = z.number().optional();

const bodySchema = z.strictObject({
  model: z.string(),
  max_tokens: z.int().min(1),
  messages: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), content: blocks }))
    .min(1),
  system: z.preprocess(asBlocks, z.array(textBlock)).optional(),
  output_config: z
    .strictObject({
      effort: z.enum(['low', 'medium', 'high', 'max']).optional(),
      format: z.strictObject({ type: z.literal('json_schema'), schema: z.unknown() }).optional(),
    })
    .default({}),
  metadata: z.looseObject({}).optional(),
  stop_sequences: z.array(z.string()).optional(),
  stream: z.literal(false).optional(),
  thinking: z.looseObject({ type: z.string(), budget_tokens: z.int().optional() }).optional(),
  tools: z.array(z.looseObject({})).optional(),
  tool_choice: z.looseObject({}).optional(),
  service_tier: z.string().optional(),
  ...{ temperature: number, top_p: number, top_k: number },
});

type Body = z.output<typeof bodySchema>;

/** The API version that refuses sampling for every model (llm.md §2.1). */
const STRICT_VERSION = '2026-10-21';

/** `POST /v1/messages` as Anthropic reads it. @throws {Refusal} */
export const readMessages = async (incoming: Incoming): Promise<Asked> => {
  const body = readAs(bodySchema, incoming.body, refuse);
  const model = incoming.modelNamed(body.model);
  checkSampling(body, model, incoming.headers.get('anthropic-version'));
  checkConversation(body, model);
  const { format } = body.output_config;
  const fault = format && schemaFault(format.schema, { closed: true, complete: false });
  if (fault) throw invalid(schemaWords(fault));
  const content = body.messages.flatMap((message) => message.content);
  return {
    model: model.id,
    system: (body.system ?? []).map(({ text }) => text).join('\n'),
    user: content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n'),
    images: await imagesIn(body),
    schema: (format?.schema as Asked['schema'] | undefined) ?? null,
    maxOutputTokens: body.max_tokens,
    thoughtTokens: body.thinking?.budget_tokens ? 128 : 0,
  };
};

const checkSampling = (body: Body, model: ModelFacts, version: string | null): void => {
  if (version !== STRICT_VERSION && !model.refusesSampling) return;
  const name = (['temperature', 'top_p', 'top_k'] as const).find((key) => body[key] !== undefined);
  if (name) throw invalid(`${name}: \`${name}\` is not supported for this model.`);
};

const checkConversation = (body: Body, model: ModelFacts): void => {
  const most = model.maxOutputTokens ?? 64_000;
  if (body.max_tokens > most) {
    throw invalid(
      `max_tokens: ${body.max_tokens} > ${most}, which is the maximum allowed number of output tokens for ${body.model}`
    );
  }
  if (body.output_config.effort !== undefined && !model.hasEffort) {
    throw invalid('This model does not support the effort parameter.');
  }
  if (body.messages.at(-1)?.role === 'assistant') {
    throw invalid(
      'This model does not support assistant message prefill. The conversation must end with a user message.'
    );
  }
};

const imagesIn = async ({ messages }: Body): Promise<AskedImage[]> => {
  const images: AskedImage[] = [];
  for (const [place, { content }] of messages.entries()) {
    for (const [index, block] of content.entries()) {
      if (block.type !== 'image') continue;
      const at = `messages.${place}.content.${index}.image.source`;
      if (block.source.type === 'url') throw invalid(`${at}: Unable to download the file.`);
      const { media_type: mimeType, data: base64 } = block.source;
      const image = await readImage({ mimeType, base64 });
      if (!image) throw invalid(`${at}.base64.data: Could not process image`);
      images.push(image);
    }
  }
  return images;
};

const schemaWords = ({ path, kind, name }: SchemaFault): string => {
  const at = ['output_config.format.schema', ...path].join('.');
  if (kind === 'open') {
    return `${at}: For 'object' type, 'additionalProperties' must be explicitly set to false`;
  }
  if (kind === 'keyword') return `${at}: Property '${name}' is not supported`;
  return `${at}: Invalid schema: '${name}'`;
};

const refuse = ({ kind, path, message }: BodyFault): Refusal => {
  const at = dotted(path);
  if (kind === 'unknown') return invalid(`${at}: Extra inputs are not permitted`);
  if (kind === 'missing') return invalid(`${at}: Field required`);
  return invalid(`${at}: ${message}`);
};
