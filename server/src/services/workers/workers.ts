import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { WorkerRegistry, type WorkerRow } from './worker-registry';

export interface WorkerStart {
  /** Deliveries at the same time. @default the config's queue.concurrency */
  concurrency?: number;
}

/** What this process does for deliveries: takes jobs, sweeps, and gives signs of life. */
export class Workers {
  readonly #registry: WorkerRegistry;
  #timer: NodeJS.Timeout | null = null;
  #tick: Promise<void> = Promise.resolve();
  /** Renewals and checks wait for platforms, so they never hold the sweep up. */
  #upkeep: Promise<void> | null = null;
  /** Hundreds of schedules may be due at once; they do not hold the sweep up either. */
  #schedules: Promise<void> | null = null;
  /** Looking at numbers comes after everything else, and waits for platforms as well. */
  #metrics: Promise<void> | null = null;
  #stopping = new AbortController();
  #concurrency = 0;

  constructor(private readonly strapi: Core.Strapi) {
    this.#registry = new WorkerRegistry(strapi);
  }

  /** Takes part in the work. Resolves when the queue was tried once; a queue that is away is tried on. */
  async start({ concurrency = this.#config.concurrency }: WorkerStart = {}): Promise<void> {
    const { strapi } = this;
    this.#concurrency = concurrency;
    this.#stopping = new AbortController();
    const handlers = {
      delivery: (id: number) => getService(strapi, 'deliveries').run(id),
      outbox: () => getService(strapi, 'outbox').relay(),
    };
    await getService(strapi, 'queue').start({ handlers, concurrency });
    getService(strapi, 'webhooks').pump.start();
    this.#scheduleTick(0);
  }

  /** Only hands jobs to the workers of other processes. */
  async startProducer(): Promise<void> {
    if (this.#config.backend === 'embedded') return;
    await getService(this.strapi, 'queue').start({ handlers: null, concurrency: 0 });
  }

  /** Finishes what runs, at most `graceMs`, and takes nothing new. */
  async stop(graceMs: number): Promise<void> {
    this.#concurrency = 0;
    this.#stopping.abort();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#tick;
    await getService(this.strapi, 'bulk').work.stop(graceMs);
    await getService(this.strapi, 'webhooks').pump.stop(graceMs);
    if (this.#schedules) await Promise.race([this.#schedules, systemClock.sleep(graceMs)]);
    // A renewed pair of tokens that is not stored would be lost.
    if (this.#upkeep) await Promise.race([this.#upkeep, systemClock.sleep(graceMs)]);
    if (this.#metrics) await Promise.race([this.#metrics, systemClock.sleep(graceMs)]);
    await getService(this.strapi, 'queue').close(graceMs);
  }

  list(): Promise<WorkerRow[]> {
    return this.#registry.list();
  }

  #scheduleTick(afterMs: number): void {
    if (this.#concurrency === 0) return;
    this.#timer = setTimeout(() => {
      this.#tick = this.#turn().finally(() => this.#scheduleTick(this.#config.sweepEveryMs));
    }, afterMs);
    this.#timer.unref();
  }

  async #turn(): Promise<void> {
    if (!(await this.#isOurs()) || this.#concurrency === 0) return;
    getService(this.strapi, 'bulk').work.tick();
    this.#schedules ??= this.#runSchedules().finally(() => (this.#schedules = null));
    this.#upkeep ??= this.#lookAfterAccounts().finally(() => (this.#upkeep = null));
    this.#metrics ??= this.#lookAtNumbers().finally(() => (this.#metrics = null));
    await this.#lookAfter();
  }

  /** Another Strapi may have transferred its rows to here since the last turn: first they are calmed down. */
  async #isOurs(): Promise<boolean> {
    try {
      await getService(this.strapi, 'dataCare').imports.settle();
      return true;
    } catch (error) {
      this.strapi.log.error(
        `Social distribution: whether rows were imported could not be seen: ${String(error)}`
      );
      return false;
    }
  }

  /** The process's own clock drives the sweep: a queue that lost everything lost its timers too. */
  async #lookAfter(): Promise<void> {
    const { strapi } = this;
    const deliveries = getService(strapi, 'deliveries');
    try {
      const isRunning = (await getService(strapi, 'queue').status()).state === 'running';
      getService(strapi, 'monitoring').counts.queue(isRunning);
      if (isRunning) {
        const lastSeenAt = await this.#registry.lastSeenAt();
        await deliveries.afterStall(lastSeenAt);
        await this.#registry.signOfLife(this.#concurrency);
      }
      await deliveries.sweep();
    } catch (error) {
      // The next tick tries again; a database hiccup must not end the process.
      strapi.log.error(`Social distribution: the sweep failed: ${String(error)}`);
    }
  }

  async #runSchedules(): Promise<void> {
    try {
      await getService(this.strapi, 'schedules').runDue(this.#stopping.signal);
    } catch (error) {
      this.strapi.log.error(
        `Social distribution: looking at the schedules failed: ${String(error)}`
      );
    }
  }

  async #lookAfterAccounts(): Promise<void> {
    const { strapi } = this;
    try {
      await getService(strapi, 'upkeep').run();
      await getService(strapi, 'deliveries').followUp();
      await getService(strapi, 'retention').run();
    } catch (error) {
      strapi.log.error(`Social distribution: looking after the accounts failed: ${String(error)}`);
    }
  }

  async #lookAtNumbers(): Promise<void> {
    try {
      await getService(this.strapi, 'metrics').run(this.#stopping.signal);
    } catch (error) {
      this.strapi.log.error(
        `Social distribution: looking at the numbers of posts failed: ${String(error)}`
      );
    }
  }

  get #config() {
    return getConfig(this.strapi).queue;
  }
}

export const createWorkers = ({ strapi }: { strapi: Core.Strapi }): Workers => new Workers(strapi);
