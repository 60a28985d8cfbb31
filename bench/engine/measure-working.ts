import { join } from 'node:path';

import { publishArticles } from '../app/articles';
import type { MeasuredApp } from '../app/start-app';
import type { Percentiles } from '../figures/percentiles';
import { measureRawQueue } from '../raw-queue/measure-raw-queue';
import { measureDrift } from './measure-drift';
import { measureLatency, type Latency } from './measure-latency';
import { measureThroughput, type ThroughputRound } from './measure-throughput';
import { takerOf, type Run } from './run';
import { openSession } from './session';
import { untilQuiet } from './wait-for-posts';

export interface Worked {
  throughput: ThroughputRound[];
  rawPerSecond: number[];
  drift: Percentiles;
  working: Latency;
  /** Deliveries that were due and did not end as published; there should be none. */
  unpublished: number;
  /** Posts at the platform beyond one for each published delivery; there should be none. */
  surplusPosts: number;
}

/** A backlog that only warms up: the first deliveries pay for connections and compilation. */
const WARM_UP_SHARE = 0.1;

/** Second half: Strapi with its workers publishes the backlog. */
export const measureWorking = async (run: Run, backlog: readonly number[]): Promise<Worked> => {
  run.log('starting Strapi with workers');
  const app = await run.open({ namespace: 'bench_working', works: true });
  try {
    const next = takerOf(backlog);
    const take = (count: number) => Array.from({ length: count }, next);
    const rates = await alternate(run, app, take);
    const { driftDeliveries, driftWindowMs: windowMs } = run.options.counts;
    run.log(`${driftDeliveries} deliveries due within ${windowMs / 1000} s`);
    const drift = await measureDrift(
      { app, platform: run.platform },
      { ids: take(driftDeliveries), windowMs }
    );
    const working = await timeRequests(run, app);
    return { ...rates, drift, working, ...(await countWrong(run, app)) };
  } finally {
    await app.stop();
  }
};

const warmUpOf = ({ options }: Run): number =>
  Math.ceil(options.counts.throughputPerRound * WARM_UP_SHARE);

const countWrong = async (
  { platform }: Run,
  { inside }: MeasuredApp
): Promise<Pick<Worked, 'unpublished' | 'surplusPosts'>> => {
  const { published = 0, ...others } = await inside.states();
  const unpublished = Object.values(others).reduce<number>((sum, count = 0) => sum + count, 0);
  return { unpublished, surplusPosts: (await platform.count()) - published };
};

/** The engine and plain BullMQ in turns, on the same machine in the same minutes. */
const alternate = async (
  run: Run,
  app: MeasuredApp,
  take: (count: number) => number[]
): Promise<Pick<Worked, 'throughput' | 'rawPerSecond'>> => {
  const { throughputRounds, throughputPerRound } = run.options.counts;
  await measureThroughput({ app, platform: run.platform }, take(warmUpOf(run)));
  await untilQuiet(app.inside);
  const throughput: ThroughputRound[] = [];
  const rawPerSecond: number[] = [];
  for (let round = 1; round <= throughputRounds; round += 1) {
    run.log(`plain BullMQ, round ${round}`);
    rawPerSecond.push(await rawRound(run, round));
    run.log(`publishing ${throughputPerRound} deliveries, round ${round}`);
    throughput.push(await publishRound(run, app, take(throughputPerRound)));
    await untilQuiet(app.inside);
  }
  return { throughput, rawPerSecond };
};

const rawRound = ({ options, backend }: Run, round: number): Promise<number> =>
  measureRawQueue({
    backend: backend.name,
    url: backend.queueUrl,
    folder: join(backend.folder, `raw-${round}`),
    jobs: options.counts.rawJobs,
    concurrency: options.concurrency,
  });

const publishRound = (run: Run, app: MeasuredApp, ids: number[]): Promise<ThroughputRound> =>
  run.watch({
    title: 'publishing',
    processes: app.workers,
    per: { what: 'delivery', count: ids.length },
    work: () => measureThroughput({ app, platform: run.platform }, ids),
  });

const timeRequests = async (run: Run, app: MeasuredApp): Promise<Latency> => {
  const { busyRounds: rounds, busyPerRound: perRound, clients } = run.options.counts;
  run.log('timing requests while workers publish');
  const session = await openSession(app);
  const place = { url: app.url, apiToken: session.apiToken };
  const nextArticle = takerOf(await publishArticles(place, rounds * perRound));
  const settle = () => untilQuiet(app.inside);
  return measureLatency(session, { rounds, perRound, clients, nextArticle, settle });
};
