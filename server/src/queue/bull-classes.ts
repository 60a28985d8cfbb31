import { withBackend, type BackendFactory, type IQueueBackend, type Telemetry } from 'bullmq';

import type { JobData, QueueName, QueueStore, WorkerPlan } from './queue-store';

/** Nobody reads BullMQ's events; they must not fill the store. */
const KEPT_EVENTS = 500;
/** An idle worker asks again after this time, should a wake-up call have been lost. */
const DRAIN_DELAY_S = 10;
/** A job of a process that died is given to another one after this time. */
const LOCK_MS = 30_000;
const STALLED_CHECK_MS = 15_000;
const RETRY_MS = 1_000;

interface Bound<C> {
  connection: C;
  /** Redis: prefix of all keys. */
  prefix?: string;
  /** Traces jobs; undefined: nobody asked for it. */
  telemetry?: Telemetry | undefined;
}

/** Makes BullMQ's queues and workers with the options that all backends share. */
export const bullClasses = <B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  bound: Bound<C>
): Pick<QueueStore, 'queue' | 'worker'> => {
  const { Queue, Worker } = withBackend(factory);
  return {
    queue: (name: QueueName) =>
      new Queue<JobData>(name, { ...bound, streams: { events: { maxLen: KEPT_EVENTS } } }),
    worker: ({ name, concurrency, work }: WorkerPlan) =>
      new Worker<JobData, void>(name, work, {
        ...bound,
        concurrency,
        autorun: false,
        drainDelay: DRAIN_DELAY_S,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_CHECK_MS,
        runRetryDelay: RETRY_MS,
      }),
  };
};
