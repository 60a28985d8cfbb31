import { resolve } from 'node:path';

import type { Core } from '@strapi/types';

import { getConfig } from '../config/get-config';
import { createDistributionQueue, type DistributionQueue } from '../queue';

/** The queue that the config asks for. */
export const createQueue = ({ strapi }: { strapi: Core.Strapi }): DistributionQueue => {
  const { queue, monitoring } = getConfig(strapi);
  const { backend, url = null, namespace, dataDir } = queue;
  const prefix = (message: string) => `Social distribution: ${message}`;
  return createDistributionQueue({
    backend,
    url,
    namespace,
    dataDir: resolve(strapi.dirs.app.root, dataDir),
    isTraced: monitoring.openTelemetry,
    log: {
      info: (message) => void strapi.log.info(prefix(message)),
      warn: (message) => void strapi.log.warn(prefix(message)),
      error: (message) => void strapi.log.error(prefix(message)),
    },
  });
};
