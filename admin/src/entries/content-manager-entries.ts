/** An entry to choose. */
export interface EntryRow {
  documentId: string;
  /** Empty for content-types without languages. */
  locale: string;
  /** Null: it has none, or it is not known which attribute names it. */
  title: string | null;
}

export type TypeKind = 'collectionType' | 'singleType';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const textIn = (row: Record<string, unknown>, name: string): string | null => {
  const value = row[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};

const rowOf = (value: unknown, titleField: string | null): EntryRow[] => {
  if (!isRecord(value) || typeof value['documentId'] !== 'string') return [];
  const title = titleField === null ? null : textIn(value, titleField);
  return [
    {
      documentId: value['documentId'],
      locale: textIn(value, 'locale') ?? '',
      title: title ?? textIn(value, 'title') ?? textIn(value, 'name'),
    },
  ];
};

/** The entries in an answer of the Content Manager: a list, or the only one of a single type. */
export const entriesOf = (answer: unknown, titleField: string | null): EntryRow[] => {
  if (!isRecord(answer)) return [];
  if (Array.isArray(answer['results'])) {
    return answer['results'].flatMap((one: unknown) => rowOf(one, titleField));
  }
  return rowOf(answer['data'], titleField);
};

/** The kinds of content-types in an answer of the Content Manager. */
export const kindsOf = (answer: unknown): Record<string, TypeKind> => {
  const types: unknown = isRecord(answer) ? answer['data'] : null;
  if (!Array.isArray(types)) return {};
  return Object.fromEntries(
    types.flatMap((type: unknown): [string, TypeKind][] => {
      if (!isRecord(type) || typeof type['uid'] !== 'string') return [];
      return [[type['uid'], type['kind'] === 'singleType' ? 'singleType' : 'collectionType']];
    })
  );
};
