import { aiUsageQuerySchema } from '../../../contracts/ai-usage';
import type { RouteDescription } from './route-description';

/** What AI costs. */
export const AI_USAGE_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'GET /ai/usage': {
    summary: 'Show what AI cost a site in a month, and each call of it, newest first',
    answer: 'AiUsage',
    query: aiUsageQuerySchema,
    bySite: true,
    refusals: [400, 404],
  },
};
