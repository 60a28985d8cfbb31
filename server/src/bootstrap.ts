import type { Core } from '@strapi/types';

import { getConfig } from './config/get-config';
import { registerPermissions } from './permissions';
import { getService } from './services/get-service';
import { createPublishMiddleware } from './services/outbox/publish-middleware';
import { startWorkers } from './workers';

const bootstrap = async ({ strapi }: { strapi: Core.Strapi }) => {
  await registerPermissions(strapi);
  await getService(strapi, 'sites').ensureDefault();
  strapi.documents.use(createPublishMiddleware({ strapi }));
  if (getConfig(strapi).queue.worker === 'embedded') {
    // CLI commands bootstrap too, but never listen: only a served Strapi works on deliveries.
    strapi.server.httpServer.once('listening', () => startWorkers(strapi));
  }
};

export default bootstrap;
