import type { Core } from '@strapi/strapi';

/**
 * The public pages, outside of `/api`. A locale starts with exactly two letters, so that the
 * pattern never takes `/api/articles/:id` away from the content API.
 */
export const siteRoutes: Omit<Core.Route, 'info'>[] = [
  {
    method: 'GET',
    path: '/articles',
    handler: 'api::site.site.index',
    config: { auth: false },
  },
  {
    method: 'GET',
    path: '/:locale([a-z]{2}(?:-[A-Za-z0-9-]+)?)/articles/:slug',
    handler: 'api::site.site.article',
    config: { auth: false },
  },
];
