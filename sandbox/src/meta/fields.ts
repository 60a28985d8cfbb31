import { GraphError, nonexistingField } from './graph-error';

/** One entry of `fields`, e.g. `picture.type(large){url}`. */
export interface FieldRequest {
  name: string;
  /** Argument by modifier: `limit`, `type`… */
  modifiers: Readonly<Record<string, string>>;
  /** What is asked of the object behind it; null for its defaults. */
  fields: FieldRequest[] | null;
}

class FieldReader {
  #at = 0;

  constructor(private readonly text: string) {}

  whole(): FieldRequest[] {
    const list = this.#list();
    if (this.#at < this.text.length) throw this.#problem('end of string');
    return list;
  }

  #list(): FieldRequest[] {
    const list = [this.#field()];
    while (this.#take(',')) list.push(this.#field());
    return list;
  }

  #field(): FieldRequest {
    const name = this.#name();
    const modifiers: Record<string, string> = {};
    while (this.#take('.')) {
      const modifier = this.#name();
      this.#expect('(');
      const end = this.text.indexOf(')', this.#at);
      if (end < 0) throw this.#problem(')');
      modifiers[modifier] = this.text.slice(this.#at, end);
      this.#at = end + 1;
    }
    if (!this.#take('{')) return { name, modifiers, fields: null };
    const fields = this.#list();
    this.#expect('}');
    return { name, modifiers, fields };
  }

  #name(): string {
    this.#space();
    const [name] = /^\w+/.exec(this.text.slice(this.#at)) ?? [];
    if (!name) throw this.#problem('a field name');
    this.#at += name.length;
    this.#space();
    return name;
  }

  #space(): void {
    while (this.text[this.#at] === ' ') this.#at += 1;
  }

  #take(sign: string): boolean {
    this.#space();
    if (this.text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw this.#problem(sign);
  }

  #problem(wanted: string): GraphError {
    const found = this.text[this.#at] ?? 'end of string';
    return new GraphError({
      status: 400,
      code: 2500,
      message: `Syntax error "Expected ${wanted} instead of "${found}"." at character ${this.#at}: ${this.text}`,
    });
  }
}

/** Undefined and empty mean "the defaults". */
export const parseFields = (text: string | undefined): FieldRequest[] | null =>
  text === undefined || text.trim() === '' ? null : new FieldReader(text).whole();

/** How each field of a node is read; undefined leaves it out of the answer. */
export type NodeFields = Readonly<Record<string, (request: FieldRequest) => unknown>>;

export interface Selection {
  /** As the error names it: `Page`, `User`. */
  nodeType: string;
  node: NodeFields;
  requests: FieldRequest[] | null;
  /** Fields without a wish. */
  defaults: readonly string[];
}

const plain = (name: string): FieldRequest => ({ name, modifiers: {}, fields: null });

/** The asked fields of a node, and its id in any case. */
export const selectFields = ({
  nodeType,
  node,
  requests,
  defaults,
}: Selection): Record<string, unknown> => {
  const answer: Record<string, unknown> = {};
  for (const request of [...(requests ?? defaults.map(plain)), plain('id')]) {
    const read = Object.hasOwn(node, request.name) ? node[request.name] : undefined;
    if (!read) throw nonexistingField(request.name, nodeType);
    const value = read(request);
    if (value !== undefined) answer[request.name] = value;
  }
  return answer;
};
