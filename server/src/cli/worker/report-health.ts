import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import type { QueueStatus } from '../../queue/distribution-queue';
import { getService } from '../../services/get-service';
import type { WorkerHealth } from './health-server';

const PATIENCE_MS = 2000;

/** How this worker is; never throws, and answers within about two seconds. */
export const reportHealth = async (
  strapi: Core.Strapi,
  stop: AbortSignal
): Promise<WorkerHealth> => {
  const queue = await queueStatus(strapi);
  const works = queue.state === 'running' ? 'ok' : 'unavailable';
  return {
    status: stop.aborted ? 'stopping' : works,
    queue,
    uptimeS: Math.floor(process.uptime()),
  };
};

const queueStatus = async (strapi: Core.Strapi): Promise<QueueStatus> => {
  const { backend } = getConfig(strapi).queue;
  const silent: QueueStatus = {
    backend,
    state: 'unreachable',
    problem: `The ${backend} queue did not tell its state.`,
    waiting: 0,
    active: 0,
    delayed: 0,
  };
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<QueueStatus>((resolve) => {
    timer = setTimeout(() => resolve(silent), PATIENCE_MS);
  });
  const told = getService(strapi, 'queue')
    .status()
    .catch(() => silent);
  return Promise.race([told, patience]).finally(() => clearTimeout(timer));
};
