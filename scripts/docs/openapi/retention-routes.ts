import { retentionQuerySchema } from '../../../contracts/retention';
import type { RouteDescription } from './route-description';

/** How long things are kept. */
export const RETENTION_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'GET /retention': {
    summary:
      'Show how long each kind of rows is kept and how many would go; asked with days by kind, of those kinds alone, and how many would go then',
    query: retentionQuerySchema,
    answer: 'Retention',
    refusals: [400],
  },
  'PUT /retention': {
    summary: 'Set how long kinds of rows are kept; those that are not named stay as they are',
    request: 'SaveRetentionRequest',
    answer: 'Retention',
    refusals: [400],
  },
};
