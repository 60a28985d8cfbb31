import type { AuditFacts } from '../../../../contracts/audit';

type Json = AuditFacts[string];

const MAX_DEPTH = 6;

/**
 * Any record as plain JSON that every database takes: dates become ISO strings, what is no data
 * (functions, symbols, undefined) is dropped, and too deep or circular parts are named as such.
 */
export const plainFacts = (record: Readonly<Record<string, unknown>>): AuditFacts =>
  plainEntries(record, 1);

const plainEntries = (record: object, depth: number): AuditFacts =>
  Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => {
      const plain = plainValue(value, depth);
      return plain === undefined ? [] : [[storableText(key), plain]];
    })
  );

const plainValue = (value: unknown, depth: number): Json | undefined => {
  switch (typeof value) {
    case 'string':
      return storableText(value);
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? null : plainObject(value, depth);
    case 'undefined':
    case 'function':
    case 'symbol':
      return undefined;
  }
};

const plainObject = (value: object, depth: number): Json => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (depth >= MAX_DEPTH) return '[nested too deeply]';
  if (value instanceof Set) return plainObject([...(value as Set<unknown>)], depth);
  if (value instanceof Map)
    return plainEntries(Object.fromEntries(value as Map<string, unknown>), depth + 1);
  if (!Array.isArray(value)) return plainEntries(value, depth + 1);
  return value.map((item: unknown) => plainValue(item, depth + 1) ?? null);
};

/** PostgreSQL stores neither NUL nor half of a surrogate pair. */
export const storableText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();
