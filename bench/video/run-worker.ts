import { fork } from 'node:child_process';
import { join } from 'node:path';

import { BENCH } from '../paths';
import type { Growth } from './growth';
import type { FromWorker, TrimOrder, WorkOrder } from './messages';

interface WorkerStart {
  /** How messages name it. */
  name: string;
  /** In this folder. */
  file: string;
  order: WorkOrder | TrimOrder;
  onAdvance?: (this: void, ms: number) => void;
}

/** Has a process of its own do the work, and returns what it measured. */
export const runWorker = ({ name, file, order, onAdvance }: WorkerStart): Promise<Growth[]> =>
  new Promise((resolve, reject) => {
    const worker = fork(join(BENCH, 'video', file), {
      execArgv: ['--import', 'tsx', '--expose-gc'],
    });
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'advance') return onAdvance?.(message.ms);
      worker.kill();
      if (message.kind === 'done') resolve(message.runs);
      else reject(new Error(`${name}: ${message.message}`));
    });
    worker.once('exit', () => reject(new Error(`${name}: the worker ended early.`)));
    worker.send(order);
  });

/** The worker's side: takes its order, and tells how it went. */
export const answerOrder = <Order>(work: (order: Order) => Promise<Growth[]>): void => {
  process.once('message', (order: Order) => {
    work(order).then(
      (runs) => tell({ kind: 'done', runs }),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : 'Something that is no error.';
        tell({ kind: 'failed', message });
      }
    );
  });
};

export const tell = (message: FromWorker): void => void process.send?.(message);
