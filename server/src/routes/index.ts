import type { Core } from '@strapi/types';

import { adminRoutes } from './admin';

/** An admin router below the REST prefix: `/api/admin/distribution/…` unless the prefix differs. */
const routes = {
  admin: ({ strapi }: { strapi: Core.Strapi }) => ({
    type: 'admin',
    prefix: `${strapi.config.get<string>('api.rest.prefix', '/api')}/admin/distribution`,
    routes: adminRoutes.map((route) => ({ ...route })),
  }),
};

export default routes;
