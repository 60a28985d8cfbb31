import type {
  BulkOrderPage,
  BulkOrderView,
  BulkRowPage,
  BulkRowState,
  BulkState,
} from '../../../contracts/bulk';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import { queryText } from './query-text';

export type BulkAction = 'start' | 'pause' | 'resume' | 'cancel' | 'retry';

/** Newest first. */
export interface BulkListArgs {
  siteId: number | undefined;
  state: BulkState | undefined;
  /** A part of the name. */
  search: string | undefined;
  before: number | undefined;
  pageSize: number;
}

/** In order. */
export interface BulkRowsArgs {
  id: number;
  state: BulkRowState | undefined;
  after: number | undefined;
  pageSize: number;
}

const bulkApi = baseApi.enhanceEndpoints({ addTagTypes: ['SocialBulk'] }).injectEndpoints({
  endpoints: (build) => ({
    getSocialBulkOrders: build.query<BulkOrderPage, BulkListArgs>({
      query: ({ siteId, ...query }) => ({
        url: withSite(`${API_URL}/bulk?${queryText(query)}`, siteId),
        method: 'GET',
      }),
      transformResponse: (answer: Answer<BulkOrderPage>) => unwrap(answer),
      providesTags: ['SocialBulk'],
    }),

    getSocialBulkOrder: build.query<BulkOrderView, number>({
      query: (id) => ({ url: `${API_URL}/bulk/${id}`, method: 'GET' }),
      transformResponse: (answer: Answer<BulkOrderView>) => unwrap(answer),
      providesTags: ['SocialBulk'],
    }),

    getSocialBulkRows: build.query<BulkRowPage, BulkRowsArgs>({
      query: ({ id, ...query }) => ({
        url: `${API_URL}/bulk/${id}/rows?${queryText(query)}`,
        method: 'GET',
      }),
      transformResponse: (answer: Answer<BulkRowPage>) => unwrap(answer),
      providesTags: ['SocialBulk'],
    }),

    uploadSocialBulkFile: build.mutation<BulkOrderView, FormData>({
      query: (data) => ({ url: `${API_URL}/dispatch/bulk/csv`, method: 'POST', data }),
      transformResponse: (answer: Answer<BulkOrderView>) => unwrap(answer),
      invalidatesTags: ['SocialBulk'],
    }),

    actOnSocialBulkOrder: build.mutation<BulkOrderView, { id: number; action: BulkAction }>({
      query: ({ id, action }) => ({
        url: `${API_URL}/bulk/${id}/${action}`,
        method: 'POST',
        data: {},
      }),
      transformResponse: (answer: Answer<BulkOrderView>) => unwrap(answer),
      // Also after a failure: somebody else may have decided a moment ago.
      invalidatesTags: ['SocialBulk', 'SocialDeliveries', 'SocialHealth'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSocialBulkOrdersQuery,
  useGetSocialBulkRowsQuery,
  useUploadSocialBulkFileMutation,
  useActOnSocialBulkOrderMutation,
} = bulkApi;

/** For the page that polls: state and subscription are read apart. */
export const { getSocialBulkOrder } = bulkApi.endpoints;
