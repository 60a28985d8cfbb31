import type { Core } from '@strapi/types';

import { getConfig } from './config/get-config';
import { registerPermissions } from './permissions';
import { getService } from './services/get-service';
import { watchLanguageDeletion } from './services/outbox/language-deletion';
import { createPublishMiddleware } from './services/outbox/publish-middleware';
import { registerSiteCondition } from './services/sites/site-condition';

const bootstrap = async ({ strapi }: { strapi: Core.Strapi }) => {
  getService(strapi, 'adapters').assertKnown();
  await registerPermissions(strapi);
  await registerSiteCondition(strapi);
  await getService(strapi, 'dataCare').begin();
  await getService(strapi, 'sites').ensureDefault();
  await getService(strapi, 'aiUsage').prepare();
  getService(strapi, 'notices').registerEvents();
  strapi.documents.use(createPublishMiddleware({ strapi }));
  watchLanguageDeletion(strapi);
  // CLI commands bootstrap too, but never listen: only a served Strapi works on deliveries.
  strapi.server.httpServer.once('listening', () => void work(strapi));
};

const work = async (strapi: Core.Strapi): Promise<void> => {
  const workers = getService(strapi, 'workers');
  const { worker } = getConfig(strapi).queue;
  await (worker === 'embedded' ? workers.start() : workers.startProducer());
};

export default bootstrap;
