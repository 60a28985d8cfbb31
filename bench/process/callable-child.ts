import type { ChildProcess } from 'node:child_process';

/** What travels over the IPC channel between the benchmark and its processes. */
export interface Call {
  id: number;
  name: string;
  args: unknown;
}

export interface Reply {
  id: number;
  value?: unknown;
  error?: string;
}

const KEPT_LINES = 60;
const STOP_TIMEOUT_MS = 20_000;

/**
 * A process of its own that answers named calls over IPC, so that what drives a measurement never
 * shares an event loop with what is measured.
 */
export class CallableChild {
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #log: string[] = [];
  readonly #exited: Promise<number>;
  #lastId = 0;

  constructor(
    private readonly name: string,
    private readonly child: ChildProcess
  ) {
    child.on('message', (reply: Reply) => this.#settle(reply));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => this.#keep(chunk.toString()));
    }
    this.#exited = new Promise((resolve) => {
      child.once('exit', (code) => {
        for (const [id, settle] of this.#waiting) settle({ id, error: this.#obituary() });
        resolve(code ?? 1);
      });
    });
  }

  /** @throws when the process says no, or ends before it answers */
  async call<Value>(name: string, args: unknown = {}): Promise<Value> {
    if (this.child.exitCode !== null) throw new Error(this.#obituary());
    const id = (this.#lastId += 1);
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.child.send({ id, name, args } satisfies Call);
    });
    if (reply.error !== undefined) throw new Error(`${this.name}, ${name}: ${reply.error}`);
    return reply.value as Value;
  }

  /** Rejects when the process ends, whoever ended it. */
  async untilEnd(): Promise<never> {
    await this.#exited;
    throw new Error(this.#obituary());
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGTERM');
    const late = new Promise<'late'>((resolve) => {
      setTimeout(() => resolve('late'), STOP_TIMEOUT_MS).unref();
    });
    if ((await Promise.race([this.#exited, late])) === 'late') this.child.kill('SIGKILL');
    await this.#exited;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** The last lines that it wrote. */
  get log(): string {
    return this.#log.join('');
  }

  #settle(reply: Reply): void {
    this.#waiting.get(reply.id)?.(reply);
    this.#waiting.delete(reply.id);
  }

  #keep(chunk: string): void {
    this.#log.push(chunk);
    if (this.#log.length > KEPT_LINES) this.#log.shift();
  }

  #obituary(): string {
    return `${this.name} ended with exit code ${this.child.exitCode}.\n${this.log}`;
  }
}
