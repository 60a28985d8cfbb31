import type { Context } from 'hono';
import type { z } from 'zod';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { invalidParams } from './envelope';

/** POST: `application/json; charset=UTF-8`. */
const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** The body by its schema: strict, as unknown fields are mistakes. The message names the field. */
export const readJson = async <T>(
  context: Context<SandboxEnv>,
  schema: z.ZodType<T>
): Promise<T> => {
  if (!JSON_TYPE.test(context.req.header('content-type') ?? '')) {
    throw invalidParams('The Content-Type must be application/json; charset=UTF-8.');
  }
  const parsed = schema.safeParse(parse(await context.req.text()));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidParams(`${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'is not valid'}`);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
