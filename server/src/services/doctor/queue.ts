import { hostname } from 'node:os';
import { resolve } from 'node:path';

import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { WorkerRow } from '../workers/worker-registry';
import { embeddedFindings } from './embedded-folder';
import { ok, warning, type Finding } from './finding';
import { queueServerFindings } from './queue-server';

/** A worker that missed this many sweeps is taken for dead, as on the Health page. */
const SILENT_SWEEPS = 3;

/**
 * Whether jobs can wait somewhere, and whether somebody works on them.
 *
 * @param hasTables false: who works cannot be looked up
 */
export const queueFindings = async (
  strapi: Core.Strapi,
  { hasTables }: { hasTables: boolean }
): Promise<Finding[]> => {
  const { queue } = getConfig(strapi);
  const alive = hasTables ? await aliveWorkers(strapi, queue.sweepEveryMs) : [];
  const backend =
    queue.backend === 'embedded'
      ? embeddedFindings(resolve(strapi.dirs.app.root, queue.dataDir), processesHere(alive))
      : await queueServerFindings(queue);
  return hasTables ? [...backend, workerFinding(alive)] : backend;
};

const aliveWorkers = async (strapi: Core.Strapi, sweepEveryMs: number): Promise<WorkerRow[]> => {
  const silentSince = systemClock.now() - SILENT_SWEEPS * sweepEveryMs;
  const rows = await getService(strapi, 'workers').list();
  return rows.filter(({ seenAt }) => Date.parse(seenAt) >= silentSince);
};

const processesHere = (workers: readonly WorkerRow[]): ReadonlySet<number> => {
  const prefix = `${hostname()}, process `;
  const here = workers.filter(({ name }) => name.startsWith(prefix));
  return new Set(here.map(({ name }) => Number(name.slice(prefix.length))));
};

const workerFinding = (alive: readonly WorkerRow[]): Finding =>
  alive.length > 0
    ? ok(
        `${alive.length === 1 ? '1 process works' : `${alive.length} processes work`} on deliveries.`
      )
    : warning(
        'No process works on deliveries at the moment.',
        'Start Strapi, or with queue.worker: false a worker: "npx social-distribution worker".'
      );
