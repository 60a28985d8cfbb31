import { constants } from 'node:os';

import type { Terminal } from '../terminal';
import { STOP_SIGNALS } from '../worker/stop-signal';

/** npx passes on a Ctrl+C that the terminal has sent to the process already: one wish, two signals. */
const SAME_WISH_MS = 1000;

/** Aborted by the first SIGINT or SIGTERM; a later one ends the process at once, which harms nothing. */
export const listenForInterruption = (terminal: Terminal): AbortSignal => {
  const stop = new AbortController();
  let askedAt = 0;
  for (const name of STOP_SIGNALS) {
    process.on(name, () => {
      if (stop.signal.aborted && Date.now() - askedAt > SAME_WISH_MS) {
        process.exit(128 + constants.signals[name]);
      }
      if (stop.signal.aborted) return;
      askedAt = Date.now();
      stop.abort();
      terminal.complain('rotate-keys: stopping after this batch');
    });
  }
  return stop.signal;
};
