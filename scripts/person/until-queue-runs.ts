import { setTimeout as pause } from 'node:timers/promises';

import type { AdminClient } from './admin-client';

const TIMEOUT_MS = 90_000;
const BETWEEN_LOOKS_MS = 250;

/**
 * Making the embedded store holds up all of Strapi for seconds, and requests get cut off meanwhile.
 *
 * @throws when the queue does not run within 90 s
 */
export const untilQueueRuns = async (client: AdminClient): Promise<void> => {
  const until = Date.now() + TIMEOUT_MS;
  for (;;) {
    const health = await client.health().catch(() => null);
    if (health?.queue.state === 'running') return;
    if (Date.now() > until) {
      throw new Error(`The queue did not start: ${health?.queue.problem ?? 'no answer'}`);
    }
    await pause(BETWEEN_LOOKS_MS);
  }
};
