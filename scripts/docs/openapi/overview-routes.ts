import type { RouteDescription } from './route-description';

/** How a site does. */
export const OVERVIEW_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'GET /overview': {
    summary: 'Show how a site does: the last 30 days, what needs attention, the next 7 days',
    answer: 'Overview',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /overview/attention': {
    summary: 'List what needs a person, the most urgent first',
    answer: 'AttentionList',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /prices': {
    summary: 'Show what posts and AI calls of a site cost',
    answer: 'Prices',
    bySite: true,
    refusals: [400, 404],
  },
};
