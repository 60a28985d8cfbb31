import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface ChildStart {
  /** Arguments of node. */
  args: string[];
  cwd: string;
  env: Record<string, string>;
  /** Everything it writes is added here. */
  logFile: string;
}

export interface ChildEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** One process of the run. */
export class Child {
  readonly ended: Promise<ChildEnd>;
  #hasEnded = false;

  constructor(private readonly process: ChildProcess) {
    this.ended = new Promise((resolve) => {
      process.once('exit', (code, signal) => {
        this.#hasEnded = true;
        resolve({ code, signal });
      });
    });
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  signal(signal: NodeJS.Signals): void {
    if (!this.#hasEnded) this.process.kill(signal);
  }
}

/** Every process the run started, so that none outlives it. */
export class Children {
  readonly #running = new Set<Child>();
  #isClosed = false;

  start({ args, cwd, env, logFile }: ChildStart): Child {
    if (this.#isClosed) throw new Error('The run is over.');
    const log = openSync(logFile, 'a');
    const child = new Child(
      spawn(process.execPath, args, { cwd, env, stdio: ['ignore', log, log] })
    );
    closeSync(log);
    this.#running.add(child);
    void child.ended.then(() => this.#running.delete(child));
    return child;
  }

  async killAll(): Promise<void> {
    this.#isClosed = true;
    const running = [...this.#running];
    for (const child of running) child.signal('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
  }
}
