import { compileTemplate, type CompiledTemplate } from './template-engine';

/** More than anybody has in use at a time; each is some kilobytes. */
const MAX_KEPT = 200;

/** Templates as they were read, the least used forgotten first: each post renders one many times. */
export class CompiledTemplates {
  readonly #kept = new Map<string, CompiledTemplate>();

  /** @throws {TemplateMistake} each time: a broken one is not kept */
  of(body: string): CompiledTemplate {
    const compiled = this.#kept.get(body) ?? compileTemplate(body);
    // A Map keeps the order in which its keys came.
    this.#kept.delete(body);
    this.#kept.set(body, compiled);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return compiled;
  }
}
