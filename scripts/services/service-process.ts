import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const READY_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
const KEPT_OUTPUT = 4_000;

/**
 * Cleans up when this process closes its end of the pipe or ends in whatever way, SIGKILL
 * included: ends the server whose pid stands in the first line of a file, removes the folder.
 */
const GUARD = `
cat >/dev/null
pid=$(head -n 1 "$1/server.pid" 2>/dev/null)
if [ -n "$pid" ]; then kill -CONT "$pid"; kill -"$2" "$pid"; for _ in 1 2 3 4 5 6 7 8 9 10
do kill -0 "$pid" || break; sleep 0.1; done; fi 2>/dev/null
rm -rf "$1"`;

export interface ServiceCommand {
  name: string;
  program: string;
  args: readonly string[];
  /** Removed at the end; the server must write its pid to `server.pid` in it. */
  folder: string;
  /** User the server runs as. @default ours */
  user?: { uid: number; gid: number };
  /** Ends the server in good order. */
  stopSignal: NodeJS.Signals;
  /** Ends it at once. */
  killSignal: 'KILL' | 'QUIT';
  isReady(): Promise<boolean>;
}

/** A throwaway server that never outlives this process. */
export class ServiceProcess {
  #child: ChildProcess | null = null;
  #output = '';
  readonly #guard: ChildProcess;

  constructor(private readonly command: ServiceCommand) {
    const { folder, killSignal } = command;
    // Its own session: Ctrl-C in the terminal must not end the one who cleans up.
    this.#guard = spawn('sh', ['-c', GUARD, 'guard', folder, killSignal], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#guard.unref();
    (this.#guard.stdin as unknown as { unref(): void }).unref();
  }

  /** Resolves when the server answers. */
  async start(): Promise<void> {
    const { program, args, user, folder } = this.command;
    const child = spawn(program, [...args], {
      ...user,
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.#output = (this.#output + chunk.toString()).slice(-KEPT_OUTPUT);
      });
      (stream as unknown as { unref(): void }).unref();
    }
    child.unref();
    await this.#untilReady(child);
  }

  /** Ends the server in good order; its data stays. */
  async stop(): Promise<void> {
    await this.#end(this.command.stopSignal);
  }

  /** Ends the server at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end(`SIG${this.command.killSignal}`);
  }

  /** The server keeps its connections and answers nothing any more. */
  pause(): void {
    this.#signalFamily('STOP');
  }

  resume(): void {
    this.#signalFamily('CONT');
  }

  /** Ends the server and removes its folder. */
  async close(): Promise<void> {
    await this.#end(`SIG${this.command.killSignal}`);
    if (this.#guard.exitCode !== null) return;
    const gone = once(this.#guard, 'exit');
    this.#guard.ref();
    this.#guard.stdin?.end();
    await gone;
  }

  /** The server and its own children: PostgreSQL has one for each connection. */
  #signalFamily(signal: 'STOP' | 'CONT'): void {
    const pid = this.#child?.pid;
    if (pid === undefined) return;
    this.#child?.kill(`SIG${signal}`);
    spawnSync('pkill', [`-${signal}`, '-P', String(pid)]);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.ref();
    this.resume();
    this.#child = null;
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(late);
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const { command } = this;
    const giveUpAt = Date.now() + READY_TIMEOUT_MS;
    while (!(await command.isReady())) {
      const ended = child.exitCode !== null || child.signalCode !== null;
      if (ended || Date.now() > giveUpAt) {
        child.kill('SIGKILL');
        throw new Error(`${command.name} did not start:\n${this.#output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}
