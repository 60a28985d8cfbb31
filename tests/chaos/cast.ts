import { join } from 'node:path';

import { environmentOf } from './app-environment';
import type { Children } from './children';
import type { KillOrders } from './kill-orders';
import type { ChaosOptions } from './options';
import type { Blow } from './schedule';
import type { Servers } from './servers';
import { strapiProgram, untilServing, workerProgram } from './strapi-app';
import { Supervised } from './supervised';
import type { ChaosWorld } from './world';

const WORKERS = 2;

export interface CastArgs {
  options: ChaosOptions;
  folder: string;
  port: number;
  world: ChaosWorld;
  servers: Servers;
  children: Children;
  orders: KillOrders;
}

/** Strapi and its workers: processes that die and come back. */
export class Cast {
  readonly #strapi: Supervised;
  readonly #workers: Supervised[];
  readonly #url: string;

  constructor(private readonly args: CastArgs) {
    const { options, folder, port, world, servers, children, orders } = args;
    const env = environmentOf(options, { folder, port, urls: world.sandbox.urls, servers });
    const logFile = (name: string) => join(folder, `${name}.log`);
    const isEmbedded = options.backend === 'embedded';
    this.#url = `http://127.0.0.1:${port}`;
    this.#strapi = new Supervised({
      name: 'Strapi',
      spawn: strapiProgram({ children, env, logFile: logFile('strapi') }),
      // The embedded queue's worker is Strapi itself.
      orders: isEmbedded ? orders : null,
    });
    this.#workers = Array.from({ length: isEmbedded ? 0 : WORKERS }, (_, index) => {
      const name = `worker-${index + 1}`;
      const spawn = workerProgram({ children, env, logFile: logFile(name) });
      return new Supervised({ name, spawn, orders });
    });
  }

  /** Rejects when Strapi ends by itself again and again. */
  async startStrapi(): Promise<{ broken: Promise<void> }> {
    const broken = this.#strapi.run();
    await Promise.race([untilServing(this.#url), broken]);
    return { broken };
  }

  /** Strapi must have made its tables. Resolves when all were stopped. */
  async runWorkers(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.run()));
  }

  async strike(kind: Blow['kind']): Promise<void> {
    const { options, servers } = this.args;
    switch (kind) {
      case 'stop-strapi':
        return this.#strapi.interrupt('SIGTERM');
      case 'kill-strapi':
        return this.#strapi.interrupt('SIGKILL');
      case 'wipe-queue':
        if (options.backend !== 'embedded') return servers.wipeQueue();
        return this.#strapi.interrupt('SIGKILL', () => servers.wipeQueue());
    }
  }

  /** How often a process was started again. */
  get restarts(): number {
    const starts = (one: Supervised) => Math.max(0, one.starts - 1);
    return [this.#strapi, ...this.#workers].reduce((sum, one) => sum + starts(one), 0);
  }

  async stop(): Promise<void> {
    await Promise.all([this.#strapi, ...this.#workers].map((one) => one.stop()));
  }
}
