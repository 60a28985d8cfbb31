/** One thing that may be chosen for the posts of a platform, as its JSON Schema describes it. */
export interface OptionField {
  name: string;
  title: string;
  hint: string | null;
  /** Whose posts it is for; null: all. */
  formats: string[] | null;
  /** What the platform takes when nothing is chosen; null: nothing is said. */
  fallback: string | null;
  input: OptionInput;
}

export type OptionInput =
  | { kind: 'boolean' }
  | { kind: 'choice'; values: string[] }
  | { kind: 'text'; maxLength: number | null }
  | { kind: 'number'; isInteger: boolean; min: number | null; max: number | null }
  /** Texts, one a line. */
  | { kind: 'lines' }
  /** Whatever has no field of its own. */
  | { kind: 'json' };

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const isText = (value: unknown): value is string => typeof value === 'string';

/** What else it can be where it may also be null, which is as good as not chosen. */
const withoutNull = (schema: Json): Json => {
  const { anyOf } = schema;
  if (!Array.isArray(anyOf)) return schema;
  const others = anyOf.filter((one: unknown) => isRecord(one) && one['type'] !== 'null');
  const only: unknown = others[0];
  return others.length === 1 && isRecord(only) ? { ...schema, ...only } : schema;
};

const inputOf = (schema: Json): OptionInput => {
  const { type, items } = schema;
  const choices: unknown = schema['enum'];
  if (Array.isArray(choices)) {
    return choices.every(isText) ? { kind: 'choice', values: choices } : { kind: 'json' };
  }
  if (type === 'boolean') return { kind: 'boolean' };
  if (type === 'string') return { kind: 'text', maxLength: numberOf(schema['maxLength']) };
  if (type === 'number' || type === 'integer') {
    const min = numberOf(schema['minimum']);
    return { kind: 'number', isInteger: type === 'integer', min, max: numberOf(schema['maximum']) };
  }
  const isList = type === 'array' && isRecord(items) && items['type'] === 'string';
  return { kind: isList ? 'lines' : 'json' };
};

const fieldOf = (name: string, described: unknown): OptionField => {
  const schema = isRecord(described) ? described : {};
  const plain = withoutNull(schema);
  const { formats, default: fallback } = schema;
  return {
    name,
    title: textOf(schema['title']) ?? name,
    hint: textOf(schema['description']),
    formats: Array.isArray(formats) ? formats.filter(isText) : null,
    fallback: ['string', 'number', 'boolean'].includes(typeof fallback) ? String(fallback) : null,
    input: inputOf(plain),
  };
};

type Stored = Readonly<Record<string, unknown>>;

/**
 * A field for everything that the schema describes, and for what is stored without being described:
 * somebody must be able to take it away. What a field cannot show as it is stored is shown as JSON.
 */
export const optionFieldsOf = (schema: unknown, stored: Stored): OptionField[] => {
  const properties = isRecord(schema) && isRecord(schema['properties']) ? schema['properties'] : {};
  const names = [...new Set([...Object.keys(properties), ...Object.keys(stored)])];
  return names.map((name) => {
    const described = Object.hasOwn(properties, name) ? properties[name] : null;
    const field = fieldOf(name, described);
    const value = Object.hasOwn(stored, name) ? stored[name] : null;
    return canShow(field.input, value) ? field : { ...field, input: { kind: 'json' } };
  });
};

/** Those that have a meaning for posts of this format. */
export const fieldsForFormat = (fields: readonly OptionField[], format: string): OptionField[] =>
  fields.filter(({ formats }) => formats === null || formats.includes(format));

const canShow = (input: OptionInput, value: unknown): boolean => {
  if (value === null || value === undefined) return true;
  switch (input.kind) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return isText(value) && input.values.includes(value);
    case 'text':
      return isText(value) && !/[\r\n]/.test(value);
    case 'number':
      return typeof value === 'number';
    case 'lines':
      return (
        Array.isArray(value) &&
        value.every((line) => isText(line) && line === line.trim() && /^[^\r\n]+$/.test(line))
      );
    case 'json':
      return true;
  }
};

/** `accounts_you_follow`, `mentionedUsers` and `PUBLIC_TO_EVERYONE` as people write. */
export const wordsOf = (code: string): string => {
  const words = code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
