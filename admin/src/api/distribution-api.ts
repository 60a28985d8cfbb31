import type { Overrides } from '../../../contracts/compositions';
import type { DeliveryView, ResolveRequest } from '../../../contracts/deliveries';
import type {
  DispatchRequest,
  DispatchResponse,
  PreviewResponse,
} from '../../../contracts/dispatch';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

/** An entry in one language; `locale` is empty for content-types without languages. */
export interface EntryKey {
  contentType: string;
  documentId: string;
  locale: string;
}

/** `revision` is not sent: another one asks again. */
export interface PreviewArgs extends EntryKey {
  overrides: Overrides;
  /** Words for all. @default the entry's */
  text?: string;
  revision: string;
}

/** Also after a failure: somebody else may have decided a moment ago. */
const AFTER_DECISION = ['SocialDeliveries', 'SocialPreview', 'SocialHealth'] as const;

const distributionApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSocialPreview: build.query<PreviewResponse, PreviewArgs>({
      query: ({ contentType, documentId, locale, overrides, text }) => ({
        url: `${API_URL}/preview`,
        method: 'POST',
        data: { contentType, documentId, locale, overrides, text },
      }),
      transformResponse: (answer: Answer<PreviewResponse>) => unwrap(answer),
      providesTags: ['SocialPreview'],
    }),

    dispatchSocialPosts: build.mutation<DispatchResponse, DispatchRequest>({
      query: (data) => ({ url: `${API_URL}/dispatch`, method: 'POST', data }),
      transformResponse: (answer: Answer<DispatchResponse>) => unwrap(answer),
      // Also after a failure: a lost answer may have been a yes.
      invalidatesTags: ['SocialDeliveries', 'SocialPreview'],
    }),

    getSocialDeliveries: build.query<DeliveryView[], EntryKey>({
      // The admin's client does not encode `params`, so the query string is made here.
      query: ({ contentType, documentId, locale }) => ({
        url: `${API_URL}/deliveries?${new URLSearchParams({ contentType, documentId, locale }).toString()}`,
        method: 'GET',
      }),
      transformResponse: (answer: Answer<DeliveryView[]>) => unwrap(answer),
      providesTags: ['SocialDeliveries'],
    }),

    retrySocialDelivery: build.mutation<DeliveryView, number>({
      query: (id) => ({ url: `${API_URL}/deliveries/${id}/retry`, method: 'POST', data: {} }),
      transformResponse: (answer: Answer<DeliveryView>) => unwrap(answer),
      invalidatesTags: AFTER_DECISION,
    }),

    cancelSocialDelivery: build.mutation<DeliveryView, number>({
      query: (id) => ({ url: `${API_URL}/deliveries/${id}/cancel`, method: 'POST', data: {} }),
      transformResponse: (answer: Answer<DeliveryView>) => unwrap(answer),
      invalidatesTags: AFTER_DECISION,
    }),

    resolveSocialDelivery: build.mutation<DeliveryView, { id: number; request: ResolveRequest }>({
      query: ({ id, request }) => ({
        url: `${API_URL}/deliveries/${id}/resolve`,
        method: 'POST',
        data: request,
      }),
      transformResponse: (answer: Answer<DeliveryView>) => unwrap(answer),
      invalidatesTags: AFTER_DECISION,
    }),
  }),
  overrideExisting: false,
});

/** For the list that polls: state and subscription are read apart. */
export const { getSocialDeliveries } = distributionApi.endpoints;

export const {
  useGetSocialPreviewQuery,
  useDispatchSocialPostsMutation,
  useRetrySocialDeliveryMutation,
  useCancelSocialDeliveryMutation,
  useResolveSocialDeliveryMutation,
} = distributionApi;
