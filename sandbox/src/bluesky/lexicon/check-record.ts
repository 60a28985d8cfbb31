import { z } from 'zod';

import type { LexValue } from '../dag-cbor';
import { invalidRequest } from '../errors';
import type { Knobs } from '../knobs';
import type { LexRecord } from '../state';
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

const validate = (record: LexRecord, knobs: Knobs): void => {
  const parsed = postSchema(knobs.imageMaxBytes).safeParse(record);
  const issue = parsed.error?.issues[0];
  if (!issue) return;
  const where = `$.record${pathOf(issue.path)}`;
  throw invalidRequest(`Invalid ${POST_COLLECTION} record: ${describeIssue(issue)} at ${where}`);
};

/**
 * The record as it will be stored, checked against the lexicon that this server has: posts only.
 * Other collections are stored unseen unless `validate` insists.
 */
export const checkRecord = (
  write: { collection: string; record: LexRecord; validate?: boolean },
  knobs: Knobs
): { record: LexRecord; validationStatus: ValidationStatus } => {
  const record = withType(write.collection, write.record);
  refuseFloats(record, '$.record');
  if (write.validate === false) return { record, validationStatus: undefined };
  if (write.collection === POST_COLLECTION) {
    validate(record, knobs);
    return { record, validationStatus: 'valid' };
  }
  if (write.validate) throw invalidRequest(`Lexicon not found: lex:${write.collection}`);
  return { record, validationStatus: 'unknown' };
};

/** A JSON object, nothing else. */
export const lexRecordSchema: z.ZodType<LexRecord> = z.record(z.string(), z.json());
