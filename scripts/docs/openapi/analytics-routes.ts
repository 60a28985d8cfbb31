import { analyticsExportQuerySchema, analyticsQuerySchema } from '../../../contracts/analytics';
import { ledgerQuerySchema } from '../../../contracts/analytics-ledger';
import type { RouteDescription } from './route-description';

/** What went out, and what it brought. */
export const ANALYTICS_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'GET /analytics': {
    summary: 'Add up posts and what they brought, in all or by one of many groups',
    answer: 'Analytics',
    query: analyticsQuerySchema,
    bySite: true,
    refusals: [400, 404],
  },
  'GET /analytics/export': {
    summary: 'Download every post with its numbers, as CSV for spreadsheets or as JSON',
    answer: null,
    isFile: ['text/csv', 'application/json'],
    query: analyticsExportQuerySchema,
    bySite: true,
    refusals: [400, 404],
  },
  'GET /analytics/entries/:uid/:documentId': {
    summary: 'Follow an entry from its version by rule and payload to what each post brought',
    answer: 'EntryLedger',
    query: ledgerQuerySchema,
    bySite: true,
    refusals: [400, 404],
  },
};
