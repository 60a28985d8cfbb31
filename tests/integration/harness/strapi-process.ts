import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { environmentOf, everyPlatformAt, freePort, PLAYGROUND } from './environment';

const SCRIPT = join(__dirname, 'boot-strapi.cjs');
const PATIENCE_MS = 40_000;

export interface StrapiProcess {
  url: string;
  pid: number;
  /** Everything it wrote so far, to both streams. */
  output(): string;
  /** Rejects with the output when it takes too long. */
  waitFor(isSo: () => boolean | Promise<boolean>): Promise<void>;
  /** Exit code; null when a signal ended it. */
  ended: Promise<number | null>;
  /** Ends it, if it still runs. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Folders of processes, removed together. */
export class TemporaryFolders {
  readonly #folders: string[] = [];

  add(): string {
    const folder = mkdtempSync(join(tmpdir(), 'social-distribution-'));
    this.#folders.push(folder);
    return folder;
  }

  remove(): void {
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

export interface ProcessOptions {
  mode: 'start' | 'load';
  /** Holds its database. */
  folder: string;
  /** Replaces variables; undefined removes one. */
  env?: Record<string, string | undefined>;
}

/** Boots the playground in a process of its own; nothing listens where its platforms should be. */
export const startProcess = async (options: ProcessOptions): Promise<StrapiProcess> => {
  const port = await freePort();
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const platformUrls = everyPlatformAt(nowhere);
  const child = spawn(process.execPath, [SCRIPT, PLAYGROUND, options.mode], {
    env: {
      PATH: process.env['PATH'],
      ...environmentOf({ folder: options.folder, port, platformUrls }),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return observe(child, `http://127.0.0.1:${port}`);
};

const observe = (child: ChildProcess, url: string): StrapiProcess => {
  let output = '';
  const collect = (chunk: Buffer): void => void (output += chunk.toString('utf8'));
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    async waitFor(isSo) {
      const until = Date.now() + PATIENCE_MS;
      while (!(await isSo())) {
        if (Date.now() > until || child.exitCode !== null) {
          throw new Error(`It did not come about. The process said:\n${output}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
};

/** Whether Strapi serves at this address. */
export const serves = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/_health`)).status === 204;
  } catch {
    return false;
  }
};
