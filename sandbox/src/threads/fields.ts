import { invalidParameter } from './graph-error';

/** Names in a `fields` parameter; the defaults when there is none. */
export const requestedFields = (
  fields: string | undefined,
  defaults: readonly string[]
): string[] => {
  if (fields === undefined || fields.trim() === '') return [...defaults];
  return [...new Set(fields.split(',').map((name) => name.trim()))];
};

/** Reads one field of a node; undefined leaves it out of the answer. */
export type FieldTable<Node> = Readonly<Record<string, (node: Node) => unknown>>;

interface Selection<Node> {
  table: FieldTable<Node>;
  node: Node;
  names: readonly string[];
}

/** The asked fields of a node, its id in any case. */
export const selectFields = <Node extends { id: string }>({
  table,
  node,
  names,
}: Selection<Node>): Record<string, unknown> => {
  const answer: Record<string, unknown> = {};
  for (const name of [...names, 'id']) {
    const read = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!read) throw invalidParameter(`Tried accessing nonexisting field (${name})`);
    const value = read(node);
    if (value !== undefined) answer[name] = value;
  }
  return answer;
};
