import type { RouteDescription } from './route-description';

/** All that is held about an account. */
export const DATA_CARE_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'GET /connections/:id/export': {
    summary: 'Download everything held about an account, without secrets',
    answer: null,
    isFile: ['application/json'],
    refusals: [400, 404],
  },
  'POST /connections/:id/erase': {
    summary: 'Erase everything held about an account, for good',
    request: 'EraseConnection',
    answer: 'Erasure',
    refusals: [400, 404],
  },
};
