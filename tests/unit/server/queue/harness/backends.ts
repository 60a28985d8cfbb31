import { cpSync } from 'node:fs';

import {
  isPostgresInstalled,
  isRedisInstalled,
  startPostgres,
  startRedis,
} from '../../../../../scripts/services';
import type { QueueOptions } from '../../../../../server/src/queue';
import { OpenedQueues } from './opened-queues';

export interface ServedBackend {
  options: Pick<QueueOptions, 'backend' | 'url'>;
  /** Makes `folder` a store of the embedded queue, which takes seconds the first time. */
  prepare(folder: string): void;
  close(): Promise<void>;
}

const isInstalled = {
  embedded: () => true,
  redis: isRedisInstalled,
  postgres: isPostgresInstalled,
};

const nothing = () => undefined;

const serveEmbedded = async (): Promise<ServedBackend> => {
  const queues = new OpenedQueues();
  const template = queues.folder();
  const queue = queues.create({ dataDir: template });
  await queue.start({ concurrency: 0, handlers: null });
  await queue.close(1_000);
  return {
    options: { backend: 'embedded', url: null },
    prepare: (folder) => cpSync(template, folder, { recursive: true }),
    close: () => queues.close(),
  };
};

const serveRedis = async (): Promise<ServedBackend> => {
  const { url, close } = await startRedis();
  return { options: { backend: 'redis', url }, prepare: nothing, close };
};

const servePostgres = async (): Promise<ServedBackend> => {
  const { url, close } = await startPostgres();
  return { options: { backend: 'postgres', url: url() }, prepare: nothing, close };
};

const start = { embedded: serveEmbedded, redis: serveRedis, postgres: servePostgres };

export const serveBackend = (backend: QueueOptions['backend']): Promise<ServedBackend> =>
  start[backend]();

/**
 * A suite that needs the backend's server. Where that is not installed it is skipped aloud; in CI,
 * where nothing may be skipped, it fails.
 */
export const describeOn = (backend: QueueOptions['backend'], name: string, suite: () => void) => {
  if (isInstalled[backend]()) return describe(name, suite);
  const reason = `${backend} is not installed on this machine`;
  if (process.env['CI']) {
    return describe(name, () => {
      it('has its server', () => {
        throw new Error(reason);
      });
    });
  }
  console.warn(`Skipped: ${name}, as ${reason}.`);
  return describe.skip(name, suite);
};
