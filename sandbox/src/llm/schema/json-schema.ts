export type JsonObject = Record<string, unknown>;

/** A schema as it came; only {@link schemaFault} says whether it makes sense. */
export type JsonSchema = JsonObject;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Types that it allows: one, or several as in `["string", "null"]`. */
export const typesOf = (schema: JsonSchema): readonly unknown[] =>
  Array.isArray(schema['type']) ? (schema['type'] as unknown[]) : [schema['type']];

export const propertiesOf = (schema: JsonSchema): Record<string, JsonSchema> =>
  isObject(schema['properties']) ? (schema['properties'] as Record<string, JsonSchema>) : {};
