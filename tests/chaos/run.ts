import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { HealthView } from '../../contracts/health';
import { connectAccounts } from '../../scripts/demo/connect-accounts';
import { ensureRule } from '../../scripts/demo/main-job';
import { freePort } from '../../scripts/services/free-port';
import { databaseFileOf } from './app-environment';
import { articlesFor } from './articles';
import { Cast } from './cast';
import { Children } from './children';
import { openPostgres, openSqlite, type DeliveryTables } from './delivery-rows';
import { KillOrders } from './kill-orders';
import type { ChaosOptions } from './options';
import { ChaosPerson, EDITOR } from './person';
import { scheduleOf } from './schedule';
import { startServers, type Servers } from './servers';
import { Storm } from './storm';
import { judge, type Verdict } from './verdict';
import { openWorld, type ChaosWorld } from './world';

const PROGRESS_EVERY_MS = 5_000;
const QUEUE_TIMEOUT_MS = 90_000;
const BETWEEN_LOOKS_MS = 250;

export interface ChaosResult {
  verdict: Verdict;
  kills: { step: string; kills: number }[];
  restarts: number;
  /** Publishes whose answer was lost with Strapi. */
  repeated: number;
}

/** Everything of a run that must end with it. */
export class ChaosRun {
  readonly folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  readonly #children = new Children();
  #servers: Servers | null = null;
  #world: ChaosWorld | null = null;
  #tables: DeliveryTables | null = null;

  constructor(private readonly options: ChaosOptions) {}

  async run(): Promise<ChaosResult> {
    const { options, folder } = this;
    const { seed, publishes } = options;
    const schedule = scheduleOf(options);
    const orders = new KillOrders(schedule.kills);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const servers = (this.#servers = await startServers(options, folder));
    const world = (this.#world = await openWorld(url, seed));
    const children = this.#children;
    const cast = new Cast({ options, folder, port, world, servers, children, orders });
    console.log('· Starting Strapi and connecting the accounts …');
    const { broken } = await cast.startStrapi();
    const person = await this.#prepare(url, world);
    const tables = (this.#tables =
      options.database === 'sqlite'
        ? openSqlite(databaseFileOf(folder))
        : openPostgres(servers.databaseUrl));
    const strike = cast.strike.bind(cast);
    const storm = new Storm(
      { person, tables, orders, schedule, strike },
      articlesFor(publishes, seed)
    );
    console.log(`· Publishing ${publishes} articles to three accounts …`);
    const progress = this.#report(() => progressLine({ storm, orders, cast, publishes }));
    try {
      const idle = new Promise<never>(() => undefined);
      const failed = Promise.all([broken, cast.runWorkers()]).then(() => idle);
      await Promise.race([storm.run(), failed]);
    } finally {
      clearInterval(progress);
    }
    await cast.stop();
    const { entries, duplicates } = await world.ledger();
    const { acknowledged } = storm;
    return {
      verdict: judge({ acknowledged, rows: await tables.rows(), ledger: entries, duplicates }),
      kills: orders.byStep(),
      restarts: cast.restarts,
      repeated: person.repeated,
    };
  }

  /** Ends everything at once; the folder with logs and database stays when it is worth a look. */
  async close({ keepFolder }: { keepFolder: boolean }): Promise<void> {
    await this.#children.killAll();
    await this.#tables?.close().catch(() => undefined);
    await this.#world?.sandbox.close();
    await this.#servers?.close();
    if (!keepFolder) rmSync(this.folder, { recursive: true, force: true });
  }

  /** What a person does once: signs up, connects the accounts, makes the rule. */
  async #prepare(url: string, world: ChaosWorld): Promise<ChaosPerson> {
    const person = new ChaosPerson(url);
    await person.client.enter(EDITOR);
    await this.#untilQueueRuns(person);
    await connectAccounts(person.client, world.sandbox);
    await ensureRule(person.client);
    await world.loseAnswers();
    return person;
  }

  /** Making the embedded store holds up all of Strapi for seconds, and requests get cut off. */
  async #untilQueueRuns({ client }: ChaosPerson): Promise<void> {
    const until = Date.now() + QUEUE_TIMEOUT_MS;
    for (;;) {
      const health = await client
        .request<{ data: HealthView }>('GET', '/api/admin/distribution/health')
        .catch(() => null);
      if (health?.data.queue.state === 'running') return;
      if (Date.now() > until) {
        throw new Error(`The queue did not start: ${health?.data.queue.problem ?? 'no answer'}`);
      }
      await pause(BETWEEN_LOOKS_MS);
    }
  }

  #report(line: () => string): NodeJS.Timeout {
    const startedAt = Date.now();
    return setInterval(() => {
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      console.log(`  ${String(seconds).padStart(4)} s  ${line()}`);
    }, PROGRESS_EVERY_MS);
  }
}

interface Progress {
  storm: Storm;
  orders: KillOrders;
  cast: Cast;
  publishes: number;
}

const progressLine = ({ storm, orders, cast, publishes }: Progress): string =>
  [
    `published ${storm.acknowledged.length}/${publishes}`,
    `at rest ${storm.work.atRest}`,
    `open ${storm.work.open}`,
    `kills ${orders.count}`,
    `restarts ${cast.restarts}`,
  ].join(', ');
