import { z } from 'zod';

import type { LexValue } from '../dag-cbor';
import { invalidRequest } from '../errors';
import type { Knobs } from '../knobs';
import type { LexRecord } from '../state';
import {
  postgateSchema,
  POSTGATE_COLLECTION,
  threadgateSchema,
  THREADGATE_COLLECTION,
} from './gates';
import { describeIssue } from './open-union';
import { POST_COLLECTION, postSchema } from './post';

/** Absent when the writer switched validation off. */
export type ValidationStatus = 'valid' | 'unknown' | undefined;

const pathOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');

/** The AT data model knows integers only (https://atproto.com/specs/data-model, 2026-11-22). */
const refuseFloats = (value: LexValue, path: string): void => {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw invalidRequest(`Expected integer value type at ${path}`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    refuseFloats(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
};

/** Gives the record the `$type` of its collection, as the PDS does, and refuses another one. */
const withType = (collection: string, record: LexRecord): LexRecord => {
  if (record.$type === undefined) return { $type: collection, ...record };
  if (record.$type === collection) return record;
  throw invalidRequest(
    `Invalid $type: expected ${collection}, got ${JSON.stringify(record.$type)}`
  );
};

/** The lexicons that this server has. */
const schemaOf = (collection: string, knobs: Knobs): z.ZodType | null => {
  switch (collection) {
    case POST_COLLECTION:
      return postSchema(knobs.imageMaxBytes);
    case THREADGATE_COLLECTION:
      return threadgateSchema;
    case POSTGATE_COLLECTION:
      return postgateSchema;
    default:
      return null;
  }
};

const validate = (schema: z.ZodType, collection: string, record: LexRecord): void => {
  const parsed = schema.safeParse(record);
  const issue = parsed.error?.issues[0];
  if (!issue) return;
  const where = `$.record${pathOf(issue.path)}`;
  throw invalidRequest(`Invalid ${collection} record: ${describeIssue(issue)} at ${where}`);
};

/**
 * The record as it will be stored, checked against the lexicons that this server has.
 * Other collections are stored unseen unless `validate` insists.
 */
export const checkRecord = (
  write: { collection: string; record: LexRecord; validate?: boolean },
  knobs: Knobs
): { record: LexRecord; validationStatus: ValidationStatus } => {
  const record = withType(write.collection, write.record);
  refuseFloats(record, '$.record');
  if (write.validate === false) return { record, validationStatus: undefined };
  const schema = schemaOf(write.collection, knobs);
  if (schema) {
    validate(schema, write.collection, record);
    return { record, validationStatus: 'valid' };
  }
  if (write.validate) throw invalidRequest(`Lexicon not found: lex:${write.collection}`);
  return { record, validationStatus: 'unknown' };
};

/** A JSON object, nothing else. */
export const lexRecordSchema: z.ZodType<LexRecord> = z.record(z.string(), z.json());
