import { z } from 'zod';

import type { Asked, AskedImage } from '../engine/asked';
import type { Incoming } from '../engine/dialect';
import { bracketed, readAs, type BodyFault } from '../engine/read-as';
import { readImage } from '../engine/read-image';
import { invalid, Refusal } from '../engine/refusal';
import { schemaFault } from '../schema/schema-fault';
import { thoughtTokensOf } from './thinking';

const partSchema = z.strictObject({
  text: z.string().optional(),
  thought: z.boolean().optional(),
  thoughtSignature: z.string().optional(),
  inlineData: z.strictObject({ mimeType: z.string(), data: z.string() }).optional(),
  fileData: z.looseObject({}).optional(),
  mediaResolution: z.looseObject({}).optional(),
});

const contentSchema = z.strictObject({
  role: z.string().optional(),
  parts: z.array(partSchema).default([]),
});

const number = z.number().optional();

const configSchema = z.strictObject({
  responseMimeType: z.string().optional(),
  responseSchema: z.looseObject({}).optional(),
  responseJsonSchema: z.looseObject({}).optional(),
  responseModalities: z.array(z.string()).optional(),
  maxOutputTokens: z.int().optional(),
  candidateCount: z.int().optional(),
  stopSequences: z.array(z.string()).optional(),
  thinkingConfig: z
    .strictObject({
      thinkingLevel: z.string().optional(),
      thinkingBudget: z.int().optional(),
      includeThoughts: z.boolean().optional(),
    })
    .optional(),
  mediaResolution: z.string().optional(),
  ...{ temperature: number, topP: number, topK: number, seed: number },
  ...{ presencePenalty: number, frequencyPenalty: number },
});

const bodySchema = z.strictObject({
  contents: z.array(contentSchema),
  systemInstruction: contentSchema.optional(),
  generationConfig: configSchema.default({}),
  safetySettings: z.array(z.looseObject({})).optional(),
  tools: z.array(z.looseObject({})).optional(),
  toolConfig: z.looseObject({}).optional(),
  cachedContent: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
});

type Body = z.output<typeof bodySchema>;

const PATH = /^\/v1beta\/models\/([^/:]+):generateContent$/;

/** `POST /v1beta/models/{model}:generateContent` as Google reads it. @throws {Refusal} */
export const readGenerateContent = async (incoming: Incoming): Promise<Asked> => {
  const [, name] = PATH.exec(incoming.path) ?? [];
  if (name === undefined) throw new Refusal('no-route', '', { subject: `POST ${incoming.path}` });
  const model = incoming.modelNamed(decodeURIComponent(name));
  const body = readAs(bodySchema, incoming.body, refuse);
  const config = body.generationConfig;
  checkConfig(config);
  checkContents(body);
  const parts = body.contents.flatMap((content) => content.parts);
  return {
    model: model.id,
    system: wordsOf(body.systemInstruction?.parts ?? []),
    user: wordsOf(parts),
    images: await imagesIn(parts),
    schema: config.responseJsonSchema ?? null,
    maxOutputTokens: config.maxOutputTokens ?? null,
    thoughtTokens: thoughtTokensOf(model, config.thinkingConfig),
  };
};

type Part = z.output<typeof partSchema>;

const wordsOf = (parts: readonly Part[]): string =>
  parts.flatMap(({ text }) => (text === undefined ? [] : [text])).join('\n');

const imagesIn = async (parts: readonly Part[]): Promise<AskedImage[]> => {
  const images: AskedImage[] = [];
  for (const { inlineData } of parts) {
    if (!inlineData) continue;
    const image = await readImage({ mimeType: inlineData.mimeType, base64: inlineData.data });
    if (!image)
      throw invalid(
        'Unable to process input image. Please retry or report in https://developers.generativeai.google/guide/troubleshooting'
      );
    images.push(image);
  }
  return images;
};

const checkContents = ({ contents }: Body): void => {
  if (contents.length === 0)
    throw invalid('* GenerateContentRequest.contents: contents is not specified\n');
  const stray = contents.find(
    ({ role }) => role !== undefined && role !== 'user' && role !== 'model'
  );
  if (stray) throw invalid('Please use a valid role: user, model.');
  const empty = contents.findIndex(({ parts }) => parts.length === 0);
  if (empty >= 0) {
    throw invalid(
      `* GenerateContentRequest.contents[${empty}].parts: contents.parts must not be empty.\n`
    );
  }
};

const checkConfig = (config: Body['generationConfig']): void => {
  const { responseSchema, responseJsonSchema, responseMimeType, maxOutputTokens } = config;
  if (config.presencePenalty !== undefined || config.frequencyPenalty !== undefined) {
    throw invalid('Penalty is not enabled for this model');
  }
  if (maxOutputTokens !== undefined && (maxOutputTokens < 1 || maxOutputTokens > 65_536)) {
    throw invalid(
      `Unable to submit request because it has a maxOutputTokens value of ${maxOutputTokens} but the supported range is from 1 (inclusive) to 65537 (exclusive). Update the value and try again.`
    );
  }
  if (responseSchema && responseJsonSchema) {
    throw invalid('Only one of response_schema and response_json_schema can be set.');
  }
  if ((responseSchema ?? responseJsonSchema) && responseMimeType !== 'application/json') {
    throw invalid(
      'Response schema is only supported with response_mime_type set to application/json.'
    );
  }
  const fault =
    responseJsonSchema && schemaFault(responseJsonSchema, { closed: false, complete: false });
  if (!fault) return;
  const where = ['generation_config', 'response_json_schema', ...fault.path].join('.');
  throw invalid(`Invalid value at '${where}': ${fault.name} is not supported.`);
};

const refuse = ({ kind, path, message }: BodyFault): Refusal => {
  const container = bracketed(path.slice(0, -1)).replace(/[A-Z]/g, '_$&').toLowerCase();
  const last = String(path.at(-1) ?? '');
  if (kind === 'unknown') {
    const at = container === '' ? '' : ` at '${container}'`;
    return invalid(
      `Invalid JSON payload received. Unknown name "${last}"${at}: Cannot find field.`,
      { subject: container }
    );
  }
  return invalid(`Invalid value at '${bracketed(path)}': ${message}`, { subject: container });
};
