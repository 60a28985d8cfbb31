import type { Core } from '@strapi/types';

import { getService } from './services/get-service';

/** Starts the queue in the background: a queue that fails must not keep the admin from working. */
export const startWorkers = (strapi: Core.Strapi): void => {
  const deliveries = getService(strapi, 'deliveries');
  getService(strapi, 'queue')
    .start({
      delivery: (id) => deliveries.run(id),
      outbox: () => getService(strapi, 'outbox').relay(),
      sweep: () => deliveries.sweep(),
    })
    .catch((error: unknown) => {
      strapi.log.error(`Social distribution: the queue did not start. ${String(error)}`);
    });
};
