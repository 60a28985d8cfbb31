import type { Core } from '@strapi/strapi';
import { siteRoutes } from './api/site/site-routes';
import { runSeed } from './seed/run-seed';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    strapi.server.routes(siteRoutes);
    if (process.env.SEED === 'true') await runSeed(strapi);
  },
};
