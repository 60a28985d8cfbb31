import { isObject, propertiesOf, typesOf, type JsonSchema } from './json-schema';

export interface SchemaFault {
  /** Where, e.g. `['properties', 'text']`; empty: at the root. */
  path: readonly string[];
  /**
   * `keyword`: one that not all vendors know. `open`: objects without additionalProperties false.
   * `optional`: a property that is not required.
   */
  kind: 'not-an-object' | 'keyword' | 'type' | 'open' | 'optional' | 'items';
  /** The keyword, the type or the property. */
  name: string;
}

/** How strictly objects are looked at; the rest is the same for all vendors. */
export interface Strictness {
  /** Every object says `additionalProperties: false`. */
  closed: boolean;
  /** Every property is required. */
  complete: boolean;
}

/** What all vendors know; lengths, patterns and alternatives are not among it (llm.md §2.2). */
const KEYWORDS = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'title',
  'description',
]);

const TYPES = new Set<unknown>([
  'object',
  'array',
  'string',
  'integer',
  'number',
  'boolean',
  'null',
]);

/** The first thing about a schema that a vendor does not take; null: none. */
export const schemaFault = (schema: unknown, strictness: Strictness): SchemaFault | null => {
  if (!isObject(schema) || schema['type'] !== 'object') {
    const name = isObject(schema) ? String(schema['type']) : typeof schema;
    return { path: [], kind: 'not-an-object', name };
  }
  return faultIn(schema, { path: [], ...strictness });
};

interface Place extends Strictness {
  path: readonly string[];
}

const faultIn = (schema: JsonSchema, place: Place): SchemaFault | null => {
  const { path } = place;
  const keyword = Object.keys(schema).find((name) => !KEYWORDS.has(name));
  if (keyword) return { path, kind: 'keyword', name: keyword };
  const types = typesOf(schema);
  const type = types.find((candidate) => !TYPES.has(candidate));
  if (type !== undefined || types[0] === undefined)
    return { path, kind: 'type', name: String(type) };
  if (types.includes('object')) return objectFault(schema, place);
  if (!types.includes('array')) return null;
  const items = schema['items'];
  if (!isObject(items)) return { path, kind: 'items', name: 'items' };
  return faultIn(items, { ...place, path: [...path, 'items'] });
};

const objectFault = (schema: JsonSchema, place: Place): SchemaFault | null => {
  const { path, closed, complete } = place;
  if (closed && schema['additionalProperties'] !== false) {
    return { path, kind: 'open', name: 'additionalProperties' };
  }
  const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : [];
  for (const [name, inner] of Object.entries(propertiesOf(schema))) {
    if (complete && !required.includes(name)) return { path, kind: 'optional', name };
    const inside = [...path, 'properties', name];
    if (!isObject(inner)) return { path: inside, kind: 'type', name: typeof inner };
    const fault = faultIn(inner, { ...place, path: inside });
    if (fault) return fault;
  }
  return null;
};
