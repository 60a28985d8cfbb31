import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Sandbox } from '../../../sandbox/src';
import type { Children } from '../../../tests/chaos/children';
import type { KillOrders } from '../../../tests/chaos/kill-orders';
import type { Blow } from '../../../tests/chaos/schedule';
import { strapiProgram, untilServing, workerProgram } from '../../../tests/chaos/strapi-app';
import { Supervised } from '../../../tests/chaos/supervised';
import type { RedisService } from '../../services';

const WORKERS = 2;
/** Redis is away for so long that everybody says so, ms. */
const OUTAGE_MS = 1_500;

export interface ChaosCastArgs {
  children: Children;
  env: Record<string, string>;
  logFolder: string;
  orders: KillOrders;
  redis: RedisService;
  sandbox: Sandbox;
}

/** A Strapi and two workers that die and come back. */
export class ChaosCast {
  readonly #strapi: Supervised;
  readonly #workers: Supervised[];

  constructor(private readonly args: ChaosCastArgs) {
    const { children, env, logFolder, orders } = args;
    const programOf = (name: string) => ({
      children,
      env,
      logFile: join(logFolder, `${name}.log`),
    });
    this.#strapi = new Supervised({
      name: 'Strapi',
      spawn: strapiProgram(programOf('strapi')),
      orders: null,
    });
    this.#workers = Array.from({ length: WORKERS }, (_, index) => {
      const name = `worker-${index + 1}`;
      return new Supervised({ name, spawn: workerProgram(programOf(name)), orders });
    });
  }

  /** `broken` rejects when Strapi ends by itself again and again. */
  async startStrapi(url: string): Promise<{ broken: Promise<void> }> {
    const broken = this.#strapi.run();
    await Promise.race([untilServing(url), broken]);
    return { broken };
  }

  /** Resolves when all were stopped. */
  async runWorkers(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.run()));
  }

  /** Each blow of the schedule, with something beside it that brings secrets into play. */
  async strike(kind: Blow['kind']): Promise<void> {
    switch (kind) {
      case 'wipe-queue':
        return this.#loseRedis();
      case 'stop-strapi':
        this.#expireTokens();
        return this.#strapi.interrupt('SIGTERM');
      case 'kill-strapi':
        return this.#strapi.interrupt('SIGKILL');
    }
  }

  async stop(): Promise<void> {
    await Promise.all([this.#strapi, ...this.#workers].map((one) => one.stop()));
  }

  async #loseRedis(): Promise<void> {
    const { redis } = this.args;
    await redis.flush();
    await redis.stop();
    await pause(OUTAGE_MS);
    await redis.restart();
  }

  /** Those that can be renewed without a person. */
  #expireTokens(): void {
    const { x, bluesky } = this.args.sandbox.platforms;
    for (const { actions } of [x, bluesky]) actions['expire-tokens']?.({});
  }
}
