import type {
  BulkOrderView,
  BulkRequest,
  BulkRowPage,
  BulkRowState,
} from '../../../contracts/bulk';
import type { Forecast, ForecastRequest } from '../../../contracts/quotas';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

interface ManyRowsArgs {
  id: number;
  state: BulkRowState;
}

/** Bulk orders as the lists of the Content Manager make them. */
const manyApi = baseApi.enhanceEndpoints({ addTagTypes: ['SocialBulk'] }).injectEndpoints({
  endpoints: (build) => ({
    orderSocialMany: build.mutation<BulkOrderView, BulkRequest>({
      query: (data) => ({ url: `${API_URL}/dispatch/bulk`, method: 'POST', data }),
      transformResponse: (answer: Answer<BulkOrderView>) => unwrap(answer),
      invalidatesTags: ['SocialBulk'],
    }),

    /** The first rows of an order that are in a state. */
    getSocialManyRows: build.query<BulkRowPage, ManyRowsArgs>({
      query: ({ id, state }) => ({
        url: `${API_URL}/bulk/${id}/rows?state=${state}&pageSize=50`,
        method: 'GET',
      }),
      transformResponse: (answer: Answer<BulkRowPage>) => unwrap(answer),
      providesTags: ['SocialBulk'],
    }),

    /** Nothing is asked; what shows posts looks again, since an order made some. */
    lookAgainAtSocialPosts: build.mutation<null, void>({
      queryFn: () => ({ data: null }),
      invalidatesTags: ['SocialDeliveries', 'SocialPreview'],
    }),

    /** When posts would go out. */
    getSocialForecast: build.query<Forecast[], ForecastRequest>({
      query: (data) => ({ url: `${API_URL}/quotas/forecast`, method: 'POST', data }),
      transformResponse: (answer: Answer<Forecast[]>) => unwrap(answer),
      providesTags: ['SocialDeliveries'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useOrderSocialManyMutation,
  useGetSocialManyRowsQuery,
  useGetSocialForecastQuery,
  useLookAgainAtSocialPostsMutation,
} = manyApi;
