import { isObject, propertiesOf, typesOf, type JsonSchema } from './json-schema';

/** The value in the schema's shape: what it has no place for is left out, what lacks is made up. */
export const conform = (schema: JsonSchema, value: unknown): unknown => {
  const choices = schema['enum'];
  if (Array.isArray(choices)) {
    return choices.includes(value) ? value : ((choices as unknown[])[0] ?? null);
  }
  const types = typesOf(schema);
  if (value === null && types.includes('null')) return null;
  return conformTo(
    types.find((type) => type !== 'null'),
    schema,
    value
  );
};

const conformTo = (type: unknown, schema: JsonSchema, value: unknown): unknown => {
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(propertiesOf(schema)).map(([name, inner]) => [
          name,
          conform(inner, isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
        ])
      );
    case 'array': {
      const items = isObject(schema['items']) ? schema['items'] : {};
      return (Array.isArray(value) ? value : [undefined]).map((item) => conform(items, item));
    }
    case 'integer':
    case 'number':
      return typeof value === 'number' ? value : 1;
    case 'boolean':
      return typeof value === 'boolean' ? value : true;
    default:
      return typeof value === 'string' ? value : 'ok';
  }
};
