import { spawn, type ChildProcess } from 'node:child_process';
import { access, constants as fileConstants } from 'node:fs/promises';
import { constants as osConstants, setPriority } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

export interface FfmpegRun {
  args: readonly string[];
  /** Ends the process at once. */
  signal?: AbortSignal;
}

interface FfmpegOptions {
  /** Folders to look in. @default the PATH of this process */
  searchPath?: string;
  /** ms for one video. @default 30 minutes */
  timeLimitMs?: number;
}

const TIME_LIMIT_MS = 30 * 60_000;
const KEPT_STDERR_CHARACTERS = 2000;
const NAMES = process.platform === 'win32' ? ['ffmpeg.exe'] : ['ffmpeg'];

/** Nobody waits for it any more: it says nothing of the file. */
export class CalledOff extends Error {
  constructor() {
    super('It was called off.');
    this.name = 'CalledOff';
  }
}

/**
 * The ffmpeg of this machine, where one stands on the PATH; the plugin brings none along. It works
 * on one video at a time, and gives way to everything else.
 */
export class Ffmpeg {
  readonly #searchPath: string;
  readonly #timeLimitMs: number;
  #path: Promise<string | null> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ searchPath, timeLimitMs }: FfmpegOptions = {}) {
    this.#searchPath = searchPath ?? process.env['PATH'] ?? '';
    this.#timeLimitMs = timeLimitMs ?? TIME_LIMIT_MS;
  }

  /** Looked up once; null: not installed. */
  path(): Promise<string | null> {
    this.#path ??= find(this.#searchPath);
    return this.#path;
  }

  /**
   * @throws {CalledOff} when the signal ends it
   * @throws {Error} in words, ending a sentence, when it fails or takes too long
   */
  async run({ args, signal }: FfmpegRun): Promise<void> {
    const path = await this.path();
    if (path === null) throw new Error('ffmpeg is not installed here');
    const before = this.#turn;
    const ours = before.then(() => {
      if (signal?.aborted) throw new CalledOff();
      return this.#runNow(path, { args, signal });
    });
    // The next one starts whether this one failed or not.
    this.#turn = ours.catch(() => undefined);
    return signal ? untilAborted(ours, signal) : ours;
  }

  async #runNow(path: string, { args, signal }: FfmpegRun): Promise<void> {
    const child = spawn(path, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: false,
      windowsHide: true,
      // Keys and passwords of the server are none of its business.
      env: { PATH: this.#searchPath, SystemRoot: process.env['SystemRoot'] },
    });
    const kill = () => void child.kill('SIGKILL');
    const timer = setTimeout(kill, this.#timeLimitMs);
    const startedAt = performance.now();
    process.once('exit', kill);
    signal?.addEventListener('abort', kill);
    try {
      const { code, said } = await ended(child);
      if (signal?.aborted) throw new CalledOff();
      if (code === 0) return;
      const isLate = performance.now() - startedAt >= this.#timeLimitMs;
      const why = isLate ? 'took too long' : 'failed';
      // What ffmpeg said names paths of this machine: for logs, not for people.
      throw new Error(`converting it ${why}; convert it to H.264 with AAC in MP4 yourself`, {
        cause: said,
      });
    } finally {
      clearTimeout(timer);
      process.off('exit', kill);
      signal?.removeEventListener('abort', kill);
    }
  }
}

const find = async (searchPath: string): Promise<string | null> => {
  for (const folder of searchPath.split(delimiter)) {
    // A relative folder would be looked for wherever the process happens to stand.
    if (!isAbsolute(folder)) continue;
    for (const name of NAMES) {
      const path = join(folder, name);
      const mayRun = access(path, fileConstants.X_OK);
      if (await mayRun.then(always, never)) return path;
    }
  }
  return null;
};

const ended = (child: ChildProcess): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    let said = '';
    child.stderr?.on('data', (piece: Buffer) => {
      said = (said + piece.toString('utf8')).slice(-KEPT_STDERR_CHARACTERS);
    });
    child.once('error', (error) => resolve({ code: null, said: error.message }));
    // Not `close`: a child of the child could keep the pipe open.
    child.once('exit', (code) => {
      child.stderr?.destroy();
      resolve({ code, said });
    });
    if (child.pid !== undefined) giveWay(child.pid);
  });

/** Whoever gave up does not wait for the turn of others. */
const untilAborted = (work: Promise<void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const giveUp = () => reject(new CalledOff());
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });

/** Where the system allows it. */
const giveWay = (pid: number): void => {
  try {
    setPriority(pid, osConstants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is over already, or the system does not let us.
  }
};

const always = () => true;
const never = () => false;
