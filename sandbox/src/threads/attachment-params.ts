import { z } from 'zod';

import { invalidParameter } from './graph-error';
import type { Spoiler } from './state';

const option = z.string().min(1);

/** PM: two to four options, in this order. */
const pollSchema = z
  .strictObject({
    option_a: option,
    option_b: option,
    option_c: option.optional(),
    option_d: option.optional(),
  })
  .refine(({ option_c, option_d }) => option_d === undefined || option_c !== undefined);

const styling = z.strictObject({
  offset: z.int().min(0),
  length: z.int().min(1),
  styling_info: z.array(z.string()).min(1),
});

/** PM; the 10,000 characters are what publishers report. */
const attachedTextSchema = z.strictObject({
  plaintext: z.string().min(1).max(10_000),
  link_attachment_url: z.url({ protocol: /^https?$/ }).optional(),
  text_with_styling_info: z.array(styling).optional(),
});

/** POSTS: GIPHY is the only provider left. */
const gifSchema = z.strictObject({ gif_id: z.string().min(1), provider: z.literal('GIPHY') });

const entitiesSchema = z.array(
  z.strictObject({
    entity_type: z.literal('SPOILER'),
    offset: z.int().min(0),
    length: z.int().min(1),
  })
);

export const readPoll = (json: string): string[] => {
  const { option_a, option_b, option_c, option_d } = readObject(
    'poll_attachment',
    json,
    pollSchema
  );
  return [option_a, option_b, option_c, option_d].filter((text) => text !== undefined);
};

export interface AttachedText {
  text: string;
  link: string | null;
}

export const readAttachedText = (json: string): AttachedText => {
  const attached = readObject('text_attachment', json, attachedTextSchema);
  return { text: attached.plaintext, link: attached.link_attachment_url ?? null };
};

export const readGif = (json: string): string =>
  readObject('gif_attachment', json, gifSchema).gif_id;

/** Ranges lie in the text and do not overlap. */
export const readSpoilers = (json: string, text: string): Spoiler[] => {
  const entities = readObject('text_entities', json, entitiesSchema);
  const spoilers = entities
    .map(({ offset, length }) => ({ offset, length }))
    .sort((one, other) => one.offset - other.offset);
  let free = 0;
  for (const { offset, length } of spoilers) {
    if (offset < free || offset + length > text.length) {
      throw invalidParameter('Param text_entities has a range outside of the text.');
    }
    free = offset + length;
  }
  return spoilers;
};

/** Objects travel as JSON in one form field. */
const readObject = <T>(name: string, json: string, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(parseJson(json));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidParameter(`Param ${name} is not valid: ${issue?.path.join('.')} ${issue?.message}.`);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
