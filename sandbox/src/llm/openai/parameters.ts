import type { AskedImage } from '../engine/asked';
import type { ModelFacts } from '../engine/dialect';
import { bracketed, type BodyFault } from '../engine/read-as';
import { parseDataUrl, readImage } from '../engine/read-image';
import { invalid, type Refusal } from '../engine/refusal';
import { schemaFault, type SchemaFault } from '../schema/schema-fault';

/** Tokens that a model thinks at an effort. */
const EFFORTS: Readonly<Record<string, number>> = {
  none: 0,
  minimal: 16,
  low: 64,
  medium: 256,
  high: 1_024,
  xhigh: 2_048,
  max: 4_096,
};

/** In OpenAI's words. */
export const refuseBody = ({ kind, path, message }: BodyFault): Refusal => {
  const subject = bracketed(path);
  if (kind === 'unknown') {
    return invalid(`Unknown parameter: '${subject}'.`, { subject, code: 'unknown_parameter' });
  }
  if (kind === 'missing') {
    const code = 'missing_required_parameter';
    return invalid(`Missing required parameter: '${subject}'.`, { subject, code });
  }
  return invalid(`Invalid value for '${subject}': ${message}`, { subject, code: 'invalid_value' });
};

const SAMPLING = ['temperature', 'top_p', 'presence_penalty', 'frequency_penalty'] as const;

/** Reasoning models take no sampling (llm.md §2.1). @throws {Refusal} */
export const checkSampling = (
  body: Partial<Record<(typeof SAMPLING)[number], number>>,
  model: ModelFacts
): void => {
  if (!model.refusesSampling) return;
  const subject = SAMPLING.find((name) => body[name] !== undefined);
  if (!subject) return;
  throw invalid(
    `Unsupported value: '${subject}' does not support ${body[subject]} with this model. Only the default (1) value is supported.`,
    { subject, code: 'unsupported_value' }
  );
};

/** @throws {Refusal} for an effort that there is none of */
export const thoughtTokensOf = (
  model: ModelFacts,
  { effort, subject }: { effort: string | undefined; subject: string }
): number => {
  if (!model.hasEffort) {
    if (effort === undefined) return 0;
    throw invalid(`Unsupported parameter: '${subject}' is not supported with this model.`, {
      ...{ subject, code: 'unsupported_parameter' },
    });
  }
  const tokens = EFFORTS[effort ?? 'medium'];
  if (tokens !== undefined) return tokens;
  const known = Object.keys(EFFORTS).map((name) => `'${name}'`);
  throw invalid(
    `Invalid value: '${effort}'. Supported values are: ${known.slice(0, -1).join(', ')}, and ${known.at(-1)}.`,
    { subject, code: 'invalid_value' }
  );
};

const MIN_TOKENS = 16;

/** @throws {Refusal} */
export const checkMaxTokens = (value: number | undefined, subject: string): void => {
  if (value === undefined || value >= MIN_TOKENS) return;
  throw invalid(
    `Invalid '${subject}': integer below minimum value. Expected a value >= ${MIN_TOKENS}, but got ${value} instead.`,
    { subject, code: 'integer_below_min_value' }
  );
};

const NAME = /^[a-zA-Z0-9_-]+$/;

/** Name and schema of a strict format. @throws {Refusal} */
export const checkFormat = (
  format: { name: string; schema?: unknown; strict?: boolean | null },
  { namePath, schemaPath }: { namePath: string; schemaPath: string }
): void => {
  const { name, schema, strict } = format;
  if (!NAME.test(name)) {
    throw invalid(
      `Invalid '${namePath}': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.`,
      { subject: namePath, code: 'invalid_value' }
    );
  }
  if (name.length > 64) {
    throw invalid(
      `Invalid '${namePath}': string too long. Expected a string with maximum length 64, but got a string with length ${name.length} instead.`,
      { subject: namePath, code: 'string_above_max_length' }
    );
  }
  if (!strict) return;
  const fault = schemaFault(schema, { closed: true, complete: true });
  if (!fault) return;
  throw invalid(`Invalid schema for response_format '${name}': ${schemaWords(fault)}`, {
    ...{ subject: schemaPath, code: 'invalid_json_schema' },
  });
};

const schemaWords = ({ path, kind, name }: SchemaFault): string => {
  const context = `In context=(${path.map((step) => `'${step}'`).join(', ')}${path.length === 1 ? ',' : ''}), `;
  switch (kind) {
    case 'not-an-object':
      return `schema must be a JSON Schema of 'type: "object"', got 'type: "${name}"'.`;
    case 'open':
      return `${context}'additionalProperties' is required to be supplied and to be false.`;
    case 'optional':
      return `${context}'required' is required to be supplied and to be an array including every key in properties. Missing '${name}'.`;
    case 'keyword':
      return `${context}'${name}' is not permitted.`;
    case 'items':
      return `${context}array schema missing items.`;
    case 'type':
      return `${context}schema must have a 'type' key.`;
  }
};

/** Bytes in the address; the sandbox fetches nothing. @throws {Refusal} */
export const imageAt = async (
  { url, detail }: { url: string; detail?: AskedImage['detail'] },
  subject: string
): Promise<AskedImage> => {
  const data = parseDataUrl(url);
  if (!data && /^https?:\/\//i.test(url)) {
    const code = 'invalid_image_url';
    throw invalid(`Error while downloading ${url}.`, { subject: 'url', code });
  }
  if (!data) {
    throw invalid(
      `Invalid '${subject}'. Expected a base64-encoded data URL with an image MIME type (e.g. 'data:image/png;base64,aW1nIGJ5dGVzIGhlcmU='), but got a value without the 'data:' prefix.`,
      { subject, code: 'invalid_value' }
    );
  }
  const image = await readImage({ ...data, detail });
  if (image) return image;
  throw invalid(
    "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].",
    { subject: null, code: 'invalid_image_format' }
  );
};
