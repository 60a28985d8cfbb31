/**
 * Plain BullMQ with a job that does nothing, on the same store and with the same concurrency as the
 * engine: what the queue alone can do. Runs in its own process.
 */
import { createPostgresBackend, Queue, withBackend, Worker } from 'bullmq';

import { openEmbeddedStore } from '../../server/src/queue/embedded/open-store';
import type { BackendName } from '../engine/backend';
import { answerCalls } from '../process/answer-calls';

export interface RawRun {
  backend: BackendName;
  url: string | null;
  /** Of the embedded store; its own, not Strapi's. */
  folder: string;
  jobs: number;
  concurrency: number;
}

interface Place {
  queue: Pick<Queue, 'addBulk' | 'waitUntilReady' | 'close'>;
  work: (done: () => void) => Pick<Worker, 'waitUntilReady' | 'close'>;
  close(): Promise<void>;
}

const NAME = 'raw-noop';
const CHUNK = 500;
const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: true } as const;

const onRedis = ({ url, concurrency }: RawRun): Place => {
  const connection = { url: url ?? '', maxRetriesPerRequest: null };
  return {
    queue: new Queue(NAME, { connection }),
    work: (done) => new Worker(NAME, noop(done), { connection, concurrency }),
    close: () => Promise.resolve(),
  };
};

const onPostgres = async (run: RawRun): Promise<Place> => {
  const { concurrency } = run;
  const store = run.backend === 'embedded' ? await openEmbedded(run.folder) : null;
  const connection = store?.pool ?? {
    connectionString: run.url ?? '',
    schema: 'raw_noop',
    migrate: true,
  };
  const classes = withBackend(createPostgresBackend);
  return {
    queue: new classes.Queue(NAME, { connection }),
    work: (done) => new classes.Worker(NAME, noop(done), { connection, concurrency }),
    close: () => store?.close() ?? Promise.resolve(),
  };
};

const openEmbedded = (folder: string) =>
  openEmbeddedStore(folder, (message) => console.error(message));

const noop = (done: () => void) => () => {
  done();
  return Promise.resolve();
};

/** When each job ran, epoch ms. */
const runRaw = async (run: RawRun): Promise<number[]> => {
  const place = run.backend === 'redis' ? onRedis(run) : await onPostgres(run);
  await place.queue.waitUntilReady();
  for (let added = 0; added < run.jobs; added += CHUNK) {
    const count = Math.min(CHUNK, run.jobs - added);
    const job = { name: 'noop', data: { deliveryId: 1 }, opts: JOB_OPTIONS };
    await place.queue.addBulk(Array.from({ length: count }, () => job));
  }
  const times: number[] = [];
  let finished = (): void => undefined;
  const allDone = new Promise<void>((resolve) => {
    finished = resolve;
  });
  const worker = place.work(() => {
    times.push(performance.timeOrigin + performance.now());
    if (times.length >= run.jobs) finished();
  });
  await allDone;
  await worker.close();
  await place.queue.close();
  await place.close();
  return times;
};

answerCalls({ run: runRaw });
