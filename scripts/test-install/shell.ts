import { spawn, type ChildProcess } from 'node:child_process';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const KEPT_OUTPUT = 6_000;
const STOP_TIMEOUT_MS = 20_000;
const LOOK_AGAIN_MS = 250;

/** What npm tells the commands it runs, and what only holds in this repository. */
const OF_THIS_RUN =
  /^(npm_(package|lifecycle|command|execpath|node_execpath|config_local_prefix)|INIT_CWD$|NODE_ENV$|NODE_OPTIONS$|OAUTH_ENCRYPTION_|APP_KEYS$)/;

/** The environment of a person's own terminal: nothing of this repository is found by it. */
const personalEnv = (extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !OF_THIS_RUN.test(name));
  const path = (process.env['PATH'] ?? '').split(delimiter);
  const PATH = path.filter((folder) => !folder.startsWith(join(ROOT, ''))).join(delimiter);
  return { ...Object.fromEntries(kept), PATH, ...extra };
};

/** Runs commands in one folder as a person types them, and ends what still runs at the end. */
export class Shell {
  readonly #running = new Map<ChildProcess, () => string>();

  constructor(
    readonly folder: string,
    private readonly env: Readonly<Record<string, string>>
  ) {}

  /** Resolves with how many milliseconds it took. @throws with its last output when it fails */
  async run(command: string, extra: Readonly<Record<string, string>> = {}): Promise<number> {
    const startedAt = Date.now();
    const { child, output } = this.#spawn(command, extra);
    const code = await exitOf(child);
    this.#running.delete(child);
    if (code !== 0) throw new Error(`\`${command}\` ended with exit code ${code}.\n${output()}`);
    return Date.now() - startedAt;
  }

  /** Starts what stays. Resolves once `isReady` says so. @throws when it ends before, or is late */
  async start(command: string, isReady: IsReady, timeoutMs: number): Promise<void> {
    const { child, output } = this.#spawn(command, {});
    const until = Date.now() + timeoutMs;
    while (!(await isReady(output()))) {
      const ended = child.exitCode !== null || child.signalCode !== null;
      if (ended || Date.now() > until) {
        const how = ended ? 'ended' : `was not ready after ${timeoutMs / 1000} s`;
        throw new Error(`\`${command}\` ${how}.\n${output()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  /** The last lines of everything that runs. */
  log(): string {
    return [...this.#running.values()].map((output) => output()).join('\n');
  }

  /** Ends what runs in good order. @throws when something has to be killed */
  async stop(): Promise<void> {
    const late: string[] = [];
    for (const [child] of [...this.#running].reverse()) {
      this.#running.delete(child);
      if (!(await endInOrder(child))) late.push(child.spawnargs.at(-1) ?? '');
    }
    if (late.length > 0) throw new Error(`\`${late.join('`, `')}\` had to be killed.`);
  }

  #spawn(command: string, extra: Readonly<Record<string, string>>) {
    // A group of its own: a signal reaches whatever the command starts.
    const child = spawn('sh', ['-c', command], {
      cwd: this.folder,
      env: personalEnv({ ...this.env, ...extra }),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let kept = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        kept = (kept + chunk.toString()).slice(-KEPT_OUTPUT);
      });
    }
    const output = () => kept;
    this.#running.set(child, output);
    return { child, output };
  }
}

type IsReady = (output: string) => boolean | Promise<boolean>;

const exitOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals) => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // It ended just now.
  }
};

/** Whether it ended before it had to be killed. */
const endInOrder = async (child: ChildProcess): Promise<boolean> => {
  if (child.exitCode !== null || child.signalCode !== null) return true;
  const ended = new Promise<boolean>((resolve) => child.once('close', () => resolve(true)));
  signalGroup(child, 'SIGTERM');
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), STOP_TIMEOUT_MS).unref();
  });
  const isInOrder = await Promise.race([ended, late]);
  if (!isInOrder) signalGroup(child, 'SIGKILL');
  return isInOrder;
};
