import type { z } from 'zod';

import { isObject, type JsonObject } from '../schema/json-schema';
import type { Refusal } from './refusal';

/** The first thing about a body that its schema does not take. */
export interface BodyFault {
  kind: 'unknown' | 'missing' | 'wrong';
  path: readonly (string | number)[];
  /** In zod's words. */
  message: string;
}

/** The body by its schema. @throws {Refusal} made of the first fault */
export const readAs = <T>(
  schema: z.ZodType<T>,
  body: JsonObject,
  refuse: (fault: BodyFault) => Refusal
): T => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (!issue) throw refuse({ kind: 'wrong', path: [], message: parsed.error.message });
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    throw refuse({
      kind: 'unknown',
      path: [...path, issue.keys[0] ?? ''],
      message: issue.message,
    });
  }
  const kind = valueAt(body, path) === undefined ? 'missing' : 'wrong';
  throw refuse({ kind, path, message: issue.message });
};

const valueAt = (value: unknown, path: readonly (string | number)[]): unknown => {
  let inner = value;
  for (const step of path) {
    if (Array.isArray(inner)) inner = (inner as unknown[])[Number(step)];
    else inner = isObject(inner) ? inner[step] : undefined;
  }
  return inner;
};

/** `input[0].content` */
export const bracketed = (path: readonly (string | number)[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');

/** `messages.0.content` */
export const dotted = (path: readonly (string | number)[]): string => path.join('.');
