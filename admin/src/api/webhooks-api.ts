import type {
  ReplayWebhook,
  ReplayWebhookResponse,
  WebhookDeliveryPage,
  WebhookDeliveryState,
  WebhookRequest,
  WebhookTest,
  WebhookView,
  WebhookWithSecret,
} from '../../../contracts/webhooks';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

const URL = `${API_URL}/webhooks`;

export interface WebhookLogAddress {
  id: number;
  /** All when left out. */
  state: WebhookDeliveryState | undefined;
  page: number;
}

const webhooksApi = baseApi.enhanceEndpoints({ addTagTypes: ['SocialWebhooks'] }).injectEndpoints({
  endpoints: (build) => ({
    getSocialWebhooks: build.query<WebhookView[], void>({
      query: () => ({ url: URL, method: 'GET' }),
      transformResponse: (answer: Answer<WebhookView[]>) => unwrap(answer),
      providesTags: ['SocialWebhooks'],
    }),

    createSocialWebhook: build.mutation<WebhookWithSecret, WebhookRequest>({
      query: (data) => ({ url: URL, method: 'POST', data }),
      transformResponse: (answer: Answer<WebhookWithSecret>) => unwrap(answer),
      invalidatesTags: ['SocialWebhooks'],
    }),

    updateSocialWebhook: build.mutation<WebhookView, { id: number; request: WebhookRequest }>({
      query: ({ id, request }) => ({ url: `${URL}/${id}`, method: 'PUT', data: request }),
      transformResponse: (answer: Answer<WebhookView>) => unwrap(answer),
      invalidatesTags: ['SocialWebhooks'],
    }),

    removeSocialWebhook: build.mutation<{ id: number }, number>({
      query: (id) => ({ url: `${URL}/${id}`, method: 'DELETE' }),
      transformResponse: (answer: Answer<{ id: number }>) => unwrap(answer),
      invalidatesTags: ['SocialWebhooks'],
    }),

    switchSocialWebhook: build.mutation<WebhookView, { id: number; to: 'pause' | 'resume' }>({
      query: ({ id, to }) => ({ url: `${URL}/${id}/${to}`, method: 'POST', data: {} }),
      transformResponse: (answer: Answer<WebhookView>) => unwrap(answer),
      invalidatesTags: ['SocialWebhooks'],
    }),

    rotateSocialWebhookSecret: build.mutation<WebhookWithSecret, number>({
      query: (id) => ({ url: `${URL}/${id}/rotate-secret`, method: 'POST', data: {} }),
      transformResponse: (answer: Answer<WebhookWithSecret>) => unwrap(answer),
      invalidatesTags: ['SocialWebhooks'],
    }),

    testSocialWebhook: build.mutation<WebhookTest, number>({
      query: (id) => ({ url: `${URL}/${id}/test`, method: 'POST', data: {} }),
      transformResponse: (answer: Answer<WebhookTest>) => unwrap(answer),
      invalidatesTags: ['SocialWebhooks'],
    }),

    getSocialWebhookLog: build.query<WebhookDeliveryPage, WebhookLogAddress>({
      query: ({ id, state, page }) => ({
        url: `${URL}/${id}/deliveries`,
        method: 'GET',
        config: { params: { page, ...(state ? { state } : {}) } },
      }),
      transformResponse: (answer: Answer<WebhookDeliveryPage>) => unwrap(answer),
      providesTags: ['SocialWebhooks'],
    }),

    replaySocialWebhook: build.mutation<
      ReplayWebhookResponse,
      { id: number; request: ReplayWebhook }
    >({
      query: ({ id, request }) => ({ url: `${URL}/${id}/replay`, method: 'POST', data: request }),
      transformResponse: (answer: Answer<ReplayWebhookResponse>) => unwrap(answer),
      invalidatesTags: ['SocialWebhooks'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSocialWebhooksQuery,
  useCreateSocialWebhookMutation,
  useUpdateSocialWebhookMutation,
  useRemoveSocialWebhookMutation,
  useSwitchSocialWebhookMutation,
  useRotateSocialWebhookSecretMutation,
  useTestSocialWebhookMutation,
  useGetSocialWebhookLogQuery,
  useReplaySocialWebhookMutation,
} = webhooksApi;
