import { bulkListQuerySchema, bulkRowsQuerySchema } from '../../../contracts/bulk';
import type { RouteDescription } from './route-description';

/** Many entries at once. */
export const BULK_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'POST /dispatch/bulk': {
    summary: 'Order the distribution of many entries, named or found by a filter',
    request: 'BulkRequest',
    answer: 'BulkOrder',
    bySite: true,
    refusals: [400, 404],
    status: 201,
  },
  'POST /dispatch/bulk/csv': {
    summary: 'Order the distribution of the entries of a CSV file; it waits as a draft',
    request: 'BulkCsvRequest',
    isForm: true,
    answer: 'BulkOrder',
    bySite: true,
    refusals: [400, 404],
    status: 201,
  },
  'GET /bulk': {
    summary: 'List bulk orders, newest first',
    query: bulkListQuerySchema,
    answer: 'BulkOrderPage',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /bulk/:id': {
    summary: 'Show a bulk order with its progress',
    answer: 'BulkOrder',
    refusals: [400, 404],
  },
  'GET /bulk/:id/rows': {
    summary: 'List the rows of a bulk order, each with what became of it',
    query: bulkRowsQuerySchema,
    answer: 'BulkRowPage',
    refusals: [400, 404],
  },
  'POST /bulk/:id/start': {
    summary: 'Begin to make the posts of a draft',
    answer: 'BulkOrder',
    refusals: [400, 404],
  },
  'POST /bulk/:id/pause': {
    summary: 'Make no more posts, and hold those that wait',
    answer: 'BulkOrder',
    refusals: [400, 404],
  },
  'POST /bulk/:id/resume': {
    summary: 'Go on with a paused order',
    answer: 'BulkOrder',
    refusals: [400, 404],
  },
  'POST /bulk/:id/cancel': {
    summary: 'Call off what waits; what is out stays',
    answer: 'BulkOrder',
    refusals: [400, 404],
  },
  'POST /bulk/:id/retry': {
    summary: 'Try failed rows again, and look again at bad ones',
    answer: 'BulkOrder',
    refusals: [400, 404],
  },
};
