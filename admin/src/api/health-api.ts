import type {
  DeliveryPage,
  DeliveryPageQuery,
  RetryManyRequest,
  RetryManyResponse,
} from '../../../contracts/deliveries';
import type { BoardSession, HealthView, SiteView } from '../../../contracts/health';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

const pageUrl = (path: string, page: DeliveryPageQuery): string => {
  const given = Object.entries(page).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return `${API_URL}${path}?${query.toString()}`;
};

const healthApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSocialHealth: build.query<HealthView, void>({
      query: () => ({ url: `${API_URL}/health`, method: 'GET' }),
      transformResponse: (answer: Answer<HealthView>) => unwrap(answer),
      providesTags: ['SocialHealth'],
    }),

    getSocialUndecided: build.query<DeliveryPage, DeliveryPageQuery>({
      query: (page) => ({ url: pageUrl('/deliveries/undecided', page), method: 'GET' }),
      transformResponse: (answer: Answer<DeliveryPage>) => unwrap(answer),
      providesTags: ['SocialHealth'],
    }),

    getSocialFailed: build.query<DeliveryPage, DeliveryPageQuery>({
      query: (page) => ({ url: pageUrl('/queue/failed', page), method: 'GET' }),
      transformResponse: (answer: Answer<DeliveryPage>) => unwrap(answer),
      providesTags: ['SocialHealth'],
    }),

    retrySocialDeliveries: build.mutation<RetryManyResponse, RetryManyRequest>({
      query: (data) => ({ url: `${API_URL}/deliveries/retry`, method: 'POST', data }),
      transformResponse: (answer: Answer<RetryManyResponse>) => unwrap(answer),
      invalidatesTags: ['SocialHealth', 'SocialDeliveries', 'SocialPreview'],
    }),

    pauseSocialSite: build.mutation<SiteView, number>({
      query: (id) => ({ url: `${API_URL}/sites/${id}/pause`, method: 'POST', data: {} }),
      transformResponse: (answer: Answer<SiteView>) => unwrap(answer),
      invalidatesTags: ['SocialHealth', 'SocialDeliveries', 'SocialPreview'],
    }),

    resumeSocialSite: build.mutation<SiteView, number>({
      query: (id) => ({ url: `${API_URL}/sites/${id}/resume`, method: 'POST', data: {} }),
      transformResponse: (answer: Answer<SiteView>) => unwrap(answer),
      invalidatesTags: ['SocialHealth', 'SocialDeliveries', 'SocialPreview'],
    }),

    retrySocialCircuit: build.mutation<unknown, string>({
      query: (platform) => ({
        url: `${API_URL}/circuits/${encodeURIComponent(platform)}/retry`,
        method: 'POST',
        data: {},
      }),
      invalidatesTags: ['SocialHealth', 'SocialDeliveries'],
    }),

    /** A cookie for the frame; nothing of the admin's own login goes into its address. */
    openSocialBoard: build.mutation<BoardSession, void>({
      query: () => ({ url: `${API_URL}/queue/board-session`, method: 'POST', data: {} }),
      transformResponse: (answer: Answer<BoardSession>) => unwrap(answer),
    }),

    retrySocialOutbox: build.mutation<unknown, number>({
      query: (id) => ({ url: `${API_URL}/outbox/${id}/retry`, method: 'POST', data: {} }),
      invalidatesTags: ['SocialHealth', 'SocialDeliveries'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSocialHealthQuery,
  useGetSocialUndecidedQuery,
  useGetSocialFailedQuery,
  useRetrySocialDeliveriesMutation,
  usePauseSocialSiteMutation,
  useResumeSocialSiteMutation,
  useRetrySocialCircuitMutation,
  useOpenSocialBoardMutation,
  useRetrySocialOutboxMutation,
} = healthApi;
