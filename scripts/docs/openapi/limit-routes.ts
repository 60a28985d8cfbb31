import type { RouteDescription } from './route-description';

/** What platforms and sites allow. */
export const LIMIT_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'PUT /connections/:id/limits': {
    summary: "Set limits of an account that are lower than its platform's",
    request: 'ConnectionLimitsRequest',
    answer: 'Connection',
    refusals: [400, 404],
  },
  'GET /quotas': {
    summary: 'List the limits of accounts, apps and sites, and what is left of them',
    answer: 'Quotas',
    bySite: true,
    refusals: [400, 404],
  },
  'POST /quotas/forecast': {
    summary: 'Tell when posts would go out: as soon as possible, or spread out until a time',
    request: 'ForecastRequest',
    answer: ['Forecast'],
    bySite: true,
    refusals: [400, 404],
  },
  'GET /budgets': {
    summary: 'Show what a site has used of its budgets, and what its posts cost this month',
    answer: 'Budgets',
    bySite: true,
    refusals: [400, 404],
  },
};
