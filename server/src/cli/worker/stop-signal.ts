import { constants } from 'node:os';

import type { Terminal } from '../terminal';

export const STOP_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

type StopSignalName = (typeof STOP_SIGNALS)[number];

/** npx passes on a Ctrl+C that the terminal has sent to the process already: one wish, two signals. */
const SAME_WISH_MS = 1000;
const AFTER_GRACE_MS = 5000;

export interface StopOptions {
  /** What running deliveries get; 5 s later the process ends, whatever still holds it. */
  graceMs: number;
  terminal: Terminal;
}

/** Aborted by the first SIGTERM or SIGINT; a second one ends the process at once. */
export const listenForStop = ({ graceMs, terminal }: StopOptions): AbortSignal => {
  const stop = new AbortController();
  let askedAt = 0;
  const onSignal = (name: StopSignalName): void => {
    if (!stop.signal.aborted) {
      askedAt = Date.now();
      endAfter(graceMs + AFTER_GRACE_MS, terminal);
      stop.abort();
    } else if (Date.now() - askedAt > SAME_WISH_MS) {
      process.exit(128 + constants.signals[name]);
    }
  };
  for (const name of STOP_SIGNALS) process.on(name, onSignal);
  return stop.signal;
};

const endAfter = (ms: number, terminal: Terminal): void => {
  const end = (): void => {
    terminal.complain(
      `social-distribution worker: did not stop within ${ms / 1000} s and ends now; ` +
        'other workers take over what it held.'
    );
    process.exit(1);
  };
  setTimeout(end, ms).unref();
};

/** Resolves when the signal is aborted, and keeps the process up until then. */
export const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    // Listeners of signals alone do not keep a process up.
    const alive = setInterval(() => undefined, 60_000);
    const onAbort = (): void => {
      clearInterval(alive);
      resolve();
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
