import type { Core } from '@strapi/types';

import type {
  CircuitView,
  HealthView,
  OutboxProblemView,
  WorkerView,
} from '../../../../contracts/health';
import { getConfig } from '../../config/get-config';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { SiteScope } from '../sites/site-scope';
import { accountsInNeed } from './accounts-in-need';
import { AttentionLists } from './attention-lists';
import { mergeCircuits } from './merge-circuits';
import { platformHealth } from './platform-health';

const FINISHED_WITHIN_MS = 24 * 60 * 60_000;
/** A worker that missed this many sweeps is taken for dead. */
const SILENT_SWEEPS = 3;
const BYTES_PER_MB = 1024 * 1024;

/** Who looks at the health: their site, and the sites whose deliveries are counted. */
export interface HealthScope {
  site: Site;
  scope: SiteScope;
}

/** Whether posts go out, and what stands in their way. */
export class Health {
  readonly lists: AttentionLists;

  constructor(private readonly strapi: Core.Strapi) {
    this.lists = new AttentionLists(strapi);
  }

  /** Everything at a glance; no secrets. */
  async view({ site, scope }: HealthScope): Promise<HealthView> {
    const { strapi } = this;
    const deliveries = getService(strapi, 'deliveries');
    const since = new Date(systemClock.now() - FINISHED_WITHIN_MS);
    const circuits = await this.#circuits(scope);
    const [queue, workers, states, undecided, accounts, platforms, outboxProblems] =
      await Promise.all([
        getService(strapi, 'queue').status(),
        this.#workers(),
        deliveries.countByState(since, scope),
        deliveries.countUndecided(scope),
        accountsInNeed(strapi, scope),
        platformHealth(strapi, { scope, since, circuits }),
        this.#outboxProblems(),
      ]);
    return {
      queue,
      workers,
      deliveries: states,
      undecided,
      circuits,
      accounts,
      platforms,
      site: { id: site.id, name: site.name, paused: site.paused },
      missedAfterMs: getConfig(strapi).delivery.missedAfterMs,
      outboxProblems,
      process: {
        uptimeS: Math.round(process.uptime()),
        memoryMb: Math.round(process.memoryUsage().rss / BYTES_PER_MB),
      },
    };
  }

  async #workers(): Promise<WorkerView[]> {
    const { sweepEveryMs } = getConfig(this.strapi).queue;
    const silentSince = systemClock.now() - SILENT_SWEEPS * sweepEveryMs;
    const rows = await getService(this.strapi, 'workers').list();
    return rows.map(({ name, startedAt, seenAt, concurrency }) => ({
      name,
      startedAt,
      seenAt,
      concurrency,
      isAlive: Date.parse(seenAt) >= silentSince,
    }));
  }

  async #circuits(scope: SiteScope): Promise<CircuitView[]> {
    const { strapi } = this;
    const open = mergeCircuits(await getService(strapi, 'circuits').list());
    return Promise.all(
      open.map(async ({ platform, state, reason, openedAt, retryAt }) => ({
        platform,
        platformLabel: getService(strapi, 'adapters').descriptorOf(platform).label,
        state,
        reason,
        openedAt,
        retryAt,
        held: await getService(strapi, 'deliveries').countHeldFor(platform, scope),
      }))
    );
  }

  async #outboxProblems(): Promise<OutboxProblemView[]> {
    const rows = await getService(this.strapi, 'outbox').problems();
    return rows.map(({ id, entryUid, entryDocumentId, locale, at, attempts, problem }) => ({
      id,
      entryUid,
      entryDocumentId,
      locale,
      at,
      attempts: attempts ?? 0,
      problem: problem ?? 'The rules could not be applied.',
    }));
  }
}

export const createHealth = ({ strapi }: { strapi: Core.Strapi }): Health => new Health(strapi);
