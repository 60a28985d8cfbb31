import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;
const KEPT_LINES = 60;

export interface StrapiProcess {
  stop(): Promise<void>;
  /** Rejects with the last lines of the log when the process ends, whoever ended it. */
  ended: Promise<never>;
}

export interface StrapiStart {
  root: string;
  url: string;
  env: Record<string, string>;
  showLog: boolean;
}

/** `strapi start` in the playground; resolves when it serves. Its log is shown when it fails. */
export const startStrapi = async (options: StrapiStart): Promise<StrapiProcess> => {
  const child = spawnStrapi(options);
  const log = keepLog(child, options.showLog);
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const ended = exited.then((code) => {
    throw new Error(`Strapi stopped with exit code ${code}.\n${log.join('')}`);
  });
  // Whoever does not wait for the end need not hear of it.
  ended.catch(() => undefined);
  try {
    await Promise.race([untilHealthy(options.url), ended]);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return { stop: () => stop(child, exited), ended };
};

const spawnStrapi = ({ root, env }: StrapiStart) =>
  spawn(process.execPath, [join(root, 'node_modules/@strapi/strapi/bin/strapi.js'), 'start'], {
    cwd: join(root, 'playground'),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The last lines, which grow while the process runs. */
const keepLog = (child: ReturnType<typeof spawnStrapi>, showLog: boolean): readonly string[] => {
  const log: string[] = [];
  const keep = (chunk: Buffer) => {
    if (showLog) process.stdout.write(chunk);
    log.push(chunk.toString());
    if (log.length > KEPT_LINES) log.shift();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return log;
};

const untilHealthy = async (url: string): Promise<void> => {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    const response = await fetch(`${url}/_health`).catch(() => null);
    if (response?.status === 204) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`Strapi does not answer at ${url} after ${START_TIMEOUT_MS / 1000} s.`);
};

const stop = async (child: ChildProcess, exited: Promise<number>): Promise<void> => {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  const late = new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), STOP_TIMEOUT_MS).unref();
  });
  if ((await Promise.race([exited, late])) === 'late') child.kill('SIGKILL');
};
