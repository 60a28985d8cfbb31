/** What came over the wire is read a field at a time: a missing one must not take the others along. */
export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Of content in parts, the words of the parts of one type, put together. */
export const wordsOfType = (parts: unknown, type: string): string =>
  listOf(parts)
    .map(fieldsOf)
    .filter((part) => part.type === type)
    .map((part) => textOf(part.text) ?? '')
    .join('');
