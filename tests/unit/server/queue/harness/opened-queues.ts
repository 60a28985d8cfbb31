import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  createDistributionQueue,
  type DistributionQueue,
  type QueueHandlers,
  type QueueOptions,
} from '../../../../../server/src/queue';

export const handlers = (over: Partial<QueueHandlers> = {}): QueueHandlers => ({
  delivery: () => Promise.resolve(),
  outbox: () => Promise.resolve(),
  ...over,
});

let namespaces = 0;

/** A namespace that no other test of this file uses. */
export const newNamespace = (): string => {
  namespaces += 1;
  return `test_${namespaces}`;
};

/** Handlers that write down the deliveries they see. */
export const recorder = () => {
  const seen: number[] = [];
  return { seen, handlers: handlers({ delivery: (id) => Promise.resolve(void seen.push(id)) }) };
};

/** The queues of a test, closed after it, and what they said. */
export class OpenedQueues {
  readonly said: { level: 'info' | 'warn' | 'error'; message: string }[] = [];
  readonly #open: DistributionQueue[] = [];
  readonly #folders: string[] = [];

  create(options: Partial<QueueOptions>): DistributionQueue {
    const say = (level: 'info' | 'warn' | 'error') => (message: string) =>
      void this.said.push({ level, message });
    const queue = createDistributionQueue({
      backend: 'embedded',
      dataDir: '/nowhere',
      url: null,
      namespace: 'social',
      log: { info: say('info'), warn: say('warn'), error: say('error') },
      ...options,
    });
    this.#open.push(queue);
    return queue;
  }

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'queue-'));
    this.#folders.push(folder);
    return folder;
  }

  messages(level: 'info' | 'warn' | 'error'): string[] {
    return this.said.filter((line) => line.level === level).map(({ message }) => message);
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((queue) => queue.close(1_000)));
    for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    this.said.length = 0;
  }
}
