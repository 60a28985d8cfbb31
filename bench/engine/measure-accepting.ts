import { publishArticles } from '../app/articles';
import { settleIn } from '../app/people';
import { measureLatency, type Latency } from './measure-latency';
import { measureEmptySweep, measureFullSweep, type SweepCost } from './measure-sweep';
import { REQUEST_KINDS, runBlock } from './requests';
import { takerOf, type Run } from './run';
import { openSession, type Session } from './session';

export interface Accepted {
  sweep: SweepCost;
  accepting: Latency;
  /** The same with one client: what a request takes when nobody is in front of it. */
  single: Latency;
  /** The backlog: deliveries that wait for workers. */
  ids: number[];
}

/**
 * First half: Strapi without anybody who works on deliveries. The sweep is timed, requests are
 * timed, and what they dispatched is the backlog of the second half.
 */
export const measureAccepting = async (run: Run): Promise<Accepted> => {
  const { counts } = run.options;
  run.log('starting Strapi without workers');
  const app = await run.open({ namespace: 'bench_accepting', works: false });
  try {
    await settleIn(app, run.platform);
    const session = await openSession(app);
    const empty = await measureEmptySweep(app.inside, counts.sweeps);
    run.log('writing articles');
    // Twice: warming up, and profiling if that was asked for.
    const timed = counts.latencyRounds * (counts.latencyPerRound + counts.singlePerRound);
    const wanted = 2 * counts.warmUp + timed;
    const place = { url: app.url, apiToken: session.apiToken };
    const nextArticle = takerOf(await publishArticles(place, wanted));
    await warmUp(session, run, nextArticle);
    run.log(`timing the sweep beside ${counts.finishedRows} finished deliveries`);
    const full = { times: counts.sweeps, rows: counts.finishedRows, empty };
    const sweep = await measureFullSweep(app.inside, full);
    run.log('timing requests, nobody works on deliveries');
    const { accepting, single } = await timeRequests(session, run, nextArticle);
    return { sweep, accepting, single, ids: await app.inside.holdBack() };
  } finally {
    await app.stop();
  }
};

const warmUp = async (session: Session, { options }: Run, nextArticle: () => string) => {
  const { warmUp: requests, clients } = options.counts;
  for (const kind of REQUEST_KINDS) {
    await runBlock(session, { kind, requests, clients, nextArticle });
  }
};

const timeRequests = async (session: Session, run: Run, nextArticle: () => string) => {
  const { latencyRounds: rounds, latencyPerRound, singlePerRound, clients } = run.options.counts;
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 200));
  const plan = { rounds, nextArticle, settle };
  const accepting = await measureLatency(session, { ...plan, clients, perRound: latencyPerRound });
  const single = await measureLatency(session, { ...plan, clients: 1, perRound: singlePerRound });
  if (run.options.isProfiled) await profileDispatch(session, run, nextArticle);
  return { accepting, single };
};

const profileDispatch = (session: Session, run: Run, nextArticle: () => string) => {
  const { warmUp: requests, clients } = run.options.counts;
  return run.watch({
    title: 'dispatch without workers',
    processes: [session.app.inside],
    per: { what: 'dispatch', count: requests },
    work: () => runBlock(session, { kind: 'dispatch', requests, clients, nextArticle }),
  });
};
