import { createPostgresBackend } from 'bullmq';

import { bullClasses } from '../bull-classes';
import type { QueueOptions } from '../distribution-queue';
import { messageOf } from '../network-problem';
import type { StoreAccess } from '../queue-store';
import { loadTelemetry } from '../telemetry';
import { endsWithin } from '../within';
import { openEmbeddedStore } from './open-store';
import { EmbeddedQueueInUseError } from './process-lock';

/** Making the store takes seconds, on a small machine many; two tries at once would spoil it. */
const OPEN_LIMIT_MS = 10 * 60_000;
const CLOSE_LIMIT_MS = 5_000;

/** The queue in a PostgreSQL inside this process: it needs nothing installed. */
export const embeddedAccess = ({
  dataDir,
  isTraced = false,
  log,
}: Pick<QueueOptions, 'dataDir' | 'isTraced' | 'log'>): StoreAccess => {
  const name = `The embedded queue in ${dataDir}`;
  return {
    name,
    openLimitMs: OPEN_LIMIT_MS,
    redact: (message) => message,
    explain: (error) => {
      const isInUse = error instanceof EmbeddedQueueInUseError;
      const problem = isInUse ? error.message : `${name} cannot be used: ${messageOf(error)}.`;
      return `${problem} It is tried again by itself.`;
    },
    open: async () => {
      const telemetry = await loadTelemetry(isTraced);
      const store = await openEmbeddedStore(dataDir, (message) => log.warn(message));
      return {
        ...bullClasses(createPostgresBackend, { connection: store.pool, telemetry }),
        probe: async () => {
          await store.pool.query('SELECT 1 FROM job LIMIT 1');
        },
        disconnect: async () => {
          await endsWithin(CLOSE_LIMIT_MS, store.close());
        },
      };
    },
  };
};
