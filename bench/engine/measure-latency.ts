import { withCpuTime } from '../app/cpu-time';
import { percentilesOf, type Percentiles } from '../figures/percentiles';
import { REQUEST_KINDS, runBlock, type RequestKind } from './requests';
import type { Session } from './session';

/** Milliseconds of one kind of request. */
export interface RequestFigures extends Percentiles {
  /** CPU time of Strapi for one of them. */
  cpuMsEach: number;
}

export type Latency = Record<RequestKind, RequestFigures>;

export interface LatencyPlan {
  rounds: number;
  perRound: number;
  clients: number;
  nextArticle: () => string;
  /** Lets what a block set off come to rest, so that the next one does not pay for it. */
  settle: () => Promise<void>;
}

/**
 * Blocks of one kind after another, in another order every round: each kind meets the same machine,
 * and none hides behind the slower one in the same event loop.
 */
export const measureLatency = async (session: Session, plan: LatencyPlan): Promise<Latency> => {
  const { rounds, perRound: requests, clients, nextArticle, settle } = plan;
  const samples: Record<RequestKind, number[]> = { dispatch: [], create: [], createInAdmin: [] };
  const cpu: Record<RequestKind, number> = { dispatch: 0, create: 0, createInAdmin: 0 };
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of rotated(REQUEST_KINDS, round)) {
      const block = () => runBlock(session, { kind, requests, clients, nextArticle });
      const { result, cpuMs } = await withCpuTime([session.app.inside], block);
      samples[kind].push(...result);
      cpu[kind] += cpuMs;
      await settle();
    }
  }
  const figuresOf = (kind: RequestKind): RequestFigures => ({
    ...percentilesOf(samples[kind]),
    cpuMsEach: cpu[kind] / samples[kind].length,
  });
  return {
    dispatch: figuresOf('dispatch'),
    create: figuresOf('create'),
    createInAdmin: figuresOf('createInAdmin'),
  };
};

const rotated = <Item>(items: readonly Item[], by: number): Item[] => {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
};
