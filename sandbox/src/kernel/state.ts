import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const FLUSH_DELAY_MS = 200;

/**
 * Named plain-JSON values that survive a restart of the sandbox when it has a file, so that a
 * newcomer who stops the demo finds the feeds and connections again.
 */
export class StateFile {
  readonly #values: Record<string, unknown>;
  #timer: NodeJS.Timeout | null = null;

  /** Without a path everything stays in memory. */
  constructor(private readonly path: string | null) {
    this.#values =
      path && existsSync(path)
        ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>)
        : {};
  }

  /** The stored value, else the initial one. Mutate it in place and call {@link changed}. */
  open<T extends object>(name: string, initial: () => T): T {
    const value = (this.#values[name] ??= initial());
    return value as T;
  }

  changed(): void {
    if (!this.path || this.#timer) return;
    this.#timer = setTimeout(() => this.flush(), FLUSH_DELAY_MS);
    this.#timer.unref();
  }

  /** Writes at once; a crash never leaves half a file. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.path) return;
    mkdirSync(dirname(this.path), { recursive: true });
    const draft = `${this.path}.tmp`;
    writeFileSync(draft, JSON.stringify(this.#values));
    renameSync(draft, this.path);
  }
}
