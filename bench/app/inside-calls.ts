import type { CallableChild } from '../process/callable-child';

export interface QueryPlan {
  sql: string;
  plan: string[];
}

/** Deliveries by state, without those that are held back. */
export type StateCounts = Partial<Record<string, number>>;

/** How a process that works on deliveries is. */
export interface Working {
  state: string;
  problem: string | null;
  waiting: number;
  active: number;
  delayed: number;
  /** Processes that work on the same deliveries. */
  workers: number;
}

/** A delivery and when it is due, epoch ms. */
export type Due = readonly [deliveryId: number, dueAt: number];

/** What `inside/agent.cjs` does within the measured process. */
export class InsideCalls {
  constructor(private readonly child: CallableChild) {}

  /** Puts off everything queued; its ids, oldest first. */
  holdBack = () => this.child.call<number[]>('holdBack');
  /** Makes deliveries due and nudges the queue; milliseconds that the nudges took. */
  release = (dues: readonly Due[]) => this.child.call<number>('release', { dues });
  /** Post ids by delivery id; null where there is none. */
  postIds = (ids: readonly number[]) =>
    this.child.call<[id: number, postId: string | null][]>('postIds', { ids });
  states = () => this.child.call<StateCounts>('states');
  working = () => this.child.call<Working>('working');
  /** The last lines of the process's log. */
  log = () => this.child.log;

  /** Makes repeating schedules due, evenly over the window. */
  spreadSchedules = (spread: { ids: readonly number[]; firstDueAt: number; windowMs: number }) =>
    this.child.call<null>('spreadSchedules', spread);
  /** What schedules made that is due from then on, epoch ms. */
  scheduledPosts = (since: number) =>
    this.child.call<[dueAt: number, startedAt: number | null, postId: string | null][]>(
      'scheduledPosts',
      { since }
    );

  fillFinished = (count: number) => this.child.call<null>('fillFinished', { count });
  clearDeliveries = () => this.child.call<null>('clearDeliveries');
  timeSweeps = (times: number) => this.child.call<number[]>('timeSweeps', { times });
  explainSweep = () => this.child.call<QueryPlan[]>('explainSweep');

  countSql = () => this.child.call<null>('countSql');
  countSqlEnd = () => this.child.call<[statement: string, count: number][]>('countSqlEnd');
  /** CPU time of the process since it started, ms. */
  cpuMs = () => this.child.call<number>('cpuMs');
  profile = () => this.child.call<null>('profile');
  profileEnd = (file: string) => this.child.call<null>('profileEnd', { file });
}
