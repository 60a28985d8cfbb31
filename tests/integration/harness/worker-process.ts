import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { resolve } from 'node:path';

import type { WorkerHealth } from '../../../server/src/cli/worker/health-server';
import { freePort, PLAYGROUND } from './environment';

const BIN = resolve(__dirname, '../../../bin/social-distribution.js');
const PATIENCE_MS = 40_000;

export interface WorkerProcess {
  pid: number;
  healthPort: number;
  /** Everything it wrote so far, to both streams. */
  output(): string;
  /** Status and body of its `GET /health`; null when nothing answers. */
  health(): Promise<{ status: number; body: WorkerHealth } | null>;
  /** Rejects with the output when it takes too long or the process ended. */
  waitFor(isSo: () => boolean | Promise<boolean>): Promise<void>;
  isReady(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Exit code; null when a signal ended it. */
  ended: Promise<number | null>;
  /** Sends SIGKILL, if it still runs. */
  kill(): Promise<void>;
}

export interface WorkerStartOptions {
  /** On top of the environment of this process, which holds the playground's; undefined removes. */
  env?: Record<string, string | undefined>;
  flags?: readonly string[];
  /** @default the playground */
  appDir?: string;
  /** @default a free one */
  healthPort?: number;
}

/** `social-distribution worker` as a person starts it in the folder of the app. */
export const startWorker = async (options: WorkerStartOptions = {}): Promise<WorkerProcess> => {
  const healthPort = options.healthPort ?? (await freePort());
  const args = [BIN, 'worker', '--health-port', String(healthPort), ...(options.flags ?? [])];
  const child = spawn(process.execPath, args, {
    cwd: options.appDir ?? PLAYGROUND,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer): void => void (output += chunk.toString('utf8'));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  let isOver = false;
  const ended = new Promise<number | null>((done) =>
    child.once('close', (code) => {
      isOver = true;
      done(code);
    })
  );
  const worker: WorkerProcess = {
    pid: child.pid ?? 0,
    healthPort,
    output: () => output,
    ended,
    health: () => askHealth(healthPort),
    async waitFor(isSo) {
      const until = Date.now() + PATIENCE_MS;
      while (!(await isSo())) {
        if (Date.now() > until || isOver) {
          throw new Error(`It did not come about. The worker said:\n${output}`);
        }
        await new Promise((wait) => setTimeout(wait, 50));
      }
    },
    isReady: () => worker.waitFor(() => output.includes('worker: ready')),
    signal: (name) => void child.kill(name),
    async kill() {
      if (!isOver) child.kill('SIGKILL');
      await ended;
    },
  };
  return worker;
};

const askHealth = async (port: number): ReturnType<WorkerProcess['health']> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, {
      headers: { connection: 'close' },
    });
    return { status: response.status, body: (await response.json()) as WorkerHealth };
  } catch {
    return null;
  }
};

const LISTENING = '0A';

/** TCP ports that a process listens on, as Linux tells them. */
export const listeningPorts = (pid: number): number[] => {
  const folder = `/proc/${pid}`;
  const sockets = new Set(
    readdirSync(`${folder}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    })
  );
  const lines = ['tcp', 'tcp6'].flatMap((name) =>
    readFileSync(`${folder}/net/${name}`, 'utf8').split('\n').slice(1)
  );
  return lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    const isOurs = state === LISTENING && sockets.has(inode);
    return isOurs ? [parseInt(local.split(':')[1] ?? '', 16)] : [];
  });
};
