import type { Core } from '@strapi/types';

import { adminRoutes } from './admin';
import { tokenRoutes } from './automation';
import { boardRoutes } from './board';
import { dataCallRoutes } from './data-care';
import { monitoringRoutes } from './monitoring';
import { publicMediaRoutes } from './public-media';

const prefixOf = (strapi: Core.Strapi): string =>
  `${strapi.config.get<string>('api.rest.prefix', '/api')}/admin/distribution`;

/** An admin router below the REST prefix: `/api/admin/distribution/…` unless the prefix differs. */
const routes = {
  admin: ({ strapi }: { strapi: Core.Strapi }) => ({
    type: 'admin',
    prefix: prefixOf(strapi),
    routes: adminRoutes.map((route) => ({ ...route })),
  }),
  /** `/api/admin/distribution/queue/board…`: pages that a browser opens, with a pass in a cookie. */
  board: ({ strapi }: { strapi: Core.Strapi }) => ({
    type: 'admin',
    prefix: prefixOf(strapi),
    routes: boardRoutes.map((route) => ({ ...route })),
  }),
  /** `/api/distribution/…`: for programs, with an API token. */
  automation: ({ strapi }: { strapi: Core.Strapi }) => ({
    type: 'content-api',
    routes: tokenRoutes(strapi),
  }),
  /** `/api/social-distribution/…` */
  'content-api': {
    type: 'content-api',
    routes: [...publicMediaRoutes, ...monitoringRoutes, ...dataCallRoutes],
  },
};

export default routes;
