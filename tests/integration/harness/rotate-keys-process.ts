import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

import { PLAYGROUND } from './environment';

const BIN = resolve(__dirname, '../../../bin/social-distribution.js');
const PATIENCE_MS = 60_000;

export interface RotateKeysProcess {
  /** What it wrote so far to its standard output. */
  printed(): string;
  complained(): string;
  /** Resolves when it was printed; rejects when the process ended without it. */
  says(text: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Exit code; null when a signal ended it. */
  ended: Promise<number | null>;
}

/** `social-distribution rotate-keys` as a person starts it in the folder of the app. */
export const startRotateKeys = (
  flags: readonly string[] = [],
  env: Record<string, string | undefined> = {}
): RotateKeysProcess => {
  const child = spawn(process.execPath, [BIN, 'rotate-keys', ...flags], {
    cwd: PLAYGROUND,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { printed: '', complained: '' };
  child.stdout.on('data', (chunk: Buffer) => void (written.printed += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => void (written.complained += chunk.toString('utf8')));
  let isOver = false;
  const ended = new Promise<number | null>((done) =>
    child.once('close', (code) => {
      isOver = true;
      done(code);
    })
  );
  return {
    printed: () => written.printed,
    complained: () => written.complained,
    ended,
    signal: (name) => void child.kill(name),
    async says(text) {
      const until = Date.now() + PATIENCE_MS;
      while (!written.printed.includes(text)) {
        if (isOver || Date.now() > until) {
          throw new Error(`Never said. It wrote:\n${written.printed}\n${written.complained}`);
        }
        await new Promise((wait) => setTimeout(wait, 10));
      }
    },
  };
};

const CLOSING_LINE =
  /^rotate-keys: rotated=(\d+) already_current=(\d+) failed=(\d+) seconds=\d+\.\d$/;

/** What the closing line says; nothing where the last line is another one. */
export const closingOf = (printed: string) => {
  const [, ...counts] = CLOSING_LINE.exec(printed.trimEnd().split('\n').at(-1) ?? '') ?? [];
  const [rotated, alreadyCurrent, failed] = counts.map(Number);
  return { rotated, alreadyCurrent, failed };
};
