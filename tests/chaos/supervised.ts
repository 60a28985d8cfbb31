import { setTimeout as pause } from 'node:timers/promises';

import type { Child, ChildEnd } from './children';
import type { KillOrders } from './kill-orders';
import type { KillOrder } from './schedule';

const STOP_TIMEOUT_MS = 15_000;
/** A process that keeps ending by itself is broken; starting it for ever would hide that. */
const MAX_UNEXPECTED_ENDS = 3;

export interface SupervisedOptions {
  name: string;
  spawn(order: KillOrder | null): Child;
  /** Takes the next order at each start; null: this process is never told to die. */
  orders: KillOrders | null;
}

interface Interruption {
  signal: 'SIGTERM' | 'SIGKILL';
  whileDown: () => Promise<void>;
  done: () => void;
}

/** A process that is started again whenever it ends, until `stop`. */
export class Supervised {
  #child: Child | null = null;
  #interruption: Interruption | null = null;
  #isStopping = false;
  #unexpectedEnds = 0;
  starts = 0;

  constructor(private readonly options: SupervisedOptions) {}

  /** Resolves after `stop`; rejects when the process keeps ending without being told to. */
  async run(): Promise<void> {
    const { spawn, orders } = this.options;
    while (!this.#isStopping) {
      const order = orders?.take() ?? null;
      this.#child = spawn(order);
      this.starts += 1;
      const end = await this.#child.ended;
      const interruption = this.#interruption;
      this.#interruption = null;
      if (order) this.#settle(order, end, interruption);
      if (this.#isStopping) return;
      if (interruption) await interruption.whileDown();
      interruption?.done();
      if (!interruption && !(order && end.signal === 'SIGKILL')) this.#ended(end);
    }
  }

  /** Ends it, does something while it is down, and lets it start again. */
  async interrupt(
    signal: Interruption['signal'],
    whileDown: () => Promise<void> = () => Promise.resolve()
  ): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#interruption = { signal, whileDown, done: resolve };
    });
    await this.#end(signal);
    await done;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child) return;
    child.signal(signal);
    const timer = new AbortController();
    const late = pause(STOP_TIMEOUT_MS, 'late', { signal: timer.signal }).catch(() => 'ended');
    if ((await Promise.race([child.ended, late])) === 'late') {
      console.log(`  ${this.options.name} ignored ${signal} for ${STOP_TIMEOUT_MS / 1000} s.`);
      child.signal('SIGKILL');
    }
    timer.abort();
    await child.ended;
  }

  /** An order counts only when the process died of it; else the next process gets it. */
  #settle(order: KillOrder, end: ChildEnd, interruption: Interruption | null): void {
    const { orders } = this.options;
    const isOwnKill = interruption?.signal === 'SIGKILL' || this.#isStopping;
    if (end.signal === 'SIGKILL' && !isOwnKill) orders?.struck(order);
    else orders?.giveBack(order);
  }

  #ended({ code, signal }: ChildEnd): void {
    this.#unexpectedEnds += 1;
    const how = signal ?? `exit code ${code}`;
    console.log(`  ${this.options.name} ended by itself (${how}); it is started again.`);
    if (this.#unexpectedEnds < MAX_UNEXPECTED_ENDS) return;
    throw new Error(`${this.options.name} ended by itself again and again (${how}).`);
  }
}
