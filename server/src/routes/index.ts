import type { Core } from '@strapi/types';

import { adminRoutes } from './admin';
import { publicMediaRoutes } from './public-media';

/** An admin router below the REST prefix: `/api/admin/distribution/…` unless the prefix differs. */
const routes = {
  admin: ({ strapi }: { strapi: Core.Strapi }) => ({
    type: 'admin',
    prefix: `${strapi.config.get<string>('api.rest.prefix', '/api')}/admin/distribution`,
    routes: adminRoutes.map((route) => ({ ...route })),
  }),
  /** `/api/social-distribution/…` */
  'content-api': {
    type: 'content-api',
    routes: publicMediaRoutes,
  },
};

export default routes;
